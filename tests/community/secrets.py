"""Looks for a word in everything that is stored."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.conf import settings

SECRET = "Hauptstrasse-5"


def found(secret: str = SECRET) -> set[str]:
    """The models, by label, one of whose rows holds it in any column, and the media files that do by name."""
    rows = {
        model._meta.label
        for model in apps.get_models()
        if any(secret.casefold() in repr(row).casefold() for row in model._base_manager.values())
    }
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return rows | {path.name for path in files if secret.encode() in path.read_bytes()}
