"""What authors and those who report are told by mail; no word of what was removed is in it."""

from __future__ import annotations

import smtplib
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from community.contesting import contest, decide
from community.models import Comment, Member, Post
from community.removing import restore
from community.reporting import decline_report
from tests.community.desk import make_wait_again
from tests.community.secrets import SECRET
from tests.factories import make_comment, make_film, make_post, make_quote, make_removal, make_report

pytestmark = pytest.mark.django_db
LAWYER = {"name": "Lawyer", "email": "lawyer@example.com"}


@pytest.fixture
def post(alice: Member) -> Post:
    return make_post(author=alice, title=f"At {SECRET}", body=SECRET, body_html=SECRET)


@pytest.fixture
def comment(alice: Member) -> Comment:
    return make_comment(make_post(title="Who waits at the gate?"), author=alice, body=SECRET, body_html=SECRET)


@pytest.fixture
def sent(django_capture_on_commit_callbacks: Any) -> Any:
    """Do something to its end, and read the mail that went out."""

    def run(act: Any) -> list[tuple[list[str], str, str]]:
        before = len(mail.outbox)
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return [(letter.to, str(letter.subject), str(letter.body)) for letter in mail.outbox[before:]]

    return run


def test_the_author_learns_why_and_how_to_contest_it(sent: Any, post: Post) -> None:
    [(to, subject, text)] = sent(
        lambda: make_removal(post, scope="everything", law="GDPR, Article 17", reason="It says where somebody lives.")
    )
    assert (to, subject) == (
        ["alice@example.com"],
        "Reelive: Something of yours was removed for legal reasons",
    )
    removal = post.removals.get()
    for words in (
        "personal data (GDPR, Article 17)",
        "the person concerned",
        "title and text",
        "It says where somebody lives.",
        "A person decided this",
        "kept sealed",
        f"http://localhost:8000/me/removals/{removal.pk}/",
        f"http://localhost:8000/ledger/{removal.entry.number}/",
    ):
        assert words in text
    assert SECRET not in subject + text
    assert "&" not in text


def test_of_what_was_destroyed_it_says_so(sent: Any, comment: Comment) -> None:
    [(_, _, text)] = sent(lambda: make_removal(comment, basis="child-abuse"))
    assert "has to be destroyed" in text


def test_whoever_reported_is_answered_too(sent: Any, comment: Comment) -> None:
    report = make_report(comment, **LAWYER)
    letters = sent(lambda: make_removal(comment, report=report, answer="Thank you."))
    [(_, subject, text)] = [letter for letter in letters if letter[0] == ["lawyer@example.com"]]
    assert subject == f"Reelive: Your report no. {report.pk} was answered"
    assert "It was removed." in text
    assert "Thank you." in text
    assert "comment by @alice on “Who waits at the gate?”" in text
    assert len(letters) == 2


def test_of_a_decline_they_are_told_and_its_author_is_not(sent: Any, comment: Comment, operator: Member) -> None:
    report = make_report(comment, **LAWYER)
    [(to, _, text)] = sent(
        lambda: decline_report(report=report, by=operator, answer="It is a museum.", now=timezone.now())
    )
    assert to == ["lawyer@example.com"]
    assert "so it stands" in text
    assert "It is a museum." in text


def test_a_report_without_an_address_is_answered_nowhere(sent: Any, comment: Comment, operator: Member) -> None:
    report = make_report(comment, email="")
    assert not sent(lambda: decline_report(report=report, by=operator, answer="No.", now=timezone.now()))


def test_the_author_learns_that_it_stands_again(sent: Any, comment: Comment, alice: Member, operator: Member) -> None:
    removal = make_removal(comment)
    notice = contest(removal=removal, author=alice, text="It is a museum.", now=timezone.now())
    said: dict[str, Any] = {"by": operator, "is_granted": True, "reason": "It is a museum indeed."}
    [(to, subject, text)] = sent(lambda: decide(notice=notice, **said, now=timezone.now()))
    assert (to, subject) == (["alice@example.com"], "Reelive: What was removed stands again")
    assert "It is a museum indeed." in text


def test_and_that_it_does_not(sent: Any, comment: Comment, alice: Member, operator: Member) -> None:
    removal = make_removal(comment)
    notice = contest(removal=removal, author=alice, text="It is a museum.", now=timezone.now())
    said: dict[str, Any] = {"by": operator, "is_granted": False, "reason": "It is a home."}
    [(_, subject, text)] = sent(lambda: decide(notice=notice, **said, now=timezone.now()))
    assert subject == "Reelive: Your counter-notice was decided"
    assert "It stays removed. You may still go to a court." in text


def test_what_is_put_back_settles_a_counter_notice_in_one_letter(
    sent: Any, comment: Comment, alice: Member, operator: Member
) -> None:
    removal = make_removal(comment)
    contest(removal=removal, author=alice, text="It is a museum.", now=timezone.now())
    [(_, subject, text)] = sent(lambda: restore(removal=removal, by=operator, reason="A court.", now=timezone.now()))
    assert subject == "Reelive: What was removed stands again"
    assert "Your counter-notice is granted by that." in text


def test_nobody_is_told_of_a_counter_notice_that_they_never_sent(sent: Any, comment: Comment, operator: Member) -> None:
    removal = make_removal(comment)
    [(_, _, text)] = sent(lambda: restore(removal=removal, by=operator, reason="A court.", now=timezone.now()))
    assert "counter-notice" not in text


def test_granted_late_it_is_not_said_to_be_destroyed(
    sent: Any, comment: Comment, alice: Member, operator: Member
) -> None:
    notice = contest(removal=make_removal(comment), author=alice, text="It is a museum.", now=timezone.now())
    make_wait_again(notice, by=operator)
    said: dict[str, Any] = {"by": operator, "is_granted": True, "reason": "A court said so."}
    [(_, subject, text)] = sent(lambda: decide(notice=notice, **said, now=timezone.now()))
    assert subject == "Reelive: Your counter-notice was decided"
    assert "You were right, it was lawful, and it stands again." in text
    assert "destroyed" not in text


def test_where_nobody_can_be_told_nobody_is(sent: Any, operator: Member) -> None:
    disowned, quote = make_comment(make_post(), author=None), make_quote(make_film())
    assert not sent(lambda: [make_removal(target, by=operator) for target in (disowned, quote)])
    removal = quote.removals.get()
    assert not sent(lambda: restore(removal=removal, by=operator, reason="A mistake.", now=timezone.now()))


def test_a_mail_server_that_is_down_stops_nothing(
    sent: Any, comment: Comment, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("community.news.letters.send_mail", refuse)
    sent(lambda: make_removal(comment))
    comment.refresh_from_db()
    assert comment.is_removed
    assert "could not be sent" in caplog.text
