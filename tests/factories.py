"""Plain functions that make one thing each, with only what the database insists on."""

from __future__ import annotations

import datetime as dt
import uuid
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import F
from django.utils import timezone

from community.contesting import contest
from community.models import (
    Comment,
    CounterNotice,
    Discussion,
    DiscussionVisit,
    Member,
    Post,
    Removal,
    Report,
    Suggestion,
)
from community.models.comment import path_of
from community.models.post import calendar_buckets
from community.removing import remove
from community.targets import Target, kind_of
from community.voting import Cast, cast_vote
from films.models import (
    Character,
    Credit,
    Dialogue,
    Episode,
    Film,
    Line,
    Moment,
    Person,
    Quote,
    Scene,
    Track,
    Trivia,
)
from films.ranking import hot

PASSWORD = "a long enough secret"
_numbers = count(1)


def make_member(username: str = "", **fields: Any) -> Member:
    username = username or f"member{next(_numbers)}"
    member = Member.objects.create_user(username, f"{username}@example.com", PASSWORD, **fields)
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


def make_film(**fields: Any) -> Film:
    number = next(_numbers)
    return Film.objects.create(**{"slug": f"film-{number}", "title": f"Film {number}", "year": 1957, **fields})


def make_series(**fields: Any) -> Film:
    return make_film(**{"kind": Film.Kind.SERIES, **fields})


def make_episode(film: Film, **fields: Any) -> Episode:
    ordinal = film.episodes.count() + 1
    return Episode.objects.create(
        **{"film": film, "season": 1, "number": ordinal, "ordinal": ordinal, "title": f"Episode {ordinal}", **fields}
    )


def make_person(**fields: Any) -> Person:
    number = next(_numbers)
    return Person.objects.create(**{"slug": f"person-{number}", "name": f"Person {number}", **fields})


def make_credit(film: Film, **fields: Any) -> Credit:
    return Credit.objects.create(**{"film": film, "person": fields.get("person") or make_person(), **fields})


def make_character(film: Film, **fields: Any) -> Character:
    number = next(_numbers)
    return Character.objects.create(
        **{"film": film, "slug": f"character-{number}", "name": f"Character {number}", **fields}
    )


def make_scene(film: Film, **fields: Any) -> Scene:
    return Scene.objects.create(**_moment(film, fields), **{"summary": "What happens.", **_own(fields)})


def make_dialogue(film: Film, *, lines: list[tuple[Character, str]] | None = None, **fields: Any) -> Dialogue:
    dialogue = Dialogue.objects.create(**_moment(film, fields), **{"context": "Why it matters.", **_own(fields)})
    for place, (speaker, text) in enumerate(lines or [], start=1):
        Line.objects.create(dialogue=dialogue, key=f"l{place}", position=place, speaker=speaker, text=text)
    return dialogue


def make_quote(film: Film, **fields: Any) -> Quote:
    return Quote.objects.create(**_moment(film, fields), **{"text": "A line worth keeping.", **_own(fields)})


def make_trivia(film: Film, **fields: Any) -> Trivia:
    return Trivia.objects.create(**_moment(film, fields), **{"fact": "A fact.", **_own(fields)})


def make_track(film: Film, **fields: Any) -> Track:
    return Track.objects.create(**_moment(film, fields), **{"by_whom": "Somebody", **_own(fields)})


def make_suggestion(**fields: Any) -> Suggestion:
    number = next(_numbers)
    words = {"about": "moment", "title": f"Suggestion {number}", "text": "What is missing.", "source": "A book."}
    return Suggestion.objects.create(**{**words, **fields})


def make_post(**fields: Any) -> Post:
    """A post with its discussion, as the verb leaves it but for markup."""
    number = next(_numbers)
    posted_at = fields.setdefault("posted_at", timezone.now())
    if moment := fields.get("moment"):
        fields.setdefault("film", moment.film)
    words = {"title": f"Post {number}", "body": "What I think.", "body_html": "<p>What I think.</p>"}
    counted = {"hot": hot(0, posted_at), **calendar_buckets(posted_at)}
    post: Post = Post.objects.create(**{**words, **counted, **fields})
    Discussion.objects.create(post=post, film=post.film)
    return post


def make_comment(subject: Post | Moment | Comment, **fields: Any) -> Comment:
    """A comment on a post or moment, or a reply to a comment, counted where the verb counts it."""
    parent = subject if isinstance(subject, Comment) else None
    discussion = parent.discussion if parent else _discussion_of(subject)
    words = {"body": "Yes.", "body_html": "<p>Yes.</p>"}
    place = {"parent": parent, "root": parent.root or parent, "depth": parent.depth + 1} if parent else {}
    comment: Comment = Comment.objects.create(**{**words, "discussion": discussion, **place, **fields})
    comment.path = path_of(comment.pk, parent)
    comment.save(update_fields=["path"])
    Comment.objects.filter(pk__in=comment.ancestor_ids).update(descendants=F("descendants") + 1)
    if not comment.is_deleted:
        count = F("comment_count") + 1
        Discussion.objects.filter(pk=discussion.pk).update(comment_count=count, last_comment_at=comment.posted_at)
        Moment.objects.filter(discussion=discussion).update(comment_count=count)
    return comment


def make_vote(target: Target, value: int = 1, **fields: Any) -> Cast:
    """A vote of somebody, counted."""
    voter, now = fields.get("voter") or make_member(), fields.get("now") or timezone.now()
    return cast_vote(voter=voter, target=target, value=value, now=now)


def make_report(target: Any, **fields: Any) -> Report:
    said = {"category": "personal-data", "explanation": "My address.", "requester": "concerned", "name": "Ada"}
    about = {kind_of(target): target, "key": uuid.uuid4(), "reported_at": timezone.now()}
    return Report.objects.create(**{**said, **about, **fields})


def make_removal(target: Any, **fields: Any) -> Removal:
    """By the verb: nothing else makes one."""
    said = {"basis": "personal-data", "requester": "concerned", "scope": "text", "reason": "It holds an address."}
    by = fields.pop("by", None) or make_member(is_staff=True)
    return remove(**{"target": target, "by": by, "now": timezone.now(), **said, **fields})


def make_counter_notice(**fields: Any) -> CounterNotice:
    author = make_member()
    removal = make_removal(make_post(author=author), **fields)
    return contest(removal=removal, author=author, text="It was lawful.", now=timezone.now())


def make_visit(member: Member, discussion: Discussion, *, days_ago: int) -> DiscussionVisit:
    """When they last read the talk."""
    then = timezone.now() - dt.timedelta(days=days_ago)
    return DiscussionVisit.objects.create(member=member, discussion=discussion, visited_at=then)


def _discussion_of(subject: Any) -> Discussion:
    if isinstance(subject, Post):
        return subject.discussion
    discussion, _ = Discussion.objects.get_or_create(moment_id=subject.pk, defaults={"film": subject.film})
    return discussion


_OWN = {
    "summary", "context", "still", "text", "language", "original_text", "original_language", "line",
    "fact", "why_it_matters", "by_whom", "usage",
}  # fmt: skip


def _moment(film: Film, fields: dict[str, Any]) -> dict[str, Any]:
    number = next(_numbers)
    shared = {name: value for name, value in fields.items() if name not in _OWN}
    return {"film": film, "key": f"moment-{number}", "slug": f"moment-{number}", "title": f"Moment {number}"} | shared


def _own(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in _OWN}
