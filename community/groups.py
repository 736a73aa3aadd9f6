"""The two groups of staff, made after every migrate and brought back to these rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions

if TYPE_CHECKING:
    from django.contrib.auth.models import Permission

CURATORS = "curators"
OPERATORS = "operators"
CURATED_APPS = ("films",)
# Votes and talk hang on the rest of the catalogue: curators take it off the site, operators delete.
CURATORS_DELETE = ("alias", "country", "credit", "genre")
CURATED_MODELS = (("community", "suggestion"),)  # what curators handle outside the catalogue
OPERATED_APPS = ("films", "account", "mfa", "auth")
OPERATED_MODELS = (*CURATED_MODELS, ("community", "member"))  # what members say and vote is nobody's to edit
OPERATORS_MAY = (
    ("admin", "view_logentry"),  # who changed what
    # The legal desk: decided by its verbs, edited and deleted by nobody.
    *(("community", right) for right in ("view_report", "change_report", "view_removal", "add_removal")),
    *(("community", right) for right in ("view_counternotice", "change_counternotice")),
)


def make_groups(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Give curators the catalogue and operators the members too; safe to run again."""
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    for app_config in apps.get_app_configs():  # rights of apps that migrate after this one
        create_permissions(app_config, verbosity=0, using=using)
    permissions = list(permission_model.objects.using(using).select_related("content_type"))
    for name, may in ((CURATORS, is_for_curators), (OPERATORS, is_for_operators)):
        group, _ = group_model.objects.using(using).get_or_create(name=name)
        group.permissions.set(permission for permission in permissions if may(permission))


def is_for_curators(permission: Permission) -> bool:
    app, model = permission.content_type.app_label, permission.content_type.model
    if permission.codename == f"delete_{model}" and model not in CURATORS_DELETE:
        return False
    return app in CURATED_APPS or (app, model) in CURATED_MODELS


def is_for_operators(permission: Permission) -> bool:
    app, model = permission.content_type.app_label, permission.content_type.model
    return app in OPERATED_APPS or (app, model) in OPERATED_MODELS or (app, permission.codename) in OPERATORS_MAY
