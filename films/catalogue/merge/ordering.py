"""The order of a list, merged three ways and pure: what matters is who moved what past what, not numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from enum import Enum
from typing import NamedTuple


class Outcome(Enum):
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    KEPT = "kept"
    CONFLICT = "conflict"


class Ordered(NamedTuple):
    keys: list[str]  # all that the catalogue holds, and the pack's new ones where the pack has them
    outcome: Outcome


def merge_order(
    *, loaded: Sequence[str], pack: Sequence[str], catalogue: Sequence[str], take_pack: bool = False
) -> Ordered:
    """Merge the orders of one list, of keys that are unique in each."""
    held = set(catalogue)
    packs = [key for key in pack if key in held]
    curators = _only(catalogue, set(packs))
    if packs == curators:
        order, outcome = curators, Outcome.UNCHANGED
    else:
        order, outcome = _choose(packs, curators, loaded, take_pack)
    return Ordered(_with_others(order, pack, catalogue), outcome)


def _choose(packs: list[str], curators: list[str], loaded: Sequence[str], take_pack: bool) -> tuple[list[str], Outcome]:
    known = set(loaded)
    before = _only(loaded, set(packs))
    if _only(curators, known) == before:
        return packs, Outcome.UPDATED
    if _only(packs, known) == before:
        return curators, Outcome.KEPT
    return (packs if take_pack else curators), Outcome.CONFLICT


def _with_others(order: Sequence[str], pack: Sequence[str], catalogue: Sequence[str]) -> list[str]:
    """Put what only one side has behind the same neighbour as there."""
    placed = set(order)
    new = _followers(pack, placed, skip=set(catalogue))
    others = _followers(catalogue, placed, skip=placed)
    keys = [*new[None], *others[None]]
    for key in order:
        keys += [key, *new[key], *others[key]]
    return keys


def _followers(sequence: Iterable[str], placed: Container[str], skip: Container[str]) -> dict[str | None, list[str]]:
    """What stands behind each placed key in a sequence, before the next."""
    followers: dict[str | None, list[str]] = defaultdict(list)
    neighbour = None
    for key in sequence:
        if key in placed:
            neighbour = key
        elif key not in skip:
            followers[neighbour].append(key)
    return followers


def _only(sequence: Iterable[str], keys: Container[str]) -> list[str]:
    return [key for key in sequence if key in keys]
