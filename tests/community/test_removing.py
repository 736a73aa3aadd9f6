"""Removing what members wrote because the law says so, and putting it back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.ledger.keys import is_text_of
from community.models import Comment, LedgerEntry, Member, Post, Removal, Report, Tag
from community.models.ledger import GENESIS
from community.posting import file_under
from community.removing import NothingToRestore, NotThere, SealBroken, remove, restore
from community.reporting import AlreadyDecided, decline_report
from community.rewriting import TakenByLaw, blank, delete, edit
from community.sealing.seal import hashed
from tests.community.secrets import SECRET, found
from tests.factories import make_comment, make_film, make_member, make_post, make_removal, make_report

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 2, 30, tzinfo=dt.UTC)


@pytest.fixture
def post(alice: Member) -> Post:
    """A post that holds the secret in its title, its text, an old version of both and a tag."""
    post = make_post(
        author=alice, film=make_film(), title=f"He lives at {SECRET}", body=SECRET, body_html=f"<p>{SECRET}</p>"
    )
    post.revisions.create(title=f"Look: {SECRET}", body=f"Go to {SECRET}", written_at=timezone.now())
    post.revisions.create(title="", body="", blanked_at=NOW, written_at=timezone.now())
    file_under(post, [SECRET, "harmless"])
    file_under(make_post(), ["harmless"])
    return post


@pytest.fixture
def comment(alice: Member, bob: Member) -> Comment:
    comment = make_comment(make_post(), author=alice, body=SECRET, body_html=f"<p>{SECRET}</p>", ups=3, score=3)
    comment.revisions.create(body=f"Go to {SECRET}", written_at=timezone.now())
    make_comment(comment, author=bob, body="Shame on you.")
    return comment


def everything_of(post: Post) -> dict[str, Any]:
    post = Post.objects.get(pk=post.pk)
    return {
        "post": [post.title, post.body, post.body_html, post.ledger_number, post.edited_at],
        "revisions": list(post.revisions.order_by("pk").values()),
        "tags": sorted(post.tags.values_list("name", flat=True)),
        "sorted": list(post.tagged.order_by("tag__slug").values("hot", "posted_at", "tag__slug")),
    }


class TestRemoving:
    def test_the_text_is_nowhere_but_under_seal(self, comment: Comment) -> None:
        make_removal(comment)
        assert found() == {"community.Removal"}

    def test_of_a_post_the_title_goes_only_if_the_scope_says_so(self, post: Post) -> None:
        make_removal(post, scope="text")
        post.refresh_from_db()
        assert (post.title, post.body, post.body_html) == (f"He lives at {SECRET}", "", "")
        assert sorted(post.tags.values_list("slug", flat=True)) == ["harmless", SECRET.lower()]
        assert [revision.body for revision in post.revisions.all()] == ["", ""]

    def test_with_the_title_go_old_titles_and_tags(self, post: Post) -> None:
        removal = make_removal(post, scope="everything")
        assert found() == {"community.Removal"}
        post.refresh_from_db()
        assert post.title == f"Removed for legal reasons, ledger entry no. {removal.entry.number}"
        assert list(Tag.objects.values_list("slug", flat=True)) == ["harmless"]

    def test_child_abuse_material_is_destroyed(self, comment: Comment) -> None:
        report = make_report(comment, category="child-abuse", place=SECRET)
        removal = make_removal(comment, basis="child-abuse", report=report)
        assert not found()
        assert removal.is_destroyed

    def test_its_row_names_the_entry_and_the_replies_and_votes_stay(self, comment: Comment) -> None:
        removal = make_removal(comment)
        comment.refresh_from_db()
        assert (comment.ledger_number, comment.is_removed) == (removal.entry.number, True)
        assert (comment.ups, comment.score, comment.descendants) == (3, 3, 1)
        assert comment.replies.get().body == "Shame on you."

    def test_the_ledger_says_why_for_whom_and_how_much_and_no_word_of_it(
        self, comment: Comment, operator: Member
    ) -> None:
        asked = NOW - dt.timedelta(hours=3)
        report = make_report(comment, reported_at=asked, name="Ada Lovelace", email="ada@example.com")
        removal = remove(
            target=comment, by=operator, basis="personal-data", law="GDPR, Article 17", requester="concerned",
            scope="text", reason="It says where somebody lives.", report=report, now=NOW,
        )  # fmt: skip
        entry: dict[str, Any] = dict(LedgerEntry.objects.values().get())
        named = {name: value for name, value in entry.items() if name not in {"id", "hash", "text_hash", "text_key"}}
        assert named == {
            "number": 1, "kind": "removed", "entered_at": NOW, "asked_at": asked, "continues": None,
            "target_kind": "comment", "target_id": comment.pk, "basis": "personal-data", "law": "GDPR, Article 17",
            "requester": "concerned", "scope": "text", "reason": "It says where somebody lives.", "appeal": "",
            "previous": GENESIS,
        }  # fmt: skip
        assert not [word for word in ("Ada", SECRET, "alice", "otto") if word in repr(entry)]
        assert is_text_of(removal.entry, hashed(removal.sealed or {}))

    def test_it_knows_its_author_though_they_disown_it_later(self, comment: Comment, alice: Member) -> None:
        removal = make_removal(comment)
        Comment.objects.filter(pk=comment.pk).update(author=None)
        assert Removal.objects.get().author == alice
        assert removal.report is None

    def test_every_report_that_waits_for_it_is_followed(self, comment: Comment, operator: Member) -> None:
        first, second, elsewhere = make_report(comment), make_report(comment), make_report(make_post())
        declined = make_report(comment, state="declined", decided_at=NOW)
        make_removal(comment, by=operator, report=first, answer="Done.", now=NOW)
        states = [Report.objects.get(pk=report.pk) for report in (first, second, elsewhere, declined)]
        assert [report.state for report in states] == ["followed", "followed", "waiting", "declined"]
        assert (states[1].operator, states[1].decided_at, states[1].answer) == (operator, NOW, "Done.")

    def test_nothing_is_removed_twice(self, comment: Comment) -> None:
        make_removal(comment)
        with pytest.raises(NotThere):
            make_removal(comment)
        assert LedgerEntry.objects.count() == 1

    def test_what_another_operator_has_declined_meanwhile_stands(self, comment: Comment, operator: Member) -> None:
        report = make_report(comment)
        decline_report(report=Report.objects.get(), by=operator, answer="It stands.", now=NOW)
        with pytest.raises(AlreadyDecided):
            make_removal(comment, report=report)
        comment.refresh_from_db()
        assert not comment.is_removed
        assert not LedgerEntry.objects.exists()

    def test_what_its_author_has_deleted_is_gone_already(self, comment: Comment, alice: Member) -> None:
        delete(writing=comment, by=alice, now=NOW)
        with pytest.raises(NotThere):
            make_removal(comment)

    def test_nothing_happens_by_halves(self, comment: Comment) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            make_removal(comment, reason="")
        comment.refresh_from_db()
        assert (comment.body, comment.ledger_number) == (SECRET, None)
        assert not Removal.objects.exists()


class TestWhileItIsRemoved:
    def test_its_author_does_not_write_over_it(self, comment: Comment, alice: Member) -> None:
        make_removal(comment)
        with pytest.raises(TakenByLaw):
            edit(writing=comment, by=alice, body=f"Again: {SECRET}", now=NOW)
        with pytest.raises(TakenByLaw):
            blank(revision=comment.revisions.get(), by=alice, now=NOW)

    @pytest.mark.parametrize("model", [Post, Comment])
    def test_the_database_takes_no_text_in_its_place(self, post: Post, comment: Comment, model: Any) -> None:
        make_removal(post)
        make_removal(comment)
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.exclude(ledger_number=None).update(body="Again")

    def test_its_author_may_delete_what_is_left(self, post: Post, alice: Member) -> None:
        make_removal(post)
        delete(writing=post, by=alice, now=NOW)
        post.refresh_from_db()
        assert (post.title, post.is_deleted) == ("", True)


class TestRestoring:
    @pytest.mark.parametrize("scope", ["text", "everything"])
    def test_it_stands_as_it_stood(self, post: Post, operator: Member, scope: str) -> None:
        before = everything_of(post)
        removal = make_removal(post, scope=scope)
        assert everything_of(post) != before
        restore(removal=removal, by=operator, reason="A mistake.", now=NOW)
        after = everything_of(post)
        assert after == before

    def test_that_is_an_entry_too(self, comment: Comment, operator: Member) -> None:
        removal = make_removal(comment)
        entry = restore(removal=removal, by=operator, reason="A mistake.", now=NOW)
        assert (entry.kind, entry.continues, entry.reason) == ("restored", removal.entry.number, "A mistake.")
        assert (entry.target_kind, entry.target_id, entry.basis) == ("comment", comment.pk, "personal-data")
        removal.refresh_from_db()
        assert (removal.restored_at, removal.restoring, removal.sealed) == (NOW, entry, None)

    def test_what_was_restored_can_be_removed_again(self, comment: Comment, operator: Member) -> None:
        restore(removal=make_removal(comment), by=operator, reason="A mistake.", now=NOW)
        again = make_removal(comment)
        assert again.entry.number == 3
        assert found() == {"community.Removal"}

    def test_nothing_is_restored_twice(self, comment: Comment, operator: Member) -> None:
        removal = make_removal(comment)
        restore(removal=removal, by=operator, reason="A mistake.", now=NOW)
        with pytest.raises(NothingToRestore):
            restore(removal=removal, by=operator, reason="A mistake.", now=NOW)

    def test_what_was_destroyed_does_not_come_back(self, comment: Comment, operator: Member) -> None:
        removal = make_removal(comment, basis="child-abuse")
        with pytest.raises(NothingToRestore):
            restore(removal=removal, by=operator, reason="A mistake.", now=NOW)

    def test_what_its_author_deleted_meanwhile_stays_deleted(self, post: Post, alice: Member, operator: Member) -> None:
        removal = make_removal(post, scope="everything")
        delete(writing=post, by=alice, now=NOW)
        restore(removal=removal, by=operator, reason="A mistake.", now=NOW)
        post.refresh_from_db()
        assert (post.is_removed, post.is_deleted, post.title, post.body) == (False, True, "", "")
        assert not post.tags.exists()
        assert not found()

    def test_no_word_is_put_into_anybodys_mouth(self, comment: Comment, operator: Member) -> None:
        removal = make_removal(comment)
        Removal.objects.update(sealed={**(removal.sealed or {}), "body": "I confess."})
        with pytest.raises(SealBroken):
            restore(removal=removal, by=operator, reason="A mistake.", now=NOW)

    def test_of_a_film_that_is_gone_only_the_entry_is_left_to_make(self, post: Post, operator: Member) -> None:
        comment = make_comment(make_post(film=post.film), author=make_member())
        removal = make_removal(comment)
        Comment.objects.filter(pk=comment.pk).delete()
        entry = restore(removal=removal, by=operator, reason="A mistake.", now=NOW)
        assert entry.target_id == comment.pk
