"""The texts of moments, whatever their kind: their own, their lines', their picture, and every copy of them.

Copies are what the last pack said (packs are merged with it) and what the admin's history tells of edits.
"""

from __future__ import annotations

import base64
from functools import partial
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from community.models.legal import Scope
from films.models import Kind, Line, Moment, PackedItem
from films.search.indexing import index_again
from films.share_cards.keeping import forget

LINE_TEXTS = ("text", "cue")
PICTURE = "still"  # the only one that a moment has


def seal(moment: Moment, scope: str) -> dict[str, Any]:
    detail = moment.detail
    lines = _lines(detail)
    return {
        "texts": {name: getattr(detail, name) for name in _names(detail, scope)},
        "lines": {line["key"]: {name: line[name] for name in LINE_TEXTS} for line in lines.values("key", *LINE_TEXTS)},
        "picture": _seal_picture(detail),
        "packed": [[row.section, row.key, row.loaded] for row in _packed(moment).order_by("section", "key")],
        "history": {str(row.pk): [row.object_repr, row.change_message] for row in _history(detail).order_by("pk")},
    }


def take_out(moment: Moment, scope: str, *, number: int, instead: str) -> None:
    detail = moment.detail
    names = _names(detail, scope)
    texts = dict.fromkeys(names, "")
    texts |= {name: instead for name in Moment.TELLS if name in names and getattr(detail, name)}  # some want it said
    if scope == Scope.EVERYTHING:
        texts |= {"title": instead, "slug": f"removed-{number}"}
    picture = getattr(detail, PICTURE, None)
    if picture:
        texts[PICTURE] = ""
        transaction.on_commit(partial(picture.storage.delete, picture.name))
    transaction.on_commit(partial(forget, f"moment-{moment.pk}"))  # pictures drawn of it
    _write(detail, texts, number)
    _lines(detail).update(**dict.fromkeys(LINE_TEXTS, ""))
    _packed(moment).delete()
    _history(detail).update(object_repr=instead, change_message=instead)
    index_again(Moment.objects.get(pk=moment.pk))


def put_back(moment: Moment, sealed: dict[str, Any]) -> None:
    detail = moment.detail
    texts = dict(sealed["texts"])
    if kept := sealed["picture"]:
        storage = getattr(detail, PICTURE).storage
        texts[PICTURE] = storage.save(kept["name"], ContentFile(base64.b64decode(kept["content"])))
    if "slug" in texts and _siblings(moment).filter(slug=texts["slug"]).exists():
        del texts["slug"]  # another has that address by now; this one keeps its number
    _write(detail, texts, None)
    for key, said in sealed["lines"].items():
        _lines(detail).filter(key=key).update(**said)
    for section, key, loaded in sealed["packed"]:
        PackedItem.objects.update_or_create(
            film_id=moment.film_id, section=section, key=key, defaults={"loaded": loaded}
        )
    for pk, (name, message) in sealed["history"].items():
        LogEntry.objects.filter(pk=pk).update(object_repr=name, change_message=message)
    index_again(Moment.objects.get(pk=moment.pk))


def _names(detail: Moment, scope: str) -> list[str]:
    """The columns of text that go; where the title goes, so do its address and the source."""
    told = [name for name in detail.TELLS if name not in ("source", PICTURE)]
    return ["title", "slug", "source", *told] if scope == Scope.EVERYTHING else told


def _write(detail: Moment, texts: dict[str, Any], number: int | None) -> None:
    """Not by saving: a picture would be made anew, and tallies be written back."""
    type(detail)._base_manager.filter(pk=detail.pk).update(**texts, ledger_number=number)


def _lines(detail: Moment) -> QuerySet[Line]:
    """Of a dialogue; the other kinds have none."""
    return Line.objects.filter(dialogue=detail.pk)


def _seal_picture(detail: Moment) -> dict[str, str] | None:
    picture = getattr(detail, PICTURE, None)
    if not picture:
        return None
    with picture.open("rb") as file:
        return {"name": picture.name, "content": base64.b64encode(file.read()).decode()}


def _packed(moment: Moment) -> QuerySet[PackedItem]:
    items = PackedItem.objects.filter(film=moment.film_id)
    own = items.filter(section=moment.section, key=moment.key)
    return (
        own | items.filter(section="lines", key__startswith=f"{moment.key}/") if moment.kind == Kind.DIALOGUE else own
    )


def _history(detail: Moment) -> QuerySet[LogEntry]:
    kinds = ContentType.objects.get_for_models(type(detail), Moment).values()
    return LogEntry.objects.filter(content_type__in=kinds, object_id=str(detail.pk))


def _siblings(moment: Moment) -> QuerySet[Moment]:
    return Moment.objects.filter(film=moment.film_id, kind=moment.kind).exclude(pk=moment.pk)
