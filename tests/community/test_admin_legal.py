"""The operators' legal desk in the admin."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.admin import legal_desk
from community.contesting import contest
from community.models import Comment, CounterNotice, LedgerEntry, Member, Removal, Report
from community.removing import remove, restore
from community.reporting import decline_report
from community.rewriting import delete
from tests.community.desk import ORDER, make_wait_again, removing
from tests.community.secrets import SECRET
from tests.factories import (
    make_comment,
    make_film,
    make_post,
    make_quote,
    make_removal,
    make_report,
)
from tests.films.admin_pages import list_of, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(alice: Member) -> Comment:
    return make_comment(make_post(), author=alice, body=SECRET, body_html=SECRET)


@pytest.fixture
def report(comment: Comment) -> Report:
    return make_report(comment, explanation="That is my street.", reported_at=timezone.now() - dt.timedelta(hours=3))


@pytest.fixture
def contested(alice: Member) -> Comment:
    return make_comment(make_post(), author=alice, body=SECRET, body_html=SECRET)


@pytest.fixture
def notice(contested: Comment, alice: Member) -> CounterNotice:
    return contest(removal=make_removal(contested), author=alice, text="It is a museum.", now=timezone.now())


class TestReports:
    def test_the_longest_waiting_stands_on_top_with_its_time(self, as_operator: Client, report: Report) -> None:
        young = make_report(make_post(), reported_at=timezone.now() - dt.timedelta(minutes=5))
        done = make_report(make_post(), state="declined", decided_at=timezone.now())
        page = as_operator.get(list_of(Report))
        assert list(page.context["cl"].result_list) == [report, young, done]
        content = page.content.decode().replace("\xa0", " ")
        assert content.index("3 hours") < content.index("5 minutes")
        assert SECRET not in content

    def test_the_queue_costs_the_same_however_long(
        self, as_operator: Client, alice: Member, django_assert_max_num_queries: Any
    ) -> None:
        for _ in range(4):
            make_report(make_comment(make_post(film=make_film()), author=alice))
            make_report(make_quote(make_film()))
        with django_assert_max_num_queries(8):
            as_operator.get(list_of(Report))

    def test_a_report_stands_beside_what_it_is_about(self, as_operator: Client, report: Report) -> None:
        other = make_report(report.target)
        content = as_operator.get(page_of(report)).content.decode()
        assert "That is my street." in content
        assert SECRET in content
        assert f"report no. {other.pk}</a>" in content

    def test_an_operator_removes(self, as_operator: Client, operator: Member, report: Report, comment: Comment) -> None:
        response = as_operator.post(page_of(report), removing(answer="Thank you."))
        assert response.headers["Location"] == list_of(Report)
        removal = Removal.objects.get()
        comment.refresh_from_db()
        assert (removal.operator, removal.report, removal.comment) == (operator, report, comment)
        assert (removal.entry.requester, removal.entry.reason, removal.entry.asked_at) == (
            "concerned", "A home.", report.reported_at,
        )  # fmt: skip
        report.refresh_from_db()
        assert (report.state, report.answer, comment.is_removed) == ("followed", "Thank you.", True)

    def test_an_operator_declines(self, as_operator: Client, report: Report, comment: Comment) -> None:
        as_operator.post(page_of(report), {"decline": "1", "answer": "It is a museum."})
        report.refresh_from_db()
        assert (report.state, report.answer) == ("declined", "It is a museum.")
        assert not LedgerEntry.objects.exists()

    @pytest.mark.parametrize(
        ("said", "complaint"),
        [
            (removing(basis=""), "Without a legal basis nothing is removed."),
            (removing(basis="taste"), "Select a valid choice."),
            (removing(basis="other-law"), "Name the law or the order."),
            (removing(basis="order"), "Name the law or the order."),
            (removing(basis="order", law="7 C 1"), "Only a court or authority gives orders"),
            (removing(reason=" "), "Say why."),
            (removing(reason="x" * 2_001), "at most 2000 characters"),
            (removing(scope="half"), "Select a valid choice."),
            (removing(basis="child-abuse"), "Tick this for child abuse material, and for nothing else."),
            (removing(is_certain="on"), "Tick this for child abuse material, and for nothing else."),
            ({"decline": "1", "answer": " "}, "Say why it stands."),
            ({"answer": "Hm."}, "Remove it or decline."),
            ({}, "Remove it or decline."),
        ],
    )
    def test_what_lacks_something_says_what_and_removes_nothing(
        self, as_operator: Client, report: Report, said: dict[str, Any], complaint: str
    ) -> None:
        response = as_operator.post(page_of(report), said)
        assert response.status_code == 400
        assert complaint in response.content.decode()
        report.refresh_from_db()
        assert report.state == "waiting"
        assert not Removal.objects.exists()

    def test_the_second_of_two_is_told_and_keeps_their_words(self, as_operator: Client, report: Report) -> None:
        make_removal(report.target, report=report)
        response = as_operator.post(page_of(report), removing(reason="My careful words."))
        assert response.status_code == 409
        assert "You were not the first" in response.content.decode()
        assert "My careful words." in response.content.decode()
        assert Removal.objects.count() == 1

    def test_what_another_declines_at_that_moment_is_not_removed(
        self, as_operator: Client, operator: Member, report: Report, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def remove_late(**said: Any) -> Removal:
            decline_report(report=report, by=operator, answer="It is a museum.", now=timezone.now())
            return remove(**said)

        monkeypatch.setattr(legal_desk, "remove", remove_late)
        response = as_operator.post(page_of(report), removing(reason="My careful words."))
        assert response.status_code == 409
        assert "You were not the first" in response.content.decode()
        assert "My careful words." in response.content.decode()
        assert not Removal.objects.exists()

    def test_what_its_author_has_deleted_is_refused_before_its_entry_is_shown(
        self, as_operator: Client, report: Report, comment: Comment, alice: Member
    ) -> None:
        delete(writing=comment, by=alice, now=timezone.now())
        response = as_operator.post(page_of(report), removing(remove="1", enter=""))
        assert response.status_code == 409

    def test_a_report_says_that_the_text_stands_again(
        self, as_operator: Client, operator: Member, report: Report
    ) -> None:
        other = make_report(report.target)
        removal = make_removal(report.target, report=report)
        entry = restore(removal=removal, by=operator, reason="A court said so.", now=timezone.now())
        for each in (report, other):
            content = as_operator.get(page_of(each)).content.decode()
            assert "Followed: removed" in content
            assert f"ledger entry no. {removal.entry.number}</a>" in content
            assert f"ledger entry no. {entry.number}.</a>" in content

    def test_of_something_that_is_gone_a_report_can_still_be_answered(
        self, as_operator: Client, report: Report, comment: Comment
    ) -> None:
        comment.delete()
        assert as_operator.get(page_of(report)).status_code == 200
        assert as_operator.post(page_of(report), removing()).status_code == 409
        assert as_operator.post(page_of(report), {"decline": "1", "answer": "It is gone."}).status_code == 302

    def test_what_was_typed_runs_as_no_code(self, as_operator: Client, comment: Comment) -> None:
        report = make_report(comment, explanation="<script>x</script>", place="<script>y</script>", name="<script>z")
        content = as_operator.get(page_of(report)).content.decode()
        assert not [letter for letter in "xyz" if f"<script>{letter}" in content]


class TestCounterNotices:
    @pytest.mark.parametrize(("button", "is_removed"), [("grant", False), ("refuse", True)])
    def test_an_operator_decides(
        self, as_operator: Client, notice: CounterNotice, contested: Comment, button: str, is_removed: bool
    ) -> None:
        assert "It is a museum." in as_operator.get(page_of(notice)).content.decode()
        response = as_operator.post(page_of(notice), {button: "1", "reason": "I looked again."})
        assert response.headers["Location"] == list_of(CounterNotice)
        contested.refresh_from_db()
        assert contested.is_removed == is_removed
        assert "I looked again." in as_operator.get(page_of(notice)).content.decode()

    @pytest.mark.parametrize("said", [{}, {"grant": "1"}, {"refuse": "1", "reason": " "}, {"reason": "Hm."}])
    def test_half_a_decision_is_none(self, as_operator: Client, notice: CounterNotice, said: dict[str, str]) -> None:
        assert as_operator.post(page_of(notice), said).status_code == 400
        notice.refresh_from_db()
        assert notice.state == "waiting"

    def test_the_second_of_two_is_told(self, as_operator: Client, notice: CounterNotice) -> None:
        as_operator.post(page_of(notice), {"refuse": "1", "reason": "No."})
        response = as_operator.post(page_of(notice), {"grant": "1", "reason": "But yes."})
        assert response.status_code == 409
        assert "But yes." in response.content.decode()

    def test_to_put_it_back_answers_it_and_the_page_says_so(
        self, as_operator: Client, notice: CounterNotice, contested: Comment
    ) -> None:
        removal = page_of(notice.removal)
        assert "Its counter-notice waits, and is granted by that." in as_operator.get(removal).content.decode()
        as_operator.post(removal, {"restore": "1", "reason": "A court said so."})
        content = as_operator.get(page_of(notice)).content.decode()
        assert "Granted: its author was right" in content
        assert "A court said so." in content
        assert as_operator.post(page_of(notice), {"refuse": "1", "reason": "No."}).status_code == 409

    def test_of_one_that_waits_though_it_stands_again_no_refusal_is_offered(
        self, as_operator: Client, operator: Member, notice: CounterNotice
    ) -> None:
        make_wait_again(notice, by=operator)
        content = as_operator.get(page_of(notice)).content.decode()
        assert 'name="grant"' in content
        assert 'name="refuse"' not in content
        response = as_operator.post(page_of(notice), {"refuse": "1", "reason": "No."})
        assert response.status_code == 409
        assert "What was removed stands again, so there is nothing left to refuse." in response.content.decode()

    def test_the_queue_says_how_long_it_has_waited(self, as_operator: Client, notice: CounterNotice) -> None:
        CounterNotice.objects.update(received_at=timezone.now() - dt.timedelta(days=2))
        assert "2 days" in as_operator.get(list_of(CounterNotice)).content.decode().replace("\xa0", " ")


def test_the_worklists_count_what_waits_for_operators_alone(
    as_operator: Client, as_curator: Client, report: Report
) -> None:
    page = as_operator.get("/admin/worklists/").content.decode().replace("\xa0", " ")
    assert "The legal desk" in page
    assert "The oldest report has waited 3 hours" in page
    assert "The legal desk" not in as_curator.get("/admin/worklists/").content.decode()


def test_the_ledger_itself_is_not_in_the_admin(as_operator: Client) -> None:
    assert as_operator.get("/admin/community/ledgerentry/").status_code == 404


def test_a_curator_is_told_that_it_is_for_operators(as_curator: Client) -> None:
    content = as_curator.get(list_of(Report)).content.decode()
    assert "Operators only behind this door" in content
    assert "Staff only" not in content


@pytest.mark.parametrize("role", ["as_curator", "as_alice", "visitor"])
def test_nobody_but_operators_comes_near(
    request: pytest.FixtureRequest, role: str, report: Report, notice: CounterNotice
) -> None:
    client: Client = request.getfixturevalue(role)
    for address in (page_of(report), page_of(notice), page_of(notice.removal), ORDER, list_of(Report)):
        for response in (client.get(address), client.post(address, removing(grant="1", decline="1"))):
            assert response.status_code in (302, 403)
            assert SECRET not in response.content.decode()
    report.refresh_from_db()
    notice.refresh_from_db()
    assert (report.state, notice.state, Removal.objects.count()) == ("waiting", "waiting", 1)


@pytest.mark.parametrize("model", [Report, Removal, CounterNotice])
def test_not_even_a_superuser_edits_or_deletes(client: Client, model: type[Any], notice: CounterNotice) -> None:
    make_report(make_post())
    root = notice.removal.operator
    assert root
    Member.objects.filter(pk=root.pk).update(is_superuser=True, is_staff=True)
    client.force_login(Member.objects.get(pk=root.pk))
    thing = model.objects.first()
    assert client.post(page_of(thing).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [thing.pk], "post": "yes"}
    client.post(list_of(model), chosen)
    assert model.objects.filter(pk=thing.pk).exists()
