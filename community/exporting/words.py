"""The same rows for people: what each column is called, and what it says; numbers of rows stay in the JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.exporting.contents import EXPORTED, Row, Section
from community.models import Comment, Discussion, Member, Post, Tag
from community.models.mute import places_of
from community.models.progress import NOT_SEEN, SEEN
from films.models import Character, Film, Moment
from films.playhead import say_playhead


class Fact(NamedTuple):
    label: str
    value: str
    address: str = ""


Teller = Callable[[Row], Fact | None]
MODELS: dict[str, type[models.Model]] = {section.name: model for (model, _), section in EXPORTED.items()}
# What columns are called that no form and no admin shows.
LABELS: dict[str, str | Promise] = {
    "value": gettext_lazy("your vote"),
    "voted_at": gettext_lazy("voted"),
    "changed_at": gettext_lazy("changed"),
    "since": gettext_lazy("since"),
    "visited_at": gettext_lazy("last read"),
    "previous_at": gettext_lazy("read before that"),
    "made_at": gettext_lazy("made"),
    "proposed_at": gettext_lazy("proposed"),
    "places": gettext_lazy("where it holds"),
    "kind": gettext_lazy("kind"),
    "people_count": gettext_lazy("people"),
    "latest_at": gettext_lazy("newest"),
    "read_at": gettext_lazy("read"),
    "mailed_at": gettext_lazy("sent by mail"),
}
# Numbers of rows, and what only programs read.
FOR_MACHINES = (
    "id", "key", "parent", "root", "line", "answered", "depth", "descendants", "reveal_at", "entry", "restoring",
    "report", "removal", "operator", "curator", "last_digest_on", "gathered_until",
)  # fmt: skip


def in_words(section: Section, rows: list[Row]) -> Iterator[list[Fact]]:
    """Each row as the facts that it has; no query."""
    tellers = [teller_of(field) for field in fields_of(section)]
    for row in rows:
        told = (tell(row) for tell in tellers)
        facts = [fact for fact in told if fact and fact.value]
        if "address" in row:
            facts.append(Fact(_("on the site"), address := _absolute(row["address"]), address))
        yield facts


def fields_of(section: Section) -> list[Any]:
    """Those of its columns that are shown to people, in their order."""
    fields = MODELS.get(section.name, Member)._meta.concrete_fields
    return [field for field in fields if field.name not in (*FOR_MACHINES, *section.without)]


def label_of(field: Any) -> str:
    """What it points at, by that one's name; else its own, or what stands above for those that have none."""
    if field.related_model:
        return str(field.related_model._meta.verbose_name)
    has_name = isinstance(field.verbose_name, Promise)
    return str(field.verbose_name if has_name else LABELS.get(field.name, field.verbose_name))


def teller_of(field: Any) -> Teller:
    label, name = label_of(field), field.name
    if field.related_model:
        return lambda row: _linked(label, name, field.related_model, row)
    say = _way_to_say(field)
    return lambda row: None if row.get(name) in (None, "") else Fact(label, say(row[name]))


def _way_to_say(field: Any) -> Callable[[Any], str]:
    if field.name in SAID_APART:
        return SAID_APART[field.name]
    if field.choices:
        labels = dict(field.flatchoices)
        return lambda value: str(labels.get(value, value))
    if isinstance(field, models.BooleanField):
        return lambda value: _("yes") if value else _("no")
    if isinstance(field, models.DateTimeField):
        return _say_time
    return str


def _say_time(then: dt.datetime) -> str:
    return date_format(timezone.localtime(then), "DATETIME_FORMAT")


def _say_progress(playhead: int) -> str:
    return {NOT_SEEN: _("not seen"), SEEN: _("seen")}.get(playhead) or say_playhead(playhead, {})


# What a number or a code alone would not tell.
SAID_APART: dict[str, Callable[[Any], str]] = {
    "playhead": _say_progress,
    "places": lambda bits: ", ".join(str(place.label) for place in places_of(bits)),
    "language": lambda code: str(dict(settings.LANGUAGES).get(code, code)),
}


def _linked(label: str, name: str, target: type[models.Model], row: Row) -> Fact | None:
    """What the row is about: its title, and where on the site it stands."""
    key = row.get(f"{name}_id")
    if key is None:
        return None
    if target is Discussion:
        about = Moment if row[f"{name}__moment_id"] else Post
        return _linked(label, f"{name}__{about._meta.model_name}", about, row)
    return Fact(label, *ADDRESSED[target](row, name, key))


def _post(row: Row, name: str, key: int) -> tuple[str, str]:
    return row[f"{name}__title"] or _("a post that its author has deleted"), _to("community:post-detail", key, "post")


def _comment(row: Row, name: str, key: int) -> tuple[str, str]:
    title = row[f"{name}__discussion__moment__title"] or row[f"{name}__discussion__post__title"]
    return title or _("a post that its author has deleted"), _to("community:comment-detail", key)


def _member(row: Row, name: str, key: int) -> tuple[str, str]:
    username = row[f"{name}__username"]
    return f"@{username}", _to("community:member-detail", username)


# The title and the address, of each kind of thing that rows are about.
ADDRESSED: dict[type[models.Model], Callable[[Row, str, int], tuple[str, ...]]] = {
    Film: lambda row, name, key: (row[f"{name}__title"], _to("films:film-detail", row[f"{name}__slug"])),
    Moment: lambda row, name, key: (row[f"{name}__title"], _to("films:moment-permalink", key)),
    Post: _post,
    Comment: _comment,
    Member: _member,
    Character: lambda row, name, key: (row[f"{name}__name"],),
    Tag: lambda row, name, key: (row[f"{name}__name"],),
}


def _to(view: str, *parts: Any) -> str:
    return _absolute(reverse(view, args=parts))


def _absolute(path: str) -> str:
    return urljoin(settings.SITE_ADDRESS, path)
