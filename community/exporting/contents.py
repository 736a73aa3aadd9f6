"""What belongs to a member: every table with a column for them is here, or says why it is not.

So is every table that knows of no member, but hangs on a row of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.models import (
    Comment,
    CommentRevision,
    CommentVote,
    CounterNotice,
    Discussion,
    DiscussionMute,
    DiscussionVisit,
    FavouriteFilm,
    FavouriteMoment,
    FilmFollow,
    Inbox,
    Member,
    MemberFollow,
    MomentVote,
    Mute,
    Notification,
    NotificationCause,
    Post,
    PostRevision,
    PostTag,
    PostVote,
    Progress,
    Removal,
    Report,
    SavedItem,
    Suggestion,
    Tag,
    Veil,
)
from films.models import Character, Film, Moment

Row = dict[str, Any]
Column = tuple[type[models.Model], str]


class Section(NamedTuple):
    """One table of theirs: its name in the file, its heading, and columns that stay behind."""

    name: str
    title: str | Promise
    without: tuple[str, ...] = ()


INNARDS = ("body_html", "path", "key", "wilson", "hot", "controversy", "of_day", "of_week", "of_month", "of_year")
EXPORTED: dict[Column, Section] = {
    (Post, "author"): Section("posts", _("Your posts"), INNARDS),
    (Comment, "author"): Section("comments", _("Your comments"), INNARDS),
    (PostRevision, "of__author"): Section("versions_of_posts", _("Your posts before you edited them")),
    (CommentRevision, "of__author"): Section("versions_of_comments", _("Your comments before you edited them")),
    (PostTag, "post__author"): Section("tags_of_posts", _("Tags of your posts"), ("hot", "posted_at")),
    (MomentVote, "voter"): Section("votes_on_moments", _("Your votes on moments")),
    (PostVote, "voter"): Section("votes_on_posts", _("Your votes on posts")),
    (CommentVote, "voter"): Section("votes_on_comments", _("Your votes on comments")),
    (FavouriteFilm, "member"): Section("favourite_films", _("Your favourite films")),
    (FavouriteMoment, "member"): Section("favourite_moments", _("Your favourite moments")),
    (SavedItem, "member"): Section("saved", _("What you saved, with your notes")),
    (Progress, "member"): Section("progress", _("How far you have got in works")),
    (FilmFollow, "follower"): Section("followed_films", _("Films you follow")),
    (MemberFollow, "follower"): Section("followed_members", _("Members you follow")),
    (DiscussionVisit, "member"): Section("visits", _("When you last read a talk")),
    (Inbox, "member"): Section("inbox", _("How you are told of things")),
    (DiscussionMute, "member"): Section("muted_talks", _("Talks you want to hear no more of")),
    (Mute, "member"): Section("mutes", _("What you mute"), ("folded",)),
    (Veil, "member"): Section("veils", _("What you said gives the story away")),
    (Notification, "recipient"): Section("notifications", _("What you were told")),
    (Suggestion, "proposer"): Section("suggestions", _("What you suggested")),
    (Report, "reporter"): Section("reports", _("What you reported")),
    (Removal, "author"): Section("removals", _("What was removed of yours, for legal reasons"), ("sealed", "operator")),
    (CounterNotice, "author"): Section("counter_notices", _("Your counter-notices"), ("operator",)),
    (EmailAddress, "user"): Section("email_addresses", _("Your email addresses")),
}
LEFT_OUT: dict[Column, str] = {
    (Discussion, "post__author"): "is where others talk",
    (NotificationCause, "person"): "belongs to whoever was told",
    (MemberFollow, "followed"): "is what others do",
    (Mute, "person"): "is what others do, and nobody is to know it",
    (Report, "operator"): "is the work of an operator",
    (Removal, "operator"): "is the work of an operator",
    (CounterNotice, "operator"): "is the work of an operator",
    (Suggestion, "curator"): "is the work of a curator",
    (LogEntry, "user"): "is the history of the catalogue",
    (EmailConfirmation, "email_address__user"): "would let whoever finds the file confirm an address",
    (Authenticator, "user"): "would give a second factor away to whoever finds the file",
}
OF_THE_MEMBER = (
    "username", "display_name", "bio", "email", "visibility", "shows_relived", "known_after_days", "lens",
    "fold_below", "lends_follows", "language", "date_joined", "last_login",
)  # fmt: skip
# By which columns a row names what it points at.
SUBJECT = ("moment_id", "moment__title", "post_id", "post__title")
NAMES: dict[type[models.Model], tuple[str, ...]] = {
    Film: ("slug", "title"),
    Moment: ("title",),
    Post: ("title",),
    Comment: ("discussion__moment__title", "discussion__post__title"),
    Discussion: SUBJECT,
    Member: ("username",),
    Character: ("name",),
    Tag: ("name",),
}
OF_ITS_THREAD = ("parent", "root")  # stand in the same talk


def contents_of(member: Member) -> Iterator[tuple[Section, list[Row]]]:
    """Every section with its rows, oldest first, one query each; an empty section too, since that is an answer."""
    yield Section("you", _("You")), [{name: getattr(member, name) for name in OF_THE_MEMBER}]
    for (model, column), section in EXPORTED.items():
        rows = model._default_manager.filter(**{column: member}).order_by("pk")
        columns = list(_columns(model, without=(column, *section.without)))
        yield section, [_with_addresses(model, row) for row in rows.values(*columns)]


def _columns(model: type[models.Model], *, without: tuple[str, ...]) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        if field.name in without:
            continue
        yield field.attname
        target = field.related_model
        if isinstance(target, type) and field.name not in OF_ITS_THREAD:
            yield from (f"{field.name}__{name}" for name in NAMES.get(target, ()))


def _with_addresses(model: type[models.Model], row: Row) -> Row:
    """Say where on the site it stands, and where what it is about does."""
    if model is Comment:
        row["address"] = reverse("community:comment-detail", args=[row["id"]])
    if model is Post:
        row["address"] = reverse("community:post-detail", args=[row["id"], "post"])
    if row.get("moment_id"):
        row["moment_address"] = reverse("films:moment-permalink", args=[row["moment_id"]])
    return row
