"""What follows from the votes on a thing, in one place: for the verb that votes and for the command that recounts."""

from __future__ import annotations

from community.models import Post
from community.models.writing import Writing
from films.models.votable import Votable
from films.ranking import controversy, hot, wilson


def columns_of(target: Votable, *, ups: int, downs: int) -> dict[str, float]:
    """The columns of a moment, post or comment that so many votes give.

    A moment's `fresh` is not among them: it needs to know when each vote was given.
    """
    score = ups - downs
    columns = {"ups": ups, "downs": downs, "score": score, "wilson": wilson(ups, downs)}
    if isinstance(target, Writing):
        columns["controversy"] = controversy(ups, downs)
    if isinstance(target, Post):
        columns["hot"] = hot(score, target.posted_at)
    return columns
