"""The demo acted out: everything said and changed by the verbs, in the order in which it happened."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from community.commenting import publish_comment
from community.demo.catalogue import Catalogue
from community.demo.reading import Demo
from community.demo.schema import PostEntry, TalkEntry, WritingEntry
from community.demo.talk import Said, Subject, subject_of, work_out
from community.models import Comment, Member, Post
from community.posting import publish_post
from community.rewriting import delete, disown, edit
from films.playhead import parse_playhead

NAMESPACE = uuid.UUID("b7b0c8f2-6f0c-5b43-9d0e-2f4f3f6d5a10")  # of the keys that posts and comments are sent with


class Act(NamedTuple):
    ago: dt.timedelta
    do: Callable[[], object]


class Acting:
    def __init__(self, demo: Demo, catalogue: Catalogue, members: Mapping[str, Member], now: dt.datetime) -> None:
        self.demo, self.catalogue, self.members, self.now = demo, catalogue, members, now
        self.written: dict[str, Post | Comment] = {}  # by key

    def talk(self) -> None:
        """Let them write, oldest first, so that replies find what they answer."""
        holders: list[PostEntry | TalkEntry] = [*self.demo.posts, *self.demo.talks]
        acts = [act for holder in holders for act in self._acts(holder)]
        for act in sorted(acts, key=attrgetter("ago"), reverse=True):
            act.do()

    def _acts(self, holder: PostEntry | TalkEntry) -> Iterator[Act]:
        subject = subject_of(holder)
        if isinstance(holder, PostEntry):
            yield Act(holder.ago, partial(self._post, holder, subject))
            yield from self._changes(holder.key, holder, holder.ago)
        for comment in work_out(subject)[0]:
            yield Act(comment.ago, partial(self._comment, comment, subject))
            yield from self._changes(f"{subject.key}/{comment.key}", comment.entry, comment.ago)

    def _changes(self, key: str, entry: WritingEntry, ago: dt.timedelta) -> Iterator[Act]:
        changes: list[tuple[dt.timedelta | None, Callable[..., object]]] = [
            *((version.after, partial(edit, body=version.text)) for version in entry.edited),
            (entry.deleted_after, delete),
            (entry.disowned_after, disown),
        ]
        for after, verb in changes:
            if after:
                yield Act(ago - after, partial(self._change, verb, key, entry, ago - after))

    def _post(self, entry: PostEntry, subject: Subject) -> None:
        self.written[entry.key] = publish_post(
            author=self.members[entry.by],
            kind=entry.kind,
            title=entry.title,
            body=entry.text,
            film=self.catalogue.films[subject.film] if subject.film else None,
            moment=self.catalogue.moments[entry.moment] if entry.moment else None,
            tags=entry.tags,
            reveal_at=self._playhead(entry.reveal_at, subject),
            key=uuid.uuid5(NAMESPACE, entry.key),
            now=self.now - entry.ago,
        )

    def _comment(self, comment: Said, subject: Subject) -> None:
        entry, key = comment.entry, f"{subject.key}/{comment.key}"
        about = self.written[subject.key] if subject.ago else self.catalogue.moments[subject.key]
        assert not isinstance(about, Comment)  # noqa: S101 - for mypy: keys of comments have a slash in them
        self.written[key] = publish_comment(
            author=self.members[entry.by],
            subject=about,
            body=entry.text,
            parent=self._parent(comment, subject),
            line=self.catalogue.lines[subject.moment or "", entry.line] if entry.line else None,
            reveal_at=None if entry.reveal_at is None else self._playhead(entry.reveal_at, subject),
            key=uuid.uuid5(NAMESPACE, key),
            now=self.now - comment.ago,
        )

    def _parent(self, comment: Said, subject: Subject) -> Comment | None:
        """Fresh from the database: what it answers may have been changed since."""
        if comment.parent is None:
            return None
        parent: Comment = Comment.objects.get(pk=self.written[f"{subject.key}/{comment.parent.key}"].pk)
        return parent

    def _change(self, verb: Callable[..., object], key: str, entry: WritingEntry, ago: dt.timedelta) -> None:
        verb(writing=self.written[key], by=self.members[entry.by], now=self.now - ago)

    def _playhead(self, written: int | str, subject: Subject) -> int:
        return parse_playhead(written, self.catalogue.ordinals[subject.film]) if subject.film else 0
