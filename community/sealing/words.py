"""What a sealed text holds, as an operator reads it: part by part, in words, and not as it is stored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from films.models import Dialogue, Quote, Scene, Track, Trivia

MODELS = (Scene, Dialogue, Quote, Trivia, Track)


class Part(NamedTuple):
    label: str
    text: str = ""  # as it was written; empty for what is only counted or named


def parts_of(sealed: dict[str, Any]) -> list[Part]:
    """Of a post, a comment or a moment; what was empty is left out."""
    return list(_of_moment(sealed) if "texts" in sealed else _of_writing(sealed))


def _of_writing(sealed: dict[str, Any]) -> Iterator[Part]:
    if title := sealed.get("title"):
        yield Part(_("Title"), title)
    if body := sealed.get("body"):
        yield Part(_("Text"), body)
    if tags := sealed.get("tags"):
        yield Part(_("Tags"), ", ".join(tags))
    for number, row in enumerate(sealed.get("revisions", {}).values(), start=1):
        said = "\n\n".join(filter(None, (row.get("title"), row.get("body"))))
        yield Part(_("Earlier version %(number)d") % {"number": number}, said)


def _of_moment(sealed: dict[str, Any]) -> Iterator[Part]:
    texts, labels = sealed["texts"], {**_labels(), "slug": _("Address")}
    for name, label in labels.items():
        if text := texts.get(name):
            yield Part(label, text)
    if said := "\n".join(filter(None, map(_line, sealed.get("lines", {}).values()))):
        yield Part(_("Lines"), said)
    if picture := sealed.get("picture"):
        yield Part(_("A picture"), picture["name"])
    if packed := len(sealed.get("packed", ())):
        yield Part(
            ngettext("%(number)d copy in the pack", "%(number)d copies in the pack", packed) % {"number": packed}
        )
    if history := len(sealed.get("history", ())):
        said = ngettext("%(number)d note in the admin's history", "%(number)d notes in the admin's history", history)
        yield Part(said % {"number": history})


def _labels() -> dict[str, str]:
    """The name of each column that a moment of any kind can have."""
    fields = {field.name: field for model in MODELS for field in model._meta.concrete_fields}
    return {name: capfirst(str(field.verbose_name)) for name, field in fields.items()}


def _line(said: dict[str, str]) -> str:
    cue, text = said.get("cue", ""), said.get("text", "")
    return f"({cue}) {text}" if cue else text
