"""How an entry is written down to be hashed, so that anybody can do it again from the public JSON alone.

Take the entry's JSON object without `hash`. Write it as canonical JSON (RFC 8785): members sorted by
name, no space between them, UTF-8, only `"`, `\\` and control characters escaped, the latter as `\\n`,
`\\t`, `\\b`, `\\f`, `\\r` or four lower-case hexadecimal digits. All its values are text, whole numbers
or null; times are UTC, written `2026-01-31T12:00:00.000000Z`. The SHA-256 of these bytes, in
hexadecimal digits, is `hash`; the `hash` of the entry before stands in `previous`, and the first
entry follows 64 zeros. In Python:

    said = {name: value for name, value in entry.items() if name != "hash"}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    assert hashlib.sha256(text.encode()).hexdigest() == entry["hash"]
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping

from community.models import LedgerEntry

Said = dict[str, str | int | None]

NAMES = (
    "number", "kind", "entered_at", "asked_at", "continues", "target_kind", "target_id", "basis", "law",
    "requester", "scope", "reason", "appeal", "text_hash", "text_key", "previous",
)  # fmt: skip


def said_by(entry: LedgerEntry) -> Said:
    """All that an entry says, as its JSON has it, but for its own hash."""
    return {name: _plain(getattr(entry, name)) for name in NAMES}


def hash_of(said: Mapping[str, str | int | None]) -> str:
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def canonical(said: Mapping[str, object]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _plain(value: str | int | dt.datetime | None) -> str | int | None:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return str(value) if isinstance(value, str) else value  # a choice is no more than its text
