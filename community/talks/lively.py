"""What people talk about now, for the first page."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from community.models import Discussion, Post
from community.models.mute import Where
from community.mutes.rules import Told
from community.reader import Reader


def hottest_posts(most: int, *, reader: Reader) -> list[Post]:
    """In one query, with those that are left out; none about what the reader wants to hear nothing of yet."""
    posts = Post.objects.public().filter(reader.reach.unless_blind()).with_short_cards().order_by("-hot", "-id")
    return list(reader.lens(posts, where="lists")[:most])


def lively_talk(most: int, *, besides: Collection[Post], reader: Reader) -> list[Discussion]:
    """Where something was said last, in one query, but for posts that are shown already; with what is left out.

    What a rule folds may be named here: nothing of it stands open.
    """
    shown = {post.pk for post in besides}
    latest = Discussion.objects.with_comments().on_the_site().filter(reader.reach.unless_blind())
    latest = latest.select_related("film", "post__film", "moment__film").order_by("-last_comment_at", "-id")
    others = [talk for talk in latest[: most + len(shown)] if talk.post_id not in shown][:most]
    rules = reader.rules_at(Where.LISTS)
    for talk in others:
        rule = rules.on(Told(film=talk.film_id, text=partial(str, talk)))
        talk.is_left_out = rule is not None and rule.removes
    return others
