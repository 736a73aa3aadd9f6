"""Draws the icons of the app into static/img, where they are committed; run it when the mark or its colours change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from films.share_cards.icons import ICONS, draw_icon


class Command(BaseCommand):
    help = "Draw the icons of the app from static/img/mark.svg."

    def handle(self, *args: Any, **options: Any) -> None:
        for icon in ICONS:
            path = Path(settings.BASE_DIR) / "static" / "img" / f"{icon.name}.png"
            draw_icon(icon).save(path, optimize=True)
            self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
