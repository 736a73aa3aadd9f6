"""The three-way merge, pure: what the pack said when last loaded, what it says, what the catalogue holds.

Fields merge one by one. Who alone changed a field is followed; where both did, the catalogue's
value stays, for a curator wrote it, unless the pack is to be taken. A mixture that would break
a rule (a disputed scene that gets times) is a conflict of all the fields that the rule is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from films.catalogue.read.items import Fields, Json

UNORDERED = frozenset({"countries", "genres", "related"})  # the database keeps no order of them

# Names the fields of every rule that a mixture breaks.
Soundness = Callable[[Fields], Iterable[tuple[str, ...]]]


@dataclass
class Merged:
    fields: Fields
    updated: set[str] = field(default_factory=set)  # the pack's value replaces the catalogue's
    kept: set[str] = field(default_factory=set)  # the curator's value stays; the pack says what it said
    conflicts: set[str] = field(default_factory=set)  # both changed; who won is in `fields`

    def take(self, name: str, value: Json, outcome: set[str]) -> None:
        for other in (self.updated, self.kept, self.conflicts):
            other.discard(name)
        outcome.add(name)
        self.fields[name] = value


def merge(
    *, loaded: Fields, pack: Fields, catalogue: Fields, take_pack: bool = False, broken: Soundness = lambda fields: ()
) -> Merged:
    """Merge the fields of one item. A field that is not in `loaded` was never loaded."""
    merged = Merged(dict(catalogue))
    for name, said in pack.items():
        held = catalogue[name]
        if same(name, said, held):
            continue
        if name in loaded and same(name, said, loaded[name]):
            merged.take(name, held, merged.kept)
        elif name in loaded and same(name, held, loaded[name]):
            merged.take(name, said, merged.updated)
        else:
            merged.take(name, said if take_pack else held, merged.conflicts)
    _keep_sound(merged, pack, catalogue, take_pack, broken)
    return merged


def same(name: str, one: Json, other: Json) -> bool:
    if name in UNORDERED and isinstance(one, list) and isinstance(other, list):
        return sorted(one) == sorted(other)
    return one == other


def _keep_sound(merged: Merged, pack: Fields, catalogue: Fields, take_pack: bool, broken: Soundness) -> None:
    """Take one side's value for all fields of a rule that the mixture breaks; a side alone breaks none."""
    side = pack if take_pack else catalogue
    while mixed := [
        name for about in broken(merged.fields) for name in about if not same(name, merged.fields[name], side[name])
    ]:
        for name in mixed:
            merged.take(name, side[name], merged.conflicts)
