"""Who is not to be told of something, because they muted what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q

from community.models import Comment, Discussion, Member, Mute, Notification, Post, PostTag
from community.models.mute import Where
from community.mutes.phrases import text_of
from community.mutes.rules import Rule, Rules, Told


def told_by(writing: Post | Comment, discussion: Discussion, *, tags: Collection[int] = ()) -> Told:
    """What somebody would be told of; `tags` are those of the post that it is or answers."""
    title = writing.title if isinstance(writing, Post) else ""
    return Told(
        author=writing.author_id,
        film=discussion.film_id,
        tags=tags,
        text=lambda: f"{title}\n{text_of(writing.body_html)}",
    )


def deaf_among(
    members: Collection[Member], *, writing: Post | Comment, discussion: Discussion, now: dt.datetime
) -> set[int]:
    """Ids of those whose mutes for notifications hold for it; one query, one more where somebody mutes tags."""
    mutes = Mute.objects.filter(member__in=members).holding(now).named()
    rules: dict[int, list[Rule]] = {}
    for mute in mutes:
        rules.setdefault(mute.member_id, []).append(
            Rule(mute.kind, mute.target_id, mute.label, mute.removes, mute.places)
        )
    told = told_by(writing, discussion, tags=tags_of(discussion) if rules else ())
    return {pk for pk, theirs in rules.items() if Rules(theirs).at(Where.NOTIFICATIONS).on(told)}


def muted_rows(rows: Collection[Notification], rules: Rules) -> list[int]:
    """Ids of what is not to be mailed; judged by what was said last in each."""
    muted = []
    for row in rows:
        writing = row.comment or row.discussion.post
        tags = tags_of(row.discussion) if rules.ids(Mute.Kind.TAG) else ()
        if writing and rules.on(told_by(writing, row.discussion, tags=tags)):
            muted.append(row.pk)
    return muted


def unmuted_posts(member: Member, *, now: dt.datetime) -> Q:
    """A condition on posts, but for phrases: those that the member's mutes for notifications let through."""
    here = Mute.objects.of(member).holding(now).annotate(here=F("places").bitand(Where.NOTIFICATIONS.bit))
    here = here.filter(here__gt=0)
    tagged = here.filter(tag__tagged__post=OuterRef("pk"))
    return Q(
        ~Exists(here.filter(person=OuterRef("author"))),
        ~Exists(here.filter(film=OuterRef("film"))),
        ~Exists(here.filter(character=OuterRef("moment__speaker"))),
        ~Exists(tagged),
    )


def tags_of(discussion: Discussion) -> list[int]:
    return list(PostTag.objects.filter(post=discussion.post_id).values_list("tag", flat=True))
