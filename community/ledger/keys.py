"""The keyed hash that stands in the ledger for a text: it proves a text that is shown, and tells nothing of it.

HMAC-SHA256 under a key that is derived from the first of LEDGER_KEYS (the SECRET_KEY, unless set). A plain
hash would not do: whoever guesses a telephone number could prove the guess. Each entry names its key by
the first digits of the key's own hash. To change the key, put the new one first and keep the old ones
behind it: they still prove what was removed under them. The chain of entries needs no key.
"""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings

from community.models import LedgerEntry
from community.models.ledger import KEY_NAME_LENGTH

PURPOSE = b"reelive ledger"


def keyed_hash(text: str) -> tuple[str, str]:
    """The hash of a text under the key of today, and that key's name."""
    key = _keys()[0]
    return _hash(key, text), name_of(key)


def is_text_of(entry: LedgerEntry, text: str) -> bool | None:
    """Whether this is the text that the entry stands for; None if its key is not at hand any more."""
    for key in _keys():
        if name_of(key) == entry.text_key:
            return hmac.compare_digest(_hash(key, text), entry.text_hash)
    return None


def name_of(key: bytes) -> str:
    return hashlib.sha256(key).hexdigest()[:KEY_NAME_LENGTH]


def _keys() -> list[bytes]:
    return [hmac.digest(secret.encode(), PURPOSE, "sha256") for secret in settings.LEDGER_KEYS]


def _hash(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()
