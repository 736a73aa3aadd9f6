"""The two groups of staff, made after every migrate and brought back to these rights."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions

CURATORS = "curators"
OPERATORS = "operators"
CURATED_APPS = ("films",)
CURATED_MODELS = (("community", "suggestion"),)  # what curators handle outside the catalogue
OPERATED_APPS = ("films", "community", "account", "mfa", "auth")


def make_groups(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Give curators the catalogue and operators the members too; safe to run again."""
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    for app_config in apps.get_app_configs():  # rights of apps that migrate after this one
        create_permissions(app_config, verbosity=0, using=using)
    permissions = permission_model.objects.using(using).select_related("content_type")
    curators, _ = group_model.objects.using(using).get_or_create(name=CURATORS)
    operators, _ = group_model.objects.using(using).get_or_create(name=OPERATORS)
    curators.permissions.set(
        permission
        for permission in permissions
        if permission.content_type.app_label in CURATED_APPS
        or (permission.content_type.app_label, permission.content_type.model) in CURATED_MODELS
    )
    operators.permissions.set(
        permission for permission in permissions if permission.content_type.app_label in OPERATED_APPS
    )
