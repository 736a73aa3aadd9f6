"""What browsers are told so that the site can be installed as an app and opened without a connection."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from films.share_cards.icons import ICONS
from films.share_cards.inks import inks
from films.share_cards.shapes import Ink

OFFLINE_PAGE = "community/app/offline.html"
# What that page needs, and nothing else: the rest is kept as it is used.
SHEETS = ("reset", "tokens", "base", "layout", "utilities", "components/button", "components/offline")
SCRIPTS = ("offline", "kept")
PURPOSES = {"app-192": "any", "app-512": "any", "app-maskable": "maskable"}


def describe_app() -> dict[str, Any]:
    """The web app manifest, in the language of whoever asks."""
    hall = inks(0)[Ink.HALL]
    return {
        "id": "/",
        "name": "Reelive",
        "short_name": "Reelive",
        "description": _("Relive the moments of films and series: scenes, dialogues, quotes, stories and music."),
        "lang": get_language(),
        "start_url": reverse("community:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": hall,
        "theme_color": hall,
        "categories": ["entertainment", "social"],
        "icons": list(_icons()),
        "shortcuts": [
            {"name": _("Search"), "url": reverse("community:search")},
            {"name": _("Random moment"), "url": reverse("films:random")},
            {"name": _("All films"), "url": reverse("films:film-list")},
        ],
    }


def worker_script() -> str:
    """A few lines that change with all that the worker keeps: browsers compare them, and fetch the rest anew."""
    offline = reverse("community:offline")
    files = [f"css/{name}.css" for name in SHEETS] + [f"js/{name}.js" for name in SCRIPTS] + ["img/mark.svg"]
    shell, worker = [offline, *map(static, files)], static("js/worker.js")
    content = json.dumps([shell, worker, render_to_string(OFFLINE_PAGE)])
    version = hashlib.sha256(content.encode()).hexdigest()[:12]
    constants = {"VERSION": version, "OFFLINE": offline, "SHELL": shell}
    said = [f"const {name} = {json.dumps(value)};" for name, value in constants.items()]
    return "\n".join([*said, f"importScripts({json.dumps(worker)});", ""])


def _icons() -> Iterator[dict[str, str]]:
    for icon in ICONS:
        if purpose := PURPOSES.get(icon.name):
            sizes = f"{icon.side}x{icon.side}"
            yield {"src": static(f"img/{icon.name}.png"), "sizes": sizes, "type": "image/png", "purpose": purpose}
