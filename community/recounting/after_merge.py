"""What is counted again once duplicates in the catalogue have become one."""

from __future__ import annotations

from django.db.models import Model

from community.models import Discussion
from community.recounting.talk import recount_silence_of, recount_talk_of
from community.recounting.votes import recount_votes_on
from films.models import Moment


def count_after_merge(loser: Model, winner: Model) -> None:
    """Votes and talk have moved to the winner. Who had voted on both keeps the vote there; the other stays behind."""
    for moment in (winner, loser):
        if isinstance(moment, Moment):
            recount_votes_on(moment)
            talk = Discussion.objects.filter(moment=moment.pk).first()
            _ = recount_talk_of(talk) if talk else recount_silence_of(moment)
