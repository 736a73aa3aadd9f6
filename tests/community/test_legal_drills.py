"""Drills of the legal desk, from the first click to the last entry, through the pages that people use."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.core import mail
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from community.commenting import publish_comment
from community.ledger import guard
from community.models import Comment, CounterNotice, LedgerEntry, Member, Removal, Report
from community.posting import publish_post
from community.rewriting import edit
from tests.community.secrets import SECRET, found
from tests.factories import make_film, make_removal
from tests.films.admin_pages import list_of, page_of

pytestmark = pytest.mark.django_db


def told(client: Client) -> list[tuple[str, str]]:
    """What the public ledger says has happened, and the state of an appeal."""
    return [(entry["kind"], entry["appeal"]) for entry in client.get("/api/v1/ledger/").json()["entries"]]


def test_a_doxxing_comment_is_removed_at_night(
    visitor: Client,
    as_operator: Client,
    as_alice: Client,
    bob: Member,
    django_capture_on_commit_callbacks: Any,
) -> None:
    film, alice = make_film(slug="up", title="Up"), Member.objects.get(username="alice")
    post = publish_post(
        author=bob, kind="talk", title="Whose house is it?", body="Who knows?", film=film, now=timezone.now()
    )
    comment = publish_comment(author=alice, subject=post, body=f"A man I know, in {SECRET}.", now=timezone.now())
    edit(writing=comment, by=alice, body=f"A man I know. He lives in {SECRET}, go and ring.", now=timezone.now())
    publish_comment(author=bob, subject=post, parent=comment, body="You cannot write that.", now=timezone.now())
    assert SECRET in visitor.get(post.get_absolute_url()).content.decode()

    # 2:10, he finds it himself, without an account.
    page = visitor.get(comment.get_absolute_url()).content.decode()
    [address] = re.findall(rf'href="(/report/comment/{comment.pk}/)"', page)
    said = {
        "category": "personal-data", "explanation": "That is my home. Two have rung tonight.", "requester": "concerned",
        "name": "Carl F.", "email": "carl@example.com", "is_honest": "on", "key": uuid.uuid4(),
    }  # fmt: skip
    assert visitor.post(address, said).status_code == 302
    report = Report.objects.get()

    # 2:30, the operator on call.
    assert "Report no. " in as_operator.get(list_of(Report)).content.decode()
    assert SECRET in as_operator.get(page_of(report)).content.decode()
    decision = {"enter": "1", "basis": "personal-data", "law": "GDPR, Article 17", "scope": "text"}
    reason = {"reason": "It says where somebody lives, and sends people there.", "answer": "It is gone."}
    with django_capture_on_commit_callbacks(execute=True):
        assert as_operator.post(page_of(report), decision | reason).status_code == 302

    # It is nowhere, for nobody; what bob said stays under it.
    assert found() == {"community.Removal"}
    of_talk = (post.get_absolute_url(), comment.get_absolute_url(), f"/talk/comments/{comment.pk}/history/", "/talk/")
    of_film = ("/", film.get_absolute_url(), "/feeds/talk/", "/members/alice/", "/search/?q=ring")
    pages = (*of_talk, *of_film, "/ledger/", "/ledger/1/")
    for client in (visitor, as_alice):
        for place in pages:
            response = client.get(place)
            assert response.status_code == 200, place
            assert SECRET not in response.content.decode(), place
    thread = visitor.get(post.get_absolute_url()).content.decode()
    assert 'Removed for legal reasons, <a href="/ledger/1/">ledger entry no. 1</a>' in " ".join(thread.split())
    assert "You cannot write that." in thread

    # Both are told, and neither by the other's name.
    letters = {letter.to[0]: str(letter.body) for letter in mail.outbox}
    assert set(letters) == {"alice@example.com", "carl@example.com"}
    assert "Carl" not in letters["alice@example.com"]
    assert SECRET not in "".join(letters.values())
    assert "It says where somebody lives" in as_alice.get("/me/removals/").content.decode()
    assert told(visitor) == [("removed", "")]
    call_command("verify_ledger")


def test_a_bogus_copyright_notice_falls_over_its_counter_notice(
    visitor: Client, as_operator: Client, as_alice: Client, alice: Member, django_capture_on_commit_callbacks: Any
) -> None:
    text = "Twenty thousand balloons, and *not one* of them explains why I cried."
    post = publish_post(
        author=alice, kind="review", title="Why I cried", body=text, tags=["balloons"], now=timezone.now()
    )
    before = visitor.get(post.get_absolute_url()).content.decode()
    said = {
        "category": "copyright", "explanation": "Our client wrote every word of it in 2009.", "name": "Rights & Co",
        "requester": "representative", "email": "rights@example.com", "is_honest": "on", "key": uuid.uuid4(),
    }  # fmt: skip
    visitor.post(f"/report/post/{post.pk}/", said)
    decision = {
        "enter": "1",
        "basis": "copyright",
        "scope": "everything",
        "reason": "Said to be copied from a review.",
    }
    as_operator.post(page_of(Report.objects.get()), decision)
    gone = visitor.get(f"/talk/{post.pk}/", follow=True).content.decode()
    assert "Removed for legal reasons, ledger entry no. 1" in gone
    assert not [words for words in ("Why I cried", "balloons") if words in gone]

    # She cannot write over it, but she can contest it.
    removal = Removal.objects.get()
    assert as_alice.post(f"/talk/posts/{post.pk}/edit/", {"title": "Why I cried", "body": text}).status_code == 403
    address = f"/me/removals/{removal.pk}/"
    assert address in as_alice.get("/me/removals/").content.decode()
    as_alice.post(address, {"text": "I wrote it the night I saw it. Here is the draft."})
    assert told(visitor)[1:] == [("counter-notice", "open")]

    notice = CounterNotice.objects.get()
    assert "Here is the draft." in as_operator.get(page_of(notice)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        as_operator.post(
            page_of(notice), {"grant": "1", "reason": "The review that was named does not hold these words."}
        )
    after = visitor.get(post.get_absolute_url()).content.decode()
    assert after == before
    assert [letter.subject for letter in mail.outbox] == ["Reelive: What was removed stands again"]
    assert told(visitor) == [
        ("removed", ""),
        ("counter-notice", "open"),
        ("appeal-decided", "granted"),
        ("restored", ""),
    ]
    history = visitor.get("/ledger/1/").content.decode()
    assert "appeal decided, granted: its author was right" in history
    assert "Rights &amp; Co" not in history
    call_command("verify_ledger")


def test_a_ledger_row_that_somebody_tampers_with_is_found(visitor: Client, alice: Member) -> None:
    for number in range(1, 6):
        post = publish_post(author=alice, kind="talk", title=f"Post {number}", body="Words", now=timezone.now())
        make_removal(post, reason=f"Reason {number}")
    noted = visitor.get("/api/v1/ledger/").json()["head"]

    # Not as long as the guard stands; whoever owns the database can take it away, and the check says so.
    guard.lift(connection)
    assert "can be rewritten" in run_checks(tags=["database"], databases=["default"])[0].msg
    LedgerEntry.objects.filter(number=3).update(reason="It was their own wish.")
    with pytest.raises(CommandError, match="entry 3: altered: its hash is not that of what it says") as failed:
        call_command("verify_ledger")
    assert failed.value.returncode == 1

    # Put back as it was, the ledger is whole again, and anybody's note of its head agrees.
    LedgerEntry.objects.filter(number=3).update(reason="Reason 3")
    call_command("verify_ledger", known=[f"{noted['number']}:{noted['hash']}"])


def test_a_thread_of_tombstones_costs_no_query_more(
    visitor: Client, alice: Member, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    post = publish_post(author=alice, kind="talk", title="Talk", body="Words", now=timezone.now())
    comments: list[Comment] = [
        publish_comment(author=alice, subject=post, body=f"Comment {number}", now=timezone.now())
        for number in range(12)
    ]
    with django_assert_max_num_queries(10) as standing:
        visitor.get(post.get_absolute_url())
    for comment in comments:
        make_removal(comment)
    with django_assert_num_queries(len(standing)):
        thread = visitor.get(post.get_absolute_url()).content.decode()
    assert thread.count("Removed for legal reasons") == len(comments)
