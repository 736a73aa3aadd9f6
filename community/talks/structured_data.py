"""What the pages of talk tell machines in the words of schema.org: only what every reader may know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from community.markup.showing import gist
from community.models import Member, Post

TEXT_MAX = 500


def forum_posting(post: Post, absolute: Callable[[str], str]) -> dict[str, Any]:
    """A post whose discussion came along; `absolute` turns a path into an address."""
    author = None if post.is_deleted else post.author
    return {
        "@type": "DiscussionForumPosting",
        "headline": str(post),
        "url": absolute(post.get_absolute_url()),
        "datePublished": post.posted_at.isoformat(),
        **({"dateModified": post.edited_at.isoformat()} if post.edited_at else {}),
        **({"text": text} if (text := gist_of_post(post)) else {}),
        **({"author": _person(author, absolute)} if author else {}),
        **({"about": {"@type": "CreativeWork", "name": post.film.title}} if post.film else {}),
        **({} if post.is_scoreless else {"interactionStatistic": _interactions(post)}),
    }


def _interactions(post: Post) -> list[dict[str, Any]]:
    return [
        _counter("LikeAction", post.ups),
        _counter("DislikeAction", post.downs),
        _counter("CommentAction", post.discussion.comment_count),
    ]


def gist_of_post(post: Post) -> str:
    """Its first words, as they travel without its page; nothing of what gives a story away."""
    return "" if post.reveal_at else gist(post.body_html)[:TEXT_MAX]


def say_what_it_is(post: Post) -> str:
    """For a page whose text may not travel: "Theory about The Farewell, on Reelive"."""
    kind = post.get_kind_display()
    if post.film:
        return _("%(kind)s about %(film)s, on Reelive") % {"kind": kind.capitalize(), "film": post.film.title}
    return _("%(kind)s on Reelive") % {"kind": kind.capitalize()}


def _person(member: Member, absolute: Callable[[str], str]) -> dict[str, str]:
    return {"@type": "Person", "name": member.name, "url": absolute(member.get_absolute_url())}


def _counter(action: str, count: int) -> dict[str, Any]:
    return {
        "@type": "InteractionCounter",
        "interactionType": f"https://schema.org/{action}",
        "userInteractionCount": count,
    }
