"""Who is not to be told of something, because they muted what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q

from community.models import Comment, Discussion, Member, Mute, Notification, NotificationCause, Post, PostTag
from community.models.mute import Where
from community.mutes.phrases import text_of
from community.mutes.rules import PHRASES, Rule, Rules, Told


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


def muted_rows(rows: Collection[Notification], rules: Rules) -> set[int]:
    """Ids of what is not to be told; judged by what was said last in each. One query where somebody mutes tags."""
    tags = _tags_of_talks(rows) if rules.ids(Mute.Kind.TAG) else {}
    muted = set()
    for row in rows:
        writing = row.comment or row.discussion.post
        if writing and rules.on(told_by(writing, row.discussion, tags=tags.get(row.discussion.post_id, ()))):
            muted.add(row.pk)
    return muted


def wholly_muted_rows(rows: Collection[Notification], rules: Rules) -> set[int]:
    """Of those, the ones in which nobody is heard whom the rules let through; one query, if any has many people."""
    muted = muted_rows(rows, rules)
    many = [row for row in rows if row.pk in muted and row.people_count > 1]
    if not many:
        return muted
    of_the_talk = muted_rows(many, rules.without(Mute.Kind.PERSON, *PHRASES))
    heard = NotificationCause.objects.filter(notification__in=many).exclude(person__in=rules.ids(Mute.Kind.PERSON))
    return muted - set(heard.values_list("notification", flat=True)) | of_the_talk


def rows_heard(rules: Rules) -> Q:
    """A condition on rows: somebody is heard in them whom the rules let through, of a work that they let through.

    Of muted tags and words it knows nothing: who looks at the rows does.
    """
    people, causes = rules.ids(Mute.Kind.PERSON), NotificationCause.objects.filter(notification=OuterRef("pk"))
    is_from_nobody_else = ~Exists(causes.exclude(person__in=people)) & (
        Exists(causes) | Q(discussion__post__author__in=people)
    )
    heard = ~is_from_nobody_else if people else Q()
    films = rules.ids(Mute.Kind.FILM)
    return heard & ~Q(discussion__film__in=films) if films else heard


def _tags_of_talks(rows: Collection[Notification]) -> dict[int | None, list[int]]:
    """By the post."""
    tags: dict[int | None, list[int]] = {}
    tagged = PostTag.objects.filter(post__in={row.discussion.post_id for row in rows})
    for post, tag in tagged.values_list("post", "tag"):
        tags.setdefault(post, []).append(tag)
    return tags


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
