"""What the two buttons of a vote show, on a page and in the answer to a press."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from community.models import Member
from community.pages.back import back_of
from community.targets import Target, kind_of

LOOKS = ("", "small")


def buttons_of(
    request: HttpRequest, target: Target, *, back: str = "", look: str = "", refusal: str = ""
) -> dict[str, Any]:
    """For the template `community/vote/_buttons.html`; `back` is the page they stand on, if not this address."""
    kind, reader = kind_of(target), request.user
    is_mine = isinstance(reader, Member) and getattr(target, "author_id", None) == reader.pk
    return {
        "target": target,
        "id": f"{kind}-{target.pk}",
        "address": reverse("community:vote", args=[kind, target.pk]),
        "own_vote": getattr(target, "own_vote", None) or 0,
        "may_vote": not (is_mine or getattr(target, "is_deleted", False) or target.is_removed),
        "is_visitor": not isinstance(reader, Member),
        "back": back or request.get_full_path(),
        "look": look if look in LOOKS else "",
        "refusal": refusal,
    }


def place_of(request: HttpRequest, target: Target) -> str:
    """The page on which the vote was given, as its form says; else the target's own."""
    return back_of(request) or target.get_absolute_url()
