"""Chance that falls the same way for the same seed, on every machine and for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Choice = TypeVar("Choice")


class Chance:
    def __init__(self, seed: str) -> None:
        self.seed = seed
        self._rolls = 0

    def roll(self) -> float:
        """From 0 up to, but not, 1."""
        self._rolls += 1
        digest = hashlib.blake2b(f"{self.seed}|{self._rolls}".encode(), digest_size=6).digest()
        return int.from_bytes(digest, "big") / 2**48

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.roll()

    def pick(self, choices: Sequence[Choice]) -> Choice:
        return choices[int(self.roll() * len(choices))]

    def coin(self) -> bool:
        return self.roll() < 0.5
