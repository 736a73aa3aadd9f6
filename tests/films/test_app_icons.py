"""The icons of the app are what the mark and the colours say today."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image, ImageChops

from films.share_cards.icons import ICONS, Icon, draw_icon


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.name)
def test_an_icon_is_as_the_command_would_draw_it(icon: Icon) -> None:
    with Image.open(Path(settings.BASE_DIR) / "static" / "img" / f"{icon.name}.png") as committed:
        difference = ImageChops.difference(committed.convert("RGBA"), draw_icon(icon).convert("RGBA"))
    assert max(high for _, high in difference.getextrema()) <= 2, "run manage.py draw_icons"  # type: ignore[misc]


def test_the_mark_of_a_maskable_icon_stays_where_no_system_cuts() -> None:
    icon = next(icon for icon in ICONS if icon.name == "app-maskable")
    assert icon.share * 2**0.5 <= 0.8
    assert not icon.corner
