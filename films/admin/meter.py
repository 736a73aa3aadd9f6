"""The quotation meter, as a table of dials."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from films.models import Film
from films.quotation import Reading
from films.quoting import meter_of

PAGES = {"lines": "admin:films_dialogue_change", "scene": "admin:films_scene_change"}


def show_meter(film: Film, *, moments: Collection[Any] | None = None, scenes: Collection[Any] | None = None) -> str:
    """The film's dial, and those of the named dialogues and scenes, or of all that are over."""
    meter = meter_of(film)
    if moments is None or scenes is None:
        shown = [reading for reading in meter.over if reading != meter.film]
    else:
        shown = [reading for reading in meter.dialogues if reading.of in moments]
        shown += [reading for reading in meter.scenes if reading.of in scenes]
    dials = [(reading, _page_of(reading)) for reading in [meter.film, *shown]]
    return render_to_string("admin/films/meter.html", {"dials": dials})


def _page_of(reading: Reading) -> str:
    return reverse(PAGES[reading.measure], args=[reading.of]) if reading.measure in PAGES else ""
