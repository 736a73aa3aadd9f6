"""Whoever asks for a page, member or visitor, and how they see what they ask for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.http import HttpRequest
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from community.counting import count_at_most
from community.models import (
    Comment,
    FilmFollow,
    Member,
    MemberFollow,
    Post,
    SavedItem,
)
from community.models.mute import Mute, Where
from community.models.progress import SEEN
from community.mutes.rules import NO_RULES, Rules
from community.progress import places_of_visitor
from community.reading.folding import OF_THE_PAGE, Folding
from community.reading.lenses import Look, look_of
from community.reading.own_state import OwnState, state_of
from community.reading.reach import Reach
from community.reading.rows import known_to, read_through
from films.models import Film, Line, Moment
from films.models.film import FilmQuerySet

AnyRows = TypeVar("AnyRows", bound=QuerySet[Any, Any])
EVERYTHING = "everything"  # in ?show=, or a playhead
UNMUTED = "off"  # in ?mutes=
SAID_COUNTED_MAX = 100  # about one line; more are said to be more
PLAYHEAD = re.compile("[0-9]{1,7}")


class Reader:
    """Asks nothing of the database, and touches no session, until a page asks something of it."""

    def __init__(self, request: HttpRequest, *, member: Member | None = None) -> None:
        """`member` reads without being signed in: an address of theirs that holds a secret was asked for."""
        self._request = request
        self._member = member

    @property
    def member(self) -> Member | None:
        user: Member | AnonymousUser = self._request.user
        return self._member or (user if isinstance(user, Member) else None)

    @cached_property
    def reach(self) -> Reach:
        """How far they have got in each work."""
        member, today, shown = self.member, timezone.localdate(), self._shown_anyway()
        if member is None:
            return Reach(today, places_of_visitor(self._request), shown=shown)
        return Reach(today, self._own_state.places, member.known_after_days, shown)

    @property
    def look(self) -> Look:
        """The lens through which this page shows talk."""
        return look_of(self.member, asked=self._request.GET.get("lens", ""))

    @property
    def sees_muted(self) -> bool:
        """Whether this one page was asked to fold and leave out nothing by their mutes."""
        return self._request.GET.get("mutes") == UNMUTED

    def rules_at(self, where: Where) -> Rules:
        """Their mutes that hold there."""
        return NO_RULES if self.member is None or self.sees_muted else self._own_state.rules.at(where)

    def mutes(self, kind: str, target_id: int | None) -> bool:
        """Whether one of their rules is about it, wherever it holds."""
        return self.member is not None and target_id in self._own_state.rules.ids(kind)

    @property
    def tells_everything(self) -> bool:
        return self.reach.shown >= SEEN

    def hears_no_score_of(self, film: Film) -> bool:
        return self.reach.is_blind_to(film)

    def scored_moments(self) -> Q:
        return self.reach.unless_blind()

    def reached_moments(self) -> Q:
        return self.reach.reached_moments()

    def lens(self, rows: AnyRows, *, film: Film | None = None, host: Member | None = None, where: str = "") -> AnyRows:
        """The same moments, posts or comments as this reader sees them.

        What they have not reached is taken out as rows are read, so that a forgotten template cannot
        show it; each row knows `own_vote`: 1, -1, or None where they have not voted, and whether it
        `is_saved`. `film` saves rows that all belong to one film from asking for it, and from
        rules about that film: who opens its page came for it. `host` is the member whose page it is: a rule
        about them folds, and comments, apart from their talks, are judged with these. `where` names
        the place of `Where` whose mutes hold; there, talk is looked at through their lens, too.
        """
        folding = self._folding(where, film, host)
        return read_through(folding.prepare(known_to(self.member, rows)), lambda row: self._look_at(row, film, folding))

    def alone(self, rows: AnyRows) -> AnyRows:
        """The same, where it is the post or comment that a page is about.

        Who opens it came for it, so no lens folds it and nothing is left out; but where they muted who said it, or
        words in it, one more click is asked for.
        """
        folding = Folding(timezone.now(), self.member, self.rules_at(Where.THREADS).without(*OF_THE_PAGE).folding_only)
        return read_through(folding.prepare(known_to(self.member, rows)), lambda row: self._look_at(row, None, folding))

    def films(self, rows: FilmQuerySet) -> FilmQuerySet:
        """The same films, each knowing whether they follow it: `is_followed`."""
        if self.member is None:
            return rows
        return rows.annotate(is_followed=Exists(FilmFollow.objects.filter(follower=self.member, film=OuterRef("pk"))))

    def follows(self, thing: Member | Film) -> bool:
        """Whether they follow it; no query where it was read knowing `is_followed`."""
        if self.member is None or hasattr(thing, "is_followed"):
            return getattr(thing, "is_followed", False)
        if isinstance(thing, Film):
            return FilmFollow.objects.filter(follower=self.member, film=thing).exists()
        return MemberFollow.objects.filter(follower=self.member, followed=thing).exists()

    def has_saved(self, target: Moment | Post | Comment) -> bool:
        """Whether they saved it; no query where it was read through the lens."""
        if self.member is None or hasattr(target, "is_saved"):
            return getattr(target, "is_saved", False)
        return SavedItem.objects.of_target(target).filter(member=self.member).exists()

    def with_talk(self, lines: QuerySet[Line], *, film: Film) -> QuerySet[Line]:
        """Let each line of a dialogue know `said_count`: how many comments are about it, as far as they are counted."""
        if self.reach.is_blind_to(film):
            return lines.annotate(said_count=Value(0))
        about = Comment.objects.standing().filter(line=OuterRef(OuterRef("pk")))
        return lines.annotate(said_count=count_at_most(about, SAID_COUNTED_MAX))

    @cached_property
    def _own_state(self) -> OwnState:
        """One query."""
        return state_of(cast("Member", self.member), now=timezone.now())

    def _folding(self, where: str, film: Film | None, host: Member | None) -> Folding:
        if not where:
            return Folding(timezone.now())
        rules = self.rules_at(Where(where))
        if film:
            rules = rules.without(Mute.Kind.FILM)
        if host:
            rules = rules.never_leaving_out(Mute.Kind.PERSON, host.pk)
        return Folding(timezone.now(), self.member, rules, self.look, is_apart=host is not None)

    def _look_at(self, row: Any, film: Film | None, folding: Folding) -> None:
        row.is_own = self._wrote(row)
        if self.reach.blind_films and self.reach.is_blind_to(film or row.told_of):
            row.forget_scores()
            if not (isinstance(row, Moment) or row.is_own or row.is_deleted or self.tells_everything):
                row.keep_back()
        tells = row.reveal_at and not row.is_removed and not row.is_own
        if tells and row.reveal_at > self.reach.in_film(film or row.told_of):
            row.withhold()
        folding.fold(row)

    def _wrote(self, row: Any) -> bool:
        author: int | None = getattr(row, "author_id", None)
        return author is not None and self.member is not None and author == self.member.pk

    def _shown_anyway(self) -> int:
        """The playhead up to which the address of this page asks to be told, as links do that say so."""
        asked = self._request.GET.get("show", "")
        if asked == EVERYTHING:
            return SEEN
        return min(int(asked), SEEN) if PLAYHEAD.fullmatch(asked) else 0


class Request(HttpRequest):
    """A request that the middleware of readers and of htmx have seen."""

    reader: Reader
    htmx: HtmxDetails
