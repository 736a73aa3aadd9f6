"""Two who do the same at the same time: one of them wins, and the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from community.models import Member, Suggestion
from community.suggesting import AlreadyDecided, accept_suggestion, decline_suggestion, propose_suggestion
from tests.factories import make_film, make_suggestion

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each returned, or raised, when all began together."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            barrier.wait(timeout=10)
            return act()
        except AlreadyDecided as late:
            return late
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_two_clicks_at_once_are_one_suggestion(alice: Member) -> None:
    def click() -> Suggestion:
        return propose_suggestion(
            proposer=alice,
            about="film",
            title="Playtime",
            text="It is missing.",
            source="I saw it.",
            now=timezone.now(),
        )

    at_once(*[click] * 4)
    assert Suggestion.objects.count() == 1


def test_of_two_curators_at_once_one_decides(curator: Member, operator: Member) -> None:
    suggestion, film, now = make_suggestion(), make_film(), timezone.now()
    results = at_once(
        lambda: accept_suggestion(suggestion=suggestion, curator=curator, became=film, now=now),
        lambda: decline_suggestion(suggestion=suggestion, curator=operator, answer="No.", now=now),
    )
    assert sum(isinstance(result, AlreadyDecided) for result in results) == 1
