"""The demo's votes stored, and counted by what counts votes anyway.

Thousands of them, one by one through the verb, would keep `make run` waiting for half a minute; so they are stored at
once, and each tally is then made from them as `manage.py recount` would make it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from community.demo.ballots import Ballot, on_moment, on_writing
from community.demo.catalogue import Catalogue
from community.demo.reading import Demo
from community.demo.schema import PostEntry, TalkEntry, WritingEntry
from community.demo.talk import subject_of, work_out
from community.models import Comment, Member, Post
from community.recounting.votes import recount_copies, recount_votes_on
from community.targets import Target
from community.votes.kinds import votes_on


class Polling:
    def __init__(self, members: Mapping[str, Member], joined: Mapping[str, dt.timedelta], now: dt.datetime) -> None:
        self.members, self.joined, self.now = members, joined, now
        self.count = 0

    def vote_on_writings(self, demo: Demo, written: Mapping[str, Post | Comment]) -> None:
        """On what stands; nobody votes on a tombstone."""
        for key, entry, ago in _writings(demo):
            if not entry.deleted_after:
                self._store(written[key], on_writing(key, entry, self.joined, ago))
        list(recount_copies(is_repaired=True))

    def vote_on_moments(self, demo: Demo, catalogue: Catalogue) -> None:
        """On every one there is."""
        favours = {favour.moment: favour for favour in demo.favours}
        for address, moment in catalogue.moments.items():
            self._store(moment, on_moment(address, favours.get(address), self.joined))

    def _store(self, target: Target, ballots: Iterable[Ballot]) -> None:
        votes = votes_on(type(target))
        rows = [
            votes.model(
                voter=self.members[ballot.voter], target=target, value=ballot.value, voted_at=self.now - ballot.ago
            )
            for ballot in ballots
        ]
        if rows:
            votes.bulk_create(rows)
            recount_votes_on(target)
        self.count += len(rows)


def _writings(demo: Demo) -> Iterator[tuple[str, WritingEntry, dt.timedelta]]:
    """Posts and comments by the keys they are written under, and how long ago they were."""
    holders: list[PostEntry | TalkEntry] = [*demo.posts, *demo.talks]
    for holder in holders:
        subject = subject_of(holder)
        if isinstance(holder, PostEntry):
            yield holder.key, holder, holder.ago
        for comment in work_out(subject)[0]:
            yield f"{subject.key}/{comment.key}", comment.entry, comment.ago
