"""The brakes on an address hold where a cache answers as slowly as others ask."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache

from community.brakes import SIGN_UPS_A_DAY_MAX, Refusal, brake_on_sign_up

NOW = dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def sign_up(now: dt.datetime) -> Refusal | None:
    return brake_on_sign_up(address="192.0.2.1", now=now)


def sign_up_while_others_do(monkeypatch: pytest.MonkeyPatch, now: dt.datetime) -> list[Refusal | None]:
    """One sees which places are free, and before it takes one as many others come as there are places."""
    read = cache.get_many
    answers: list[Refusal | None] = []

    def read_early(places: list[str]) -> dict[str, dt.datetime]:
        monkeypatch.undo()
        held: dict[str, dt.datetime] = read(places)
        answers.extend(sign_up(now) for _ in range(SIGN_UPS_A_DAY_MAX))
        return held

    monkeypatch.setattr(cache, "get_many", read_early)
    answers.append(sign_up(now))
    return answers


def test_what_was_free_a_moment_ago_is_not_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    *others, last = sign_up_while_others_do(monkeypatch, NOW)
    assert others == [None] * SIGN_UPS_A_DAY_MAX
    assert last == ("That is the 3 accounts a day that one network address can make.", DAY.total_seconds())


def test_what_is_over_is_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(SIGN_UPS_A_DAY_MAX):
        sign_up(NOW)
    *others, last = sign_up_while_others_do(monkeypatch, NOW + DAY)
    assert others == [None] * SIGN_UPS_A_DAY_MAX
    assert last == ("That is the 3 accounts a day that one network address can make.", DAY.total_seconds())


def test_it_holds_day_after_day() -> None:
    for day in range(4):
        assert [sign_up(NOW + day * DAY) is None for _ in range(SIGN_UPS_A_DAY_MAX + 1)] == [True, True, True, False]
