"""The page on which anybody reports what the law forbids."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from community.brakes import REPORTS_AN_HOUR_MAX, brake_on_report
from community.models import Member, Report
from community.models.legal import Basis, Requester
from community.models.report import EXPLANATION_MAX
from community.views import report as views
from films.models import Quote
from tests.factories import make_comment, make_film, make_post, make_quote, make_removal

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote() -> Quote:
    return make_quote(make_film(), title="Carl, on the porch")


def page_of(target: Any, kind: str = "moment") -> str:
    return f"/report/{kind}/{target.pk}/"


def said(**changed: Any) -> dict[str, Any]:
    return {
        "category": "personal-data",
        "law": "",
        "place": "Where it says my street",
        "explanation": "It says where I live.",
        "requester": "concerned",
        "name": "Ada",
        "email": "ada@example.com",
        "is_honest": "on",
        "key": str(uuid.uuid4()),
    } | changed


def test_a_visitor_reports_a_moment(visitor: Client, quote: Quote) -> None:
    response = visitor.post(page_of(quote), said())
    report = Report.objects.get()
    assert response.headers["Location"] == f"/report/{report.pk}/sent/"
    assert f"It has the number {report.pk}" in visitor.get(response.headers["Location"]).content.decode()
    assert (report.moment_id, report.category, report.requester, report.state) == (
        quote.pk, "personal-data", "concerned", "waiting",
    )  # fmt: skip
    assert (report.explanation, report.place) == ("It says where I live.", "Where it says my street")
    assert (report.name, report.email, report.reporter) == ("Ada", "ada@example.com", None)


@pytest.mark.parametrize("kind", ["post", "comment"])
def test_a_member_reports_what_others_wrote(as_alice: Client, alice: Member, kind: str) -> None:
    post = make_post()
    target = {"post": post, "comment": make_comment(post)}[kind]
    as_alice.post(page_of(target, kind), said())
    report = Report.objects.get()
    assert (report.target, report.reporter) == (target, alice)


def test_the_page_says_what_it_is_for_and_what_to_do_otherwise(visitor: Client, quote: Quote) -> None:
    content = visitor.get(page_of(quote)).content.decode()
    assert "Carl, on the porch" in content
    assert "rude, wrong or in bad taste nobody removes here" in content
    assert "Vote “not for me”" in content
    assert "112 in Europe" in content


def test_every_basis_and_everybody_who_may_ask_can_be_chosen(visitor: Client, quote: Quote) -> None:
    form = visitor.get(page_of(quote)).context["form"]
    assert {value for value, _ in form.fields["category"].choices} == set(Basis.values)
    assert {value for value, _ in form.fields["requester"].choices} == set(Requester.values) - {"operator"}


def test_a_members_address_is_there_to_be_changed(as_alice: Client, quote: Quote) -> None:
    assert as_alice.get(page_of(quote)).context["form"]["email"].value() == "alice@example.com"


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"category": ""}, "This field is required."),
        ({"category": "rudeness"}, "Select a valid choice."),
        ({"category": "other-law"}, "Name it, so that an operator can read it."),
        ({"category": "order"}, "Name it, so that an operator can read it."),
        ({"explanation": " "}, "This field is required."),
        ({"explanation": "x" * (EXPLANATION_MAX + 1)}, "at most 6000 characters"),
        ({"requester": "operator"}, "Select a valid choice."),
        ({"name": ""}, "nobody can be asked back"),
        ({"email": ""}, "nobody can be asked back"),
        ({"email": "ada"}, "Enter a valid email address."),
        ({"is_honest": ""}, "An operator can only follow what somebody stands by."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    visitor: Client, quote: Quote, changed: dict[str, str], complaint: str
) -> None:
    response = visitor.post(page_of(quote), said(place="All my <words>") | changed)
    assert response.status_code == 400
    assert complaint in response.content.decode()
    assert "All my &lt;words&gt;" in response.content.decode()
    assert not Report.objects.exists()


def test_of_the_abuse_of_a_child_nobody_has_to_say_who_they_are(visitor: Client, quote: Quote) -> None:
    assert visitor.post(page_of(quote), said(category="child-abuse", name="", email="")).status_code == 302


@pytest.mark.parametrize("key", ["", "x", "x" * 5_000])
def test_a_form_that_lost_its_key_is_sent_all_the_same(visitor: Client, quote: Quote, key: str) -> None:
    assert visitor.post(page_of(quote), said(key=key)).status_code == 302


def test_a_double_click_is_one_report(visitor: Client, quote: Quote) -> None:
    sent = said()
    answers = [visitor.post(page_of(quote), sent) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Report.objects.count() == 1


def test_a_click_that_ends_while_the_next_one_is_asked_about_is_the_same_report(
    visitor: Client, quote: Quote, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, answers = said(), []
    for _ in range(REPORTS_AN_HOUR_MAX - 1):
        brake_on_report(address="127.0.0.1", now=timezone.now())

    def brake_late(**asked: Any) -> object:
        monkeypatch.undo()
        answers.append(visitor.post(page_of(quote), sent))
        return brake_on_report(**asked)

    monkeypatch.setattr(views, "brake_on_report", brake_late)
    answers.append(visitor.post(page_of(quote), sent))
    assert {answer.headers["Location"] for answer in answers} == {f"/report/{Report.objects.get().pk}/sent/"}


def test_the_brake_says_its_name_and_loses_nothing(visitor: Client, quote: Quote) -> None:
    last: dict[str, Any] = {}
    for _ in range(REPORTS_AN_HOUR_MAX):
        last = said()
        assert visitor.post(page_of(quote), last).status_code == 302
    assert visitor.post(page_of(quote), last).status_code == 302  # a double click of the last
    response = visitor.post(page_of(quote), said(explanation="One too many"))
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3_600
    content = response.content.decode()
    assert f"That is the {REPORTS_AN_HOUR_MAX} reports an hour that one address can send. Try again in" in content
    assert "One too many" in content
    assert Report.objects.count() == REPORTS_AN_HOUR_MAX


def test_the_brake_lets_go_after_an_hour() -> None:
    now = timezone.now()
    for minute in range(REPORTS_AN_HOUR_MAX):
        assert brake_on_report(address="192.0.2.1", now=now + dt.timedelta(minutes=minute)) is None
    refusal = brake_on_report(address="192.0.2.1", now=now + dt.timedelta(minutes=50))
    assert refusal
    assert refusal.seconds == 600
    assert brake_on_report(address="192.0.2.2", now=now) is None
    assert brake_on_report(address="192.0.2.1", now=now + dt.timedelta(minutes=61)) is None


def test_without_a_cache_reports_come_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "add", lambda *args: None)
    monkeypatch.setattr(cache, "get_many", lambda names: {})
    assert not [1 for _ in range(2 * REPORTS_AN_HOUR_MAX) if brake_on_report(address="192.0.2.1", now=timezone.now())]


@pytest.mark.parametrize(
    "address", ["/report/film/1/", "/report/moment/999/", "/report/moment/99999999999999999999999/", "/report/post/x/"]
)
def test_what_is_not_there_is_a_404(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_what_is_off_the_site_is_not_reported(visitor: Client) -> None:
    hidden, deleted = make_quote(make_film(), is_published=False), make_post(deleted_at=timezone.now())
    assert visitor.get(page_of(hidden)).status_code == 404
    assert visitor.get(page_of(deleted, "post")).status_code == 404


def test_what_is_removed_already_leads_to_the_ledger(visitor: Client, quote: Quote) -> None:
    number = make_removal(quote).entry.number
    assert f'href="/ledger/{number}/"' in visitor.get(page_of(quote)).content.decode()


def test_reading_sets_no_cookie_where_the_link_stands(visitor: Client, quote: Quote) -> None:
    response = visitor.get(quote.get_absolute_url())
    assert f'href="{page_of(quote)}"' in response.content.decode()
    assert not response.cookies


def test_every_post_has_the_link(visitor: Client) -> None:
    post = make_post()
    assert f'href="{page_of(post, "post")}"' in visitor.get(post.get_absolute_url()).content.decode()
