"""Published limits on rate, never on opinion. Views ask before they call a verb; pages print the numbers."""

from __future__ import annotations

from community.models import Member, Suggestion

WAITING_SUGGESTIONS_MAX = 10  # of one member; a curator reads each of them


def suggestions_left(member: Member) -> int:
    """How many more may wait at once."""
    return max(0, WAITING_SUGGESTIONS_MAX - Suggestion.objects.waiting().filter(proposer=member).count())
