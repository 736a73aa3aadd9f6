"""What an operator sends from the legal desk."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from community.models import CounterNotice, Member
from community.removing import restore

ORDER = "/admin/community/removal/add/"  # where something is removed that nobody has reported


def removing(**changed: Any) -> dict[str, Any]:
    said = {"enter": "1", "basis": "personal-data", "law": "", "scope": "text", "reason": "A home.", "answer": ""}
    return said | changed


def make_wait_again(notice: CounterNotice, *, by: Member) -> None:
    """As one that was there before restoring settled it: the text stands again, and nobody has decided."""
    restore(removal=notice.removal, by=by, reason="A court said so.", now=timezone.now())
    undecided = {"state": CounterNotice.State.WAITING, "decided_at": None, "operator": None, "answer": ""}
    CounterNotice.objects.filter(pk=notice.pk).update(**undecided)
    notice.refresh_from_db()
