"""What people talk about now, for the first page."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from community.models import Discussion, Post
from community.models.mute import Where
from community.mutes.rules import Told
from community.reader import Reader


def hottest_posts(most: int, *, reader: Reader) -> list[Post]:
    """In one query, with those that are left out; fewer for who wants to hear nothing about some films yet."""
    posts = Post.objects.public().with_short_cards().order_by("-hot", "-id")
    seen = reader.lens(posts, where="lists")[:most]
    return [post for post in seen if not reader.reach.is_blind_to(post.film)]


def lively_talk(most: int, *, besides: Collection[Post], reader: Reader) -> list[Discussion]:
    """Where something was said last, in one query, but for posts that are shown already; with what is left out.

    What a rule folds may be named here: nothing of it stands open.
    """
    shown = {post.pk for post in besides}
    latest = Discussion.objects.with_comments().on_the_site().order_by("-last_comment_at", "-id")
    found = latest.select_related("film", "post__film", "moment__film")[: most + len(shown)]
    others = [talk for talk in found if talk.post_id not in shown and not reader.reach.is_blind_to(talk.film)][:most]
    rules = reader.rules_at(Where.LISTS)
    for talk in others:
        rule = rules.on(Told(film=talk.film_id, text=partial(str, talk)))
        talk.is_left_out = rule is not None and rule.removes
    return others
