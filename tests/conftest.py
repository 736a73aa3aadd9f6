"""Personas and the state that every test starts from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation

from community.groups import CURATORS, OPERATORS
from community.ledger import guard
from community.models import Member
from tests.factories import make_member


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR_DIR = tmp_path


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Rate limits are counted in the cache."""
    cache.clear()


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """What the last request of another test asked for stays with the thread that answered it."""
    translation.activate("en")


@pytest.fixture(autouse=True, scope="session")
def _the_ledger_is_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions end with a flush, which the ledger's guard would refuse: lifted for it alone."""
    flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def flush_unguarded(case: TransactionTestCase) -> None:
        guard.lift(connection)
        flush(case)
        guard.lay(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_unguarded)
        yield


@pytest.fixture
def alice(db: None) -> Member:
    """A member like any other."""
    return make_member("alice")


@pytest.fixture
def bob(db: None) -> Member:
    """Another member, with no claim on what is alice's."""
    return make_member("bob")


@pytest.fixture
def curator(db: None) -> Member:
    """Runs the catalogue, and nothing else."""
    member = make_member("celia", is_staff=True)
    member.groups.add(Group.objects.get(name=CURATORS))
    return member


@pytest.fixture
def operator(db: None) -> Member:
    """Runs the site."""
    member = make_member("otto", is_staff=True)
    member.groups.add(Group.objects.get(name=OPERATORS))
    return member


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def as_alice(alice: Member) -> Client:
    return _signed_in(alice)


@pytest.fixture
def as_curator(curator: Member) -> Client:
    return _signed_in(curator)


@pytest.fixture
def as_operator(operator: Member) -> Client:
    return _signed_in(operator)


def _signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member)
    return client


@pytest.fixture
def searchable(settings: LazySettings) -> None:
    """Search learns of what is saved, as it does outside tests."""
    backend = settings.MODELSEARCH_BACKENDS["default"]
    settings.MODELSEARCH_BACKENDS = {"default": {**backend, "AUTO_UPDATE": True}}
