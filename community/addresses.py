"""From an address that somebody pastes to the moment, post or comment that has it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from community.forms.decision import thing_at
from community.models import Comment, Post
from community.targets import Target
from films.models import Moment

PAGES: dict[str, Any] = {
    "community:post-detail": Post,
    "community:post-permalink": Post,
    "community:comment-detail": Comment,
}
DIGITS_MAX = 18  # more than a key can have


def target_at(address: str) -> Target | None:
    """On any host; also what its author has deleted, or curators took off the site."""
    thing = thing_at(address)
    if thing is not None:
        return thing if isinstance(thing, Moment) else None
    try:
        match = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None
    number = next(iter((*match.args, *match.kwargs.values())), "")
    if match.view_name not in PAGES or len(str(number)) > DIGITS_MAX:
        return None
    target: Target | None = PAGES[match.view_name].objects.filter(pk=int(number)).first()
    return target
