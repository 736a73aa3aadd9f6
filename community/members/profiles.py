"""What the page of a member shows, to whom, and from which sections one may choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import Comment, FilmFollow, Member, MemberFollow, MomentVote, Post
from community.models.mute import Where
from community.reader import Reader
from films.cards import as_cards
from films.models import Moment
from films.models.votable import Votable


class Section(NamedTuple):
    name: str
    label: str | Promise
    by: str  # the column, as `page_by_key` takes it
    rows: Callable[[Member, Reader], QuerySet[Any]]
    is_talk: bool = False  # and looked at through a lens


def place_of(member: Member, reader: Reader) -> str:
    """The place whose mutes hold on their page: none on one's own, which stands open."""
    return "" if reader.member == member else Where.LISTS


def posts_of(member: Member, reader: Reader) -> QuerySet[Any]:
    posts = Post.objects.public().filter(author=member).with_cards()
    return reader.lens(posts, host=member, where=place_of(member, reader))


def comments_of(member: Member, reader: Reader) -> QuerySet[Any]:
    """Each with what it is about."""
    comments = Comment.objects.public().filter(author=member).with_subjects()
    return reader.lens(comments, host=member, where=place_of(member, reader))


def relived_by(member: Member, reader: Reader) -> QuerySet[Any]:
    """Their votes up; those down are listed nowhere, not even to themselves."""
    moments = as_cards(Moment.objects.public(), reader=reader, where=place_of(member, reader))
    # Joined, since SQLite would begin a subquery with the films and sort what it finds.
    there = {"target__is_published": True, "target__film__is_published": True}
    votes = MomentVote.objects.filter(voter=member, value=1, **there)
    return votes.prefetch_related(Prefetch("target", queryset=moments))


def films_followed_by(member: Member, reader: Reader) -> QuerySet[Any]:
    return FilmFollow.objects.filter(follower=member, film__is_published=True).select_related("film")


SECTIONS = (
    Section("posts", gettext_lazy("Posts"), "-posted_at", posts_of, is_talk=True),
    Section("comments", gettext_lazy("Comments"), "-posted_at", comments_of, is_talk=True),
    Section("relived", gettext_lazy("Relived"), "-voted_at", relived_by),
    Section("films", gettext_lazy("Films followed"), "-since", films_followed_by),
)


def sections_of(member: Member) -> list[Section]:
    return [section for section in SECTIONS if section.name != "relived" or member.shows_relived]


def section_asked(member: Member, name: str) -> Section:
    """The one of that name, or the first; raises Http404 for one that this profile does not have."""
    sections = sections_of(member)
    for section in sections:
        if section.name == (name or sections[0].name):
            return section
    raise Http404(_("This profile has no such part."))


def judged(rows: Iterable[Any]) -> list[Votable]:
    """What rules of the reader may leave out of a section: what was said or relived; of films that they follow none."""
    told = [getattr(row, "target", row) for row in rows]
    return [row for row in told if isinstance(row, Votable)]


def may_open(member: Member, *, reader: Member | None) -> bool:
    """Whether a reader may see the profile: its owner always, and nobody by office."""
    if reader is not None and reader.pk == member.pk:
        return True
    if member.visibility == Member.Visibility.MEMBERS:
        return reader is not None
    return member.visibility == Member.Visibility.PUBLIC


def members_with_numbers(reader: Member | None) -> QuerySet[Member]:
    """Members who know how much they wrote, how many follow them and whether the reader does; in one query."""
    members = Member.objects.annotate(
        post_count=_count(Post.objects.public(), "author"),
        comment_count=_count(Comment.objects.public(), "author"),
        follower_count=_count(MemberFollow.objects.all(), "followed"),
        following_count=_count(MemberFollow.objects.all(), "follower"),
    )
    if reader is None:
        return members
    return members.annotate(
        is_followed=Exists(MemberFollow.objects.filter(follower=reader, followed=OuterRef("pk")))
    )  # fmt: skip


def _count(rows: QuerySet[Any], whose: str) -> Coalesce:
    counted = rows.filter(**{whose: OuterRef("pk")}).order_by().values(whose).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0)
