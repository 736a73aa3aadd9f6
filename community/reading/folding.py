"""Folds and leaves out what a reader chose to see less of, as rows are read and before a template has them.

Rows that are left out stay in their list, so that a page ends where it would end for anybody; templates pass them by.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.utils.translation import gettext as _

from community.counting import count_at_most
from community.limits import NEW_ACCOUNT_DAYS, NEW_ACCOUNT_WRITINGS_MIN
from community.models import Comment, Member, MemberFollow, Post, PostTag
from community.models.mute import Mute
from community.mutes.phrases import text_of
from community.mutes.rules import NO_RULES, Rules, Told
from community.reading.lenses import Lens, Look, signed
from films.models import Line, Moment

UNFOLDED = Look(Lens.ALL)
AnyRows = TypeVar("AnyRows", bound=QuerySet[Any, Any])
Kind = Mute.Kind
OF_THE_PAGE = (Kind.FILM, Kind.CHARACTER, Kind.TAG)  # a whole talk is about it: whoever reads that came for it


@dataclass(frozen=True)
class Folding:
    """What is folded in one place, for one reader; by default nothing."""

    now: dt.datetime
    member: Member | None = None
    rules: Rules = NO_RULES
    look: Look = UNFOLDED
    is_apart: bool = False  # comments stand apart from their talks: what those are about, and called, counts with them

    def prepare(self, rows: AnyRows) -> AnyRows:
        """Let each row know what deciding about it takes, and nothing that it does not take; no query."""
        if issubclass(rows.model, Moment):
            speaking = Line.objects.filter(dialogue=OuterRef("pk"), speaker__in=self.rules.ids(Kind.CHARACTER))
            return self._knowing(rows, Kind.CHARACTER, muted_speaker=Subquery(speaking.values("speaker")[:1]))
        if rows.model is Post:
            rows = self._knowing_tag(rows, of_post="pk")
        elif self.is_apart:
            rows = self._knowing_tag(rows, of_post="discussion__post")
            rows = self._knowing(rows, Kind.CHARACTER, speaker_of_post=F("discussion__post__moment__speaker"))
        if self.look.lens == Lens.NEW:
            return rows.annotate(author_joined=F("author__date_joined"), author_wrote=_written_by_author())
        if self.look.lens == Lens.PEOPLE:
            return rows.annotate(is_of_my_people=_is_of_people_of(self.member))
        return rows

    def fold(self, row: Any) -> None:
        """Decide about a row whose text was taken out already where the reader must not read it."""
        if isinstance(row, Moment):
            self._apply(row, _told_by_moment)
        elif not (row.is_deleted or row.is_removed or self._is_own(row)):
            told_by_comment = _told_with_its_talk if self.is_apart else _told_by_comment
            self._apply(row, _told_by_post if isinstance(row, Post) else told_by_comment)
            row.fold = row.fold or self._reason_of_lens(row)

    def _apply(self, row: Any, told_by: Callable[[Any], Told]) -> None:
        if self.rules and (rule := self.rules.on(told_by(row))):
            row.is_left_out, row.fold = rule.removes, rule.reason

    def _reason_of_lens(self, row: Any) -> str:
        if self.look.lens == Lens.PEOPLE:
            return "" if row.is_of_my_people else _("Not from your people")
        if self.look.lens in (Lens.LOW, Lens.NEW) and row.score < self.look.fold_below:
            return _("Sank to %(score)s") % {"score": signed(row.score)}
        if self.look.lens == Lens.NEW and self._is_from_new_account(row):
            return _("From a new account")
        return ""

    def _is_from_new_account(self, row: Any) -> bool:
        if row.author_id is None:
            return False
        is_young: bool = row.author_joined > self.now - dt.timedelta(days=NEW_ACCOUNT_DAYS)
        return is_young or bool(row.author_wrote < NEW_ACCOUNT_WRITINGS_MIN)

    def _is_own(self, row: Any) -> bool:
        return self.member is not None and row.author_id == self.member.pk

    def _knowing_tag(self, rows: AnyRows, *, of_post: str) -> AnyRows:
        tagged = PostTag.objects.filter(post=OuterRef(of_post), tag__in=self.rules.ids(Kind.TAG))
        return self._knowing(rows, Kind.TAG, muted_tag=Subquery(tagged.values("tag")[:1]))

    def _knowing(self, rows: AnyRows, kind: str, **known: Any) -> AnyRows:
        return rows.annotate(**known) if self.rules.ids(kind) else rows


def left_out_of(rows: Iterable[Any]) -> int:
    return sum(row.is_left_out for row in rows)


def _told_by_post(post: Post) -> Told:
    moment = _loaded(post, "moment")
    return Told(
        author=post.author_id,
        film=post.film_id,
        characters=[moment.speaker_id] if moment else (),
        tags=[getattr(post, "muted_tag", None)],
        text=lambda: f"{post.title}\n{text_of(post.body_html)}",
    )


def _told_by_comment(comment: Comment) -> Told:
    """Not what its talk is about: whoever reads that came for it."""
    return Told(author=comment.author_id, text=lambda: text_of(comment.body_html))


def _told_with_its_talk(comment: Comment) -> Told:
    """Of one that was read with its subject, which is named beside it."""
    talk = comment.discussion
    return Told(
        author=comment.author_id,
        starter=talk.post.author_id if talk.post else None,
        film=talk.film_id,
        characters=[talk.moment.speaker_id if talk.moment else None, getattr(comment, "speaker_of_post", None)],
        tags=[getattr(comment, "muted_tag", None)],
        text=lambda: f"{talk}\n{text_of(comment.body_html)}",
    )


def _told_by_moment(moment: Moment) -> Told:
    return Told(
        film=moment.film_id,
        characters=[moment.speaker_id, getattr(moment, "muted_speaker", None)],
        text=lambda: "\n".join([moment.title, *_words_of(moment)]),
    )


def _words_of(moment: Moment) -> Iterator[str]:
    """What it tells in fields of its own, as far as they were read; lines of a dialogue are not."""
    for part in (moment, _loaded(moment, f"as_{moment.kind}")):
        for name in part.TELLS if part else ():
            if isinstance(words := getattr(part, name), str):
                yield words


def _loaded(row: Any, name: str) -> Any:
    """What it refers to, if that was read with it: nothing is asked for here."""
    return row._state.fields_cache.get(name)


def _written_by_author() -> Any:
    mine = {"author": OuterRef(OuterRef("author"))}
    return sum(
        (
            count_at_most(model._default_manager.standing().filter(**mine), NEW_ACCOUNT_WRITINGS_MIN)
            for model in (Post, Comment)
        ),
        start=Value(0),
    )


def _is_of_people_of(member: Member | None) -> Any:
    """By themselves, by whom they follow, or by whom one of those follows who lets that count."""
    followed = MemberFollow.objects.filter(followed=OuterRef("author"))
    by_theirs = followed.filter(follower__followers__follower=member, follower__lends_follows=True)
    return Q(Exists(followed.filter(follower=member))) | Q(Exists(by_theirs))
