"""`manage.py ledger_counts [YEAR]`."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from django.core.management import call_command

from community.contesting import contest, decide
from community.ledger.appending import append_entry
from community.ledger.counting import count_year, years
from community.models import Member
from community.removing import restore
from community.reporting import decline_report
from tests.factories import make_post, make_removal, make_report

pytestmark = pytest.mark.django_db


def at(year: int) -> dt.datetime:
    return dt.datetime(year, 6, 1, tzinfo=dt.UTC)


@pytest.fixture
def two_years(alice: Member, operator: Member) -> None:
    for is_granted in (True, False):
        post = make_post(author=alice)
        report = make_report(post, category="copyright", reported_at=at(2026))
        removal = make_removal(post, basis="copyright", report=report, now=at(2026))
        notice = contest(removal=removal, author=alice, text="Mine.", now=at(2026))
        decide(notice=notice, by=operator, is_granted=is_granted, reason="So.", now=at(2027))
    restore(removal=make_removal(make_post(), basis="order", now=at(2026)), by=operator, reason="So.", now=at(2026))
    report = make_report(make_post(), category="threat", reported_at=at(2026))
    decline_report(report=report, by=operator, answer="A metaphor.", now=at(2027))
    append_entry(kind="veil", now=at(2026))


@pytest.mark.usefixtures("two_years")
def test_everything_counts_in_its_year_by_basis_and_outcome() -> None:
    first, second = count_year(2026), count_year(2027)
    assert {basis: counts for basis, counts in first.items() if counts} == {
        "copyright": Counter(reported=2, removed=2, contested=2),
        "order": Counter(removed=1, restored=1),
        "threat": Counter(reported=1),
    }
    assert {basis: counts for basis, counts in second.items() if counts} == {
        "copyright": Counter(granted=1, refused=1, restored=1),
        "threat": Counter(declined=1),
    }


@pytest.mark.usefixtures("two_years")
def test_the_command_prints_one_year_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert years() == [2026, 2027]
    call_command("ledger_counts", 2026)
    printed = capsys.readouterr().out
    assert "2027" not in printed
    [row] = [line.split() for line in printed.splitlines() if line.strip().startswith("copyright")]
    assert row[-7:] == ["2", "0", "2", "2", "0", "0", "0"]
    [total] = [line.split() for line in printed.splitlines() if line.strip().startswith("in all")]
    assert total[-7:] == ["3", "0", "3", "2", "0", "0", "1"]
    call_command("ledger_counts")
    assert "2027" in capsys.readouterr().out


def test_before_anything_happened_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("ledger_counts")
    assert "Nothing has been reported or removed so far." in capsys.readouterr().out
