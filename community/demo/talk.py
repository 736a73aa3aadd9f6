"""A talk as the files write it made one that can be acted out: what each comment answers, and when it was said."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from community.demo.schema import CommentEntry, PostEntry, TalkEntry

A_DAY = dt.timedelta(days=1)  # stands for a time that is wrong, so that those after it are not wrong as well

Fault = tuple[int, str, str, str]  # which comment, which field, what is wrong, what was expected


@dataclass(frozen=True)
class Subject:
    """What a talk is about: a post of some age, or a moment, which is older than all talk."""

    key: str
    film: str | None
    moment: str | None
    ago: dt.timedelta | None
    talk: Sequence[CommentEntry]


def subject_of(holder: PostEntry | TalkEntry) -> Subject:
    film = holder.moment.split("/")[0] if holder.moment else None
    if isinstance(holder, PostEntry):
        return Subject(holder.key, film or holder.film, holder.moment, holder.ago, holder.talk)
    return Subject(holder.moment, film, holder.moment, None, holder.talk)


@dataclass(frozen=True)
class Said:
    """A comment that knows its place."""

    entry: CommentEntry
    key: str
    parent: Said | None
    ago: dt.timedelta


def work_out(subject: Subject) -> tuple[list[Said], list[Fault]]:
    """Place the comments of a talk, in the order of the file."""
    told: dict[str, Said] = {}  # by key, and by member for their last
    said: list[Said] = []
    faults: list[Fault] = []
    counts: Counter[str] = Counter()
    for place, entry in enumerate(subject.talk):
        counts[entry.by] += 1
        key = entry.key or f"{entry.by}-{counts[entry.by]}"
        parent = told.get(entry.to) if entry.to else None
        before = parent.ago if parent else subject.ago
        fault = _fault(entry, key, told) or _fault_of_time(entry, before)
        if fault:
            faults.append((place, *fault))
        said.append(Said(entry, key, parent, before or A_DAY if fault else _ago(entry, before)))
        told[key] = told[entry.by] = said[-1]
    return said, faults


def _fault(entry: CommentEntry, key: str, told: dict[str, Said]) -> tuple[str, str, str] | None:
    if key in told:
        return "key", f"{key} names another comment of this talk", "a key of its own"
    if entry.to and entry.to not in told:
        return "to", f"{entry.to} has said nothing above", "a comment's key, or a member who has spoken above"
    return None


def _fault_of_time(entry: CommentEntry, before: dt.timedelta | None) -> tuple[str, str, str] | None:
    if (entry.after is None) == (entry.ago is None) or (entry.after and before is None):
        expected = "one of the two: after, for what answers something, or ago, for what answers a moment"
        return "after", "does not say when it was said", expected
    if entry.ago and before is not None:
        return "ago", "is no answer's", "after: how long after what it answers"
    if entry.after and before is not None and entry.after >= before:
        return "after", "leads into the future", "less than the age of what it answers"
    return None


def _ago(entry: CommentEntry, before: dt.timedelta | None) -> dt.timedelta:
    return entry.ago or (before or dt.timedelta()) - (entry.after or dt.timedelta())
