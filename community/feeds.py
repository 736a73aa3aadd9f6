"""Atom feeds of new posts and of the ledger, for those who read elsewhere: nothing in them gives a story away."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import LedgerEntry, Member, Post
from community.news.own_feed import posts_followed_by
from community.reader import Reader
from community.talks.structured_data import gist_of_post, say_what_it_is
from films.addresses import at_address
from films.models import Film

POSTS = 30
ENTRIES = 50  # of the ledger


class TalkFeed(Feed[Post, Any]):
    feed_type = Atom1Feed
    title: Any = gettext_lazy("Reelive: talk")
    subtitle: Any = gettext_lazy("New posts about films and series.")

    def link(self) -> str:
        return reverse("community:talk")

    def items(self, film: Film | None = None) -> list[Post]:
        posts = Post.objects.public().with_cards().order_by("-posted_at", "-id")
        return list((posts.of_film(film) if film else posts)[:POSTS])

    def item_title(self, item: Post) -> str:
        return item.title

    def item_description(self, item: Post) -> str:
        return gist_of_post(item) or say_what_it_is(item)

    def item_author_name(self, item: Post) -> str | None:
        return item.author.name if item.author else None

    def item_pubdate(self, item: Post) -> dt.datetime:
        return item.posted_at

    def item_updateddate(self, item: Post) -> dt.datetime:
        return item.edited_at or item.posted_at

    def item_categories(self, item: Post) -> list[str]:
        return [tag.name for tag in item.tags.all()]


class FilmTalkFeed(TalkFeed):
    """Of one film, or of the one that it was merged into."""

    def get_object(self, request: HttpRequest, film_slug: str) -> Film:
        film = at_address(Film.objects.all(), slug=film_slug)
        return film.merged_into or film

    def title(self, film: Film) -> str:
        return _("Reelive: talk about %(film)s") % {"film": film.title}

    def subtitle(self, film: Film) -> str:
        return _("New posts about %(film)s.") % {"film": film.title}

    def link(self, film: Film) -> str:  # type: ignore[override]
        return reverse("community:film-talk", args=[film.slug])


class OwnFeed(TalkFeed):
    """What a member follows, as they would see it: without what they muted, nor what they have not reached."""

    title = gettext_lazy("Reelive: what you follow")
    subtitle = gettext_lazy("New posts about the films and by the members that you follow.")

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_object(self, request: HttpRequest, token: str) -> Reader:
        return Reader(request, member=get_object_or_404(Member, feed_token=token, is_active=True))

    def link(self, reader: Reader) -> str:  # type: ignore[override]
        return reverse("community:following")

    def items(self, reader: Reader) -> list[Post]:  # type: ignore[override]
        member = cast("Member", reader.member)
        posts = reader.lens(posts_followed_by(member, now=timezone.now()).with_cards(), where="feed")[:POSTS]
        return [post for post in posts if not (post.is_left_out or reader.reach.is_blind_to(post.film))]

    def item_title(self, item: Post) -> str:
        """A feed cannot fold: all that a fold hides gives way to its reason, and the link leads to it."""
        return item.fold or super().item_title(item)

    def item_description(self, item: Post) -> str:
        return item.fold or super().item_description(item)

    def item_author_name(self, item: Post) -> str | None:
        return None if item.fold else super().item_author_name(item)

    def item_categories(self, item: Post) -> list[str]:
        return [] if item.fold else super().item_categories(item)


class LedgerFeed(Feed[LedgerEntry, None]):
    feed_type = Atom1Feed
    title: Any = gettext_lazy("Reelive: the ledger")
    subtitle: Any = gettext_lazy("What the law made us remove, and what stands again.")

    def link(self) -> str:
        return reverse("community:ledger")

    def items(self) -> list[LedgerEntry]:
        return list(LedgerEntry.objects.order_by("-number")[:ENTRIES])

    def item_title(self, item: LedgerEntry) -> str:
        return _("No. %(number)d: %(kind)s") % {"number": item.number, "kind": item.get_kind_display()}

    def item_description(self, item: LedgerEntry) -> str:
        facts = (item.get_basis_display(), item.law, item.get_scope_display(), item.get_appeal_display(), item.reason)
        return capfirst("; ".join(map(str, filter(None, facts))))

    def item_pubdate(self, item: LedgerEntry) -> dt.datetime:
        return item.entered_at

    def item_updateddate(self, item: LedgerEntry) -> dt.datetime:
        return item.entered_at
