"""The demo curator can sign in and curate, and exists in DEBUG only."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client

from community.demo.load import SPOKESMAN
from community.demo.members import PASSWORD
from community.management.commands.make_demo_curator import USERNAME
from community.models import Member
from tests.factories import make_member

pytestmark = pytest.mark.django_db


def test_it_is_refused_without_debug() -> None:
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("make_demo_curator")
    assert not Member.objects.exists()


def test_it_says_how_to_sign_in_and_that_works(
    settings: LazySettings, visitor: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEBUG = True
    call_command("make_demo_curator", address="http://localhost:1234")
    said = capsys.readouterr().out
    assert USERNAME in said
    assert PASSWORD in said
    assert "http://localhost:1234/admin/" in said
    assert visitor.login(username=USERNAME, password=PASSWORD)
    curator = Member.objects.get()
    assert curator.is_staff
    assert curator.has_perm("films.change_quote")
    assert not curator.has_perm("community.change_member")


def test_a_second_time_changes_nothing(settings: LazySettings) -> None:
    settings.DEBUG = True
    call_command("make_demo_curator")
    before = Member.objects.values().get()
    call_command("make_demo_curator")
    assert Member.objects.values().get() == before


def test_it_names_a_member_to_sign_in_as_once_the_demo_is_loaded(
    settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEBUG = True
    make_member(SPOKESMAN)
    call_command("make_demo_curator")
    assert f"sign in as {SPOKESMAN}" in capsys.readouterr().out
