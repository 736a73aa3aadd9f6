"""What people do: members and everything they make."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from community.groups import make_groups
from community.ledger.checks import check_guard, check_guard_when_deployed


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = _("Community")

    def ready(self) -> None:
        post_migrate.connect(make_groups, sender=self)
        # By name, because both read models, which are not there yet when this file is read.
        import_string("films.merging.AFTERWARDS").append(import_string("community.recounting.count_after_merge"))
        register(check_guard, Tags.database)
        register(check_guard_when_deployed, deploy=True)
