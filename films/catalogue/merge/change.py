"""What becomes of each item of a pack, of its lists and of what left it: the parts of a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from films.catalogue.check.packs import CheckedPack
from films.catalogue.merge.fields import Merged
from films.catalogue.merge.known import Row
from films.catalogue.merge.ordering import Outcome
from films.catalogue.merge.state import Existing, State
from films.catalogue.read.items import Item


class Options(NamedTuple):
    take_pack: bool = False
    prune: bool = False


@dataclass
class Change:
    """One item of the pack, and what becomes of its row."""

    item: Item
    existing: Existing | None
    merged: Merged
    outcome: str  # created, updated, kept, conflict or unchanged
    loaded: Row  # to be remembered as last loaded
    is_absent: bool = False  # a curator deleted the row, and it stays deleted
    made_title: str = ""  # of a quote that has none of its own

    @property
    def key(self) -> str:
        return self.existing.key if self.existing else self.item.key

    @property
    def changed(self) -> list[str]:
        """Fields of the row that have to be written."""
        if self.existing is None or self.is_absent:
            return []
        names = [name for name, value in self.merged.fields.items() if value != self.existing.fields[name]]
        is_called_anew = self.made_title and self.made_title != self.existing.row["title"]
        return [*names, "title"] if is_called_anew and "title" not in names else names


@dataclass
class Order:
    """The order of one list: a section, or the lines of one dialogue."""

    section: str
    name: str  # of the list, as messages call it
    keys: list[str]
    outcome: Outcome
    is_renumbered: bool


@dataclass
class Plan:
    pack: CheckedPack
    state: State
    options: Options
    changes: dict[str, list[Change]] = field(default_factory=dict)
    orders: list[Order] = field(default_factory=list)
    left: list[tuple[str, Existing]] = field(default_factory=list)  # rows whose items left the pack
    film_pk: int = 0  # of a new film, once it is stored
    closed: set[str] = field(
        default_factory=set
    )  # dialogues whose lines stay as they are: deleted, merged away, removed

    def all_changes(self) -> Iterator[Change]:
        for changes in self.changes.values():
            yield from changes

    @property
    def has_work(self) -> bool:
        """Whether anything would be written, if only what was last loaded."""
        return (
            any(self._changes_anything(change) for change in self.all_changes())
            or any(order.is_renumbered for order in self.orders)
            or bool(self.left and self.options.prune)
        )

    def _changes_anything(self, change: Change) -> bool:
        is_news = change.outcome == "created" or change.loaded != self.remembered(change)
        return bool(change.changed) or (is_news and not change.is_absent)

    @property
    def is_merged_away(self) -> bool:
        """Whether curators made another film of this one: nothing new comes to hang on it."""
        return self.state.film is not None and self.state.film.is_merged

    @cached_property
    def created(self) -> dict[str, set[str]]:
        """Keys of what the pack brings, by section."""
        return {
            section: {change.item.key for change in changes if change.outcome == "created"}
            for section, changes in self.changes.items()
        }

    def remembered(self, change: Change) -> Row | None:
        return self.state.loaded[change.item.section].get(change.item.key)
