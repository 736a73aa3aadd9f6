"""Entries are added behind the last, each bound to the one before."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import pytest
from django.conf import LazySettings

from community.ledger.appending import append_entry
from community.ledger.canonical import hash_of, said_by
from community.ledger.keys import is_text_of, keyed_hash
from community.models import LedgerEntry, LedgerHead
from community.models.ledger import GENESIS
from community.targets import Target
from tests.factories import make_comment, make_film, make_post, make_quote

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 1, 31, 13, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def test_the_first_follows_nothing_and_the_next_follows_it() -> None:
    first, second = (append_entry(kind="veil", now=NOW) for _ in range(2))
    assert (first.number, first.previous) == (1, GENESIS)
    assert (second.number, second.previous) == (2, first.hash)


def test_the_head_knows_the_last() -> None:
    entry = append_entry(kind="veil", now=NOW)
    head = LedgerHead.objects.get()
    assert (head.number, head.hash) == (entry.number, entry.hash)


def test_what_is_read_back_hashes_to_the_same() -> None:
    append_entry(
        kind="removed", target=make_comment(make_post()), basis="other-law", law="§ 1 „ZPO“", requester="reader",
        scope="text", reason='Line\r\nbreak, "quotes", \\ and 🎬\x7f\t', asked_at=NOW, text="Secret", now=NOW,
    )  # fmt: skip
    entry = LedgerEntry.objects.get()
    assert hash_of(said_by(entry)) == entry.hash


def test_anybody_can_write_it_down_again() -> None:
    """RFC 8785, spelled out by hand: what is hashed may never change, whatever becomes of the code."""
    entry = append_entry(kind="veil", reason="Küste\n\x01", now=NOW)
    written = (
        '{"appeal":"","asked_at":null,"basis":"","continues":null,"entered_at":"2026-01-31T12:00:00.000000Z",'
        '"kind":"veil","law":"","number":1,"previous":"' + GENESIS + '","reason":"Küste\\n\\u0001","requester":"",'
        '"scope":"","target_id":null,"target_kind":"","text_hash":"","text_key":""}'
    )
    assert json.loads(written) == said_by(entry)
    assert hashlib.sha256(written.encode()).hexdigest() == entry.hash


@pytest.mark.parametrize("kind", ["moment", "post", "comment"])
def test_it_says_what_it_is_about(kind: str) -> None:
    post = make_post()
    targets: dict[str, Target] = {"moment": make_quote(make_film()), "post": post, "comment": make_comment(post)}
    entry = append_entry(kind="veil", target=targets[kind], now=NOW)
    assert (entry.target_kind, entry.target_id) == (kind, targets[kind].pk)


def test_the_text_is_not_in_it_and_its_hash_takes_the_key_to_prove() -> None:
    entry = append_entry(kind="veil", text="0171 555", now=NOW)
    assert "555" not in json.dumps(said_by(entry))
    assert entry.text_hash != hashlib.sha256(b"0171 555").hexdigest()
    assert (is_text_of(entry, "0171 555"), is_text_of(entry, "0171 556")) == (True, False)


def test_a_new_key_leaves_the_old_texts_provable(settings: LazySettings) -> None:
    settings.LEDGER_KEYS = ["old"]
    entry = append_entry(kind="veil", text="Secret", now=NOW)
    settings.LEDGER_KEYS = ["new", "old"]
    assert is_text_of(entry, "Secret")
    assert keyed_hash("Secret")[1] != entry.text_key
    settings.LEDGER_KEYS = ["new"]
    assert is_text_of(entry, "Secret") is None
