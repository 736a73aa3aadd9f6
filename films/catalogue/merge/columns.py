"""How a field of a pack is kept in the database: one column each, read and written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from films.catalogue.merge.known import Known, Row
from films.catalogue.read.items import Json
from films.catalogue.read.writing import MINUTE_MAX, tidy
from films.playhead import parse_playhead, read_playhead, write_playhead
from films.timecode import write_timecode


class Column(NamedTuple):
    name: str  # in packs
    attname: str  # in the database
    read: Callable[[Row, Known], Json]
    write: Callable[[Any, Known, str], Any]  # the third is the item's key


def text(name: str) -> Column:
    return Column(name, name, lambda row, known: tidy(row[name]), _as_it_is)


def number(name: str, attname: str = "") -> Column:
    attname = attname or name
    return Column(name, attname, lambda row, known: row[attname], _as_it_is)


def date(name: str) -> Column:
    return Column(
        name,
        name,
        lambda row, known: row[name].isoformat() if row[name] else "",
        lambda value, known, key: dt.date.fromisoformat(value) if value else None,
    )


def seconds(name: str) -> Column:
    return Column(
        name,
        name,
        lambda row, known: "" if row[name] is None else write_timecode(row[name]),
        lambda value, known, key: _seconds(value) if value else None,
    )


def sources(name: str) -> Column:
    """A list that the database keeps as lines."""
    return Column(
        name,
        name,
        lambda row, known: [line for line in map(tidy, row[name].splitlines()) if line],
        lambda value, known, key: "\n".join(value),
    )


def address(name: str = "slug") -> Column:
    """The key, unless a curator chose another."""
    return Column(
        name,
        name,
        lambda row, known: "" if row[name] == row["key"] else row[name],
        lambda value, known, key: value or key,
    )


def playhead(name: str) -> Column:
    return Column(
        name,
        name,
        lambda row, known: _written_playhead(row[name], known),
        lambda value, known, key: parse_playhead(value, known.ordinals),
    )


def picture(name: str) -> Column:
    """The stored file's name; what it has to do with the pack's file is found out in `state.py`."""
    return Column(name, name, lambda row, known: row[name] or "", _as_it_is)


def reference(name: str, section: str, *, attname: str = "", seen: bool = False) -> Column:
    """A row of another section. Of an optional one, readers see nothing while it is off the site."""
    attname = attname or f"{name}_id"

    def read(row: Row, known: Known) -> Json:
        pk = row[attname]
        return known.keys[section].get(pk, "") if seen or pk in known.live[section] else ""

    return Column(name, attname, read, lambda value, known, key: known.ids[section].get(value) if value else None)


def _as_it_is(value: Any, known: Known, key: str) -> Any:
    return value


def _seconds(timecode: str) -> int:
    hours, minutes, rest = map(int, timecode.split(":"))
    return (hours * 60 + minutes) * 60 + rest


def _written_playhead(number: int, known: Known) -> Json:
    """A place in no episode, as after one was deleted, is the start of the next: nothing is revealed too soon."""
    episodes = known.episodes if known.ordinals else {}
    ordinal, minute = read_playhead(number)
    if not number or ordinal in episodes:
        return write_playhead(number, episodes)
    if not episodes:
        return MINUTE_MAX if ordinal else minute
    later = [other for other in episodes if other > ordinal]
    return f"{episodes[min(later)]}@0" if later else f"{episodes[max(episodes)]}@{MINUTE_MAX}"
