"""Addresses and keys made from titles."""

from __future__ import annotations

from collections.abc import Container
from itertools import count

from django.utils.text import slugify

from films import limits


def slug_from(title: str, *, otherwise: str) -> str:
    """The title in a-z, 0-9 and single hyphens; `otherwise` where nothing of it is left, as of «Чайки»."""
    return slugify(title).replace("_", "-").strip("-")[: limits.KEY_MAX].rstrip("-") or otherwise


def fresh(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3` … that is not taken."""
    if wanted not in taken:
        return wanted
    for number in count(2):
        ending = f"-{number}"
        candidate = wanted[: limits.KEY_MAX - len(ending)].rstrip("-") + ending
        if candidate not in taken:
            return candidate
    raise AssertionError  # numbers do not end
