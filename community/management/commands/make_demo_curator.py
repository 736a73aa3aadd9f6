"""`manage.py make_demo_curator`: somebody to sign in as, on a site that is only being tried out."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from community.demo.load import SPOKESMAN, is_loaded
from community.demo.members import PASSWORD
from community.groups import CURATORS
from community.models import Member

USERNAME = "curator-demo"
EMAIL = "curator-demo@example.com"


class Command(BaseCommand):
    help = "Make the demo curator, in DEBUG only, and say how to sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", default="http://localhost:8000", help="where the site is about to answer")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo curator is for DEBUG only: its password is public.")
        make_demo_curator()
        address = options["address"]
        self.stdout.write(f"\n  Reelive     {address}/\n  Admin       {address}/admin/")
        if is_loaded():
            self.stdout.write(f"  Member      sign in as {SPOKESMAN}, password {PASSWORD}")
        self.stdout.write(f"  Curator     {USERNAME}, password {PASSWORD}\n  Stop        Ctrl-C\n")


@transaction.atomic
def make_demo_curator() -> Member:
    """Make the demo curator, or bring it back to its public password and rights."""
    curator, _ = Member.objects.get_or_create(username=USERNAME, defaults={"email": EMAIL})
    curator.is_staff = curator.is_active = True
    if not curator.check_password(PASSWORD):
        curator.set_password(PASSWORD)
    curator.save()
    curator.groups.set([Group.objects.get(name=CURATORS)])
    EmailAddress.objects.update_or_create(user=curator, email=EMAIL, defaults={"verified": True, "primary": True})
    return curator
