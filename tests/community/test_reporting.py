"""Sending and declining a report."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from community.models import LedgerEntry, Member, Report
from community.reporting import AlreadyDecided, decline_report, send_report
from tests.factories import make_post, make_removal, make_report

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 2, 0, tzinfo=dt.UTC)


def test_it_waits_for_an_operator_and_hides_nothing(alice: Member) -> None:
    post, key = make_post(), uuid.uuid4()
    said = {"category": "threat", "explanation": "He says he will.", "requester": "reader"}
    report = send_report(target=post, reporter=alice, key=key, now=NOW, **said)
    assert (report.post, report.reporter, report.state, report.reported_at) == (post, alice, "waiting", NOW)
    post.refresh_from_db()
    assert post.body == "What I think."
    assert not LedgerEntry.objects.exists()


def test_sent_twice_it_is_one(alice: Member) -> None:
    post, key = make_post(), uuid.uuid4()
    said = {"category": "threat", "explanation": "He says he will.", "requester": "reader"}
    reports = [send_report(target=post, reporter=alice, key=key, now=NOW, **said) for _ in range(2)]
    assert reports[0] == reports[1]


def test_declined_it_stands_and_says_why(operator: Member) -> None:
    report = make_report(make_post())
    decline_report(report=report, by=operator, answer="It is an opinion.", now=NOW)
    declined = Report.objects.get()
    assert (declined.state, declined.operator, declined.decided_at) == ("declined", operator, NOW)
    assert declined.answer == "It is an opinion."


@pytest.mark.parametrize("first", ["removed", "declined"])
def test_it_is_decided_once(operator: Member, first: str) -> None:
    post = make_post()
    report = make_report(post)
    if first == "removed":
        make_removal(post, report=report)
    else:
        decline_report(report=report, by=operator, answer="No.", now=NOW)
    with pytest.raises(AlreadyDecided):
        decline_report(report=report, by=operator, answer="Never.", now=NOW)
