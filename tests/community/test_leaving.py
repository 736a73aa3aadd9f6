"""The verb: a member leaves, and nothing of others goes with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from community.commenting import publish_comment
from community.leaving import StaffStay, leave
from community.models import Comment, Discussion, Member, MomentVote, Notification, Post, Report, SavedItem, Tag
from community.muting import Wish, mute
from community.posting import publish_post
from community.recounting import recount
from community.reporting import decline_report
from community.rewriting import edit
from community.voting import cast_vote
from films.models import Moment
from tests.factories import make_comment, make_film, make_member, make_post, make_quote, make_removal, make_report

pytestmark = pytest.mark.django_db
either_way = pytest.mark.parametrize("keeps_words", [True, False])


def go(member: Member, *, keeps_words: bool) -> None:
    leave(member=member, keeps_words=keeps_words, now=timezone.now())


@either_way
def test_the_account_is_gone(alice: Member, keeps_words: bool) -> None:
    go(alice, keeps_words=keeps_words)
    assert not Member.objects.filter(username="alice").exists()


def test_words_may_stay_without_the_name(alice: Member) -> None:
    post, comment = make_post(author=alice, title="On the river"), make_comment(make_post(), author=alice, body="So.")
    go(alice, keeps_words=True)
    for row in (post, comment):
        row.refresh_from_db()
    assert (post.author, post.title, post.is_deleted) == (None, "On the river", False)
    assert (comment.author, comment.body, comment.is_deleted) == (None, "So.", False)


def test_or_go_and_leave_tombstones(alice: Member) -> None:
    post, comment = make_post(author=alice, title="On the river"), make_comment(make_post(), author=alice)
    edit(writing=comment, by=alice, body="Edited.", now=timezone.now())
    go(alice, keeps_words=False)
    for row in (post, comment):
        row.refresh_from_db()
    assert (post.title, post.body, post.body_html, post.is_deleted) == ("", "", "", True)
    assert (comment.body, comment.body_html, comment.is_deleted) == ("", "", True)
    assert not comment.revisions.exists()


@either_way
def test_what_others_replied_stays(alice: Member, bob: Member, keeps_words: bool) -> None:
    theirs = make_comment(make_comment(make_post(author=alice), author=alice), author=bob, body="I disagree.")
    go(alice, keeps_words=keeps_words)
    theirs.refresh_from_db()
    assert (theirs.body, theirs.author) == ("I disagree.", bob)
    assert theirs.parent is not None


@either_way
def test_votes_stay_without_a_voter(alice: Member, keeps_words: bool) -> None:
    moment = make_quote(make_film())
    cast_vote(voter=alice, target=moment, value=1, now=timezone.now())
    go(alice, keeps_words=keeps_words)
    vote = MomentVote.objects.get()
    assert (vote.voter, vote.value) == (None, 1)
    assert Moment.objects.get(pk=moment.pk).ups == 1


@either_way
def test_every_number_still_counts_what_is_there(alice: Member, bob: Member, keeps_words: bool) -> None:
    for _ in range(3):
        moment = Moment.objects.get(pk=make_quote(make_film()).pk)
        now = timezone.now()
        first = publish_comment(author=alice, subject=moment, body="First.", now=now)
        publish_comment(author=bob, subject=moment, parent=first, body="Second.", now=now)
        publish_comment(author=alice, subject=moment, body="Third.", now=now)
    only_alices = publish_comment(author=alice, subject=make_post(), body="Alone.", now=timezone.now())
    go(alice, keeps_words=keeps_words)
    assert not list(recount(is_repaired=False))
    talk = Discussion.objects.get(pk=only_alices.discussion_id)
    assert (talk.comment_count, talk.last_comment_at is None) == ((1, False) if keeps_words else (0, True))


@either_way
def test_nobody_is_told_any_more_that_it_was_they_who_answered(alice: Member, bob: Member, keeps_words: bool) -> None:
    publish_comment(author=alice, subject=make_post(author=bob), body="I see.", now=timezone.now())
    assert Notification.objects.filter(recipient=bob).exists()
    go(alice, keeps_words=keeps_words)
    assert Notification.objects.filter(recipient=bob).count() == (1 if keeps_words else 0)
    assert not Notification.objects.filter(causes__person__isnull=False).exists()


@either_way
def test_who_reported_something_is_forgotten_once_that_is_decided(
    alice: Member, bob: Member, operator: Member, keeps_words: bool
) -> None:
    post, now = make_post(), timezone.now()
    who: dict[str, Any] = {"name": "Alice A.", "email": "alice@example.com"}
    waiting, followed = make_report(post, reporter=alice, **who), make_report(make_post(), reporter=alice, **who)
    decided = decline_report(report=make_report(post, reporter=alice, **who), by=operator, answer="No.", now=now)
    others = [make_report(post, reporter=reporter, **who) for reporter in (bob, None)]
    go(alice, keeps_words=keeps_words)

    def named(*reports: Report) -> list[bool]:
        kept = Report.objects.in_bulk([report.pk for report in reports])
        return [bool(kept[report.pk].name and kept[report.pk].email) for report in reports]

    assert named(decided, waiting, followed, *others) == [False, True, True, True, True]
    decline_report(report=waiting, by=operator, answer="No.", now=now)
    make_removal(followed.post)
    assert named(waiting, followed) == [False, False]


def test_tags_that_nobody_else_uses_go_with_the_words(alice: Member, bob: Member) -> None:
    posted: dict[str, Any] = {"kind": "talk", "body": "So.", "now": timezone.now()}
    publish_post(author=alice, title="One", tags=["mine", "ours", "muted"], **posted)
    publish_post(author=bob, title="Two", tags=["ours"], **posted)
    mute(member=bob, wish=Wish("tag", Tag.objects.get(slug="muted")), now=timezone.now())
    go(alice, keeps_words=False)
    assert set(Tag.objects.values_list("slug", flat=True)) == {"ours", "muted"}


def test_what_was_only_theirs_goes(alice: Member, bob: Member) -> None:
    moment = Moment.objects.get(pk=make_quote(make_film()).pk)
    for member in (alice, bob):
        SavedItem.objects.create(member=member, moment=moment, note="mine")
    go(alice, keeps_words=True)
    assert [item.member for item in SavedItem.objects.all()] == [bob]


def test_their_picture_goes_once_it_is_certain(
    alice: Member, settings: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    alice.avatar.save("face.webp", ContentFile(b"x"), save=False)
    Member.objects.filter(pk=alice.pk).update(avatar=alice.avatar.name)
    picture = Path(settings.MEDIA_ROOT) / str(alice.avatar.name)
    assert picture.exists()
    with django_capture_on_commit_callbacks(execute=True):
        go(Member.objects.get(pk=alice.pk), keeps_words=True)
    assert not picture.exists()


def test_the_staff_hand_their_rights_back_first(curator: Member) -> None:
    with pytest.raises(StaffStay):
        go(curator, keeps_words=True)
    assert Member.objects.filter(pk=curator.pk).exists()


def test_nothing_else_is_deleted(alice: Member, bob: Member) -> None:
    kept: list[Model] = [make_film(), make_post(author=bob), make_comment(make_post(author=alice), author=bob)]
    go(alice, keeps_words=False)
    assert all(type(row)._default_manager.filter(pk=row.pk).exists() for row in kept)


@pytest.mark.parametrize("comments", [3, 60])
def test_leaving_costs_the_same_however_much_was_said(
    comments: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    member = make_member()
    for _ in range(comments):
        make_comment(make_post(), author=member)
    with django_assert_max_num_queries(75):
        go(member, keeps_words=False)
    assert Comment.objects.filter(deleted_at=None).count() == 0
    assert Post.objects.count() == comments
