"""Which key of a pack is which row of the catalogue, for one film."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

Row = dict[str, Any]


class Known:
    """Grows section by section, as rows are read and written."""

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, int]] = defaultdict(dict)  # of merged rows, the winner's
        self.keys: dict[str, dict[int, str]] = defaultdict(dict)
        self.live: dict[str, set[int]] = defaultdict(set)  # published, not merged away, not removed
        self.names: dict[str, dict[int, str]] = defaultdict(dict)  # of characters and scenes, for titles of quotes
        self.ordinals: dict[str, int] = {}  # of episodes, by key
        self.film_title = ""

    @property
    def episodes(self) -> dict[int, str]:
        """Keys of episodes by their ordinal."""
        return {ordinal: key for key, ordinal in self.ordinals.items()}

    def learn(self, section: str, key: str, row: Row) -> None:
        pk = row["pk"]
        self.ids[section][key] = row.get("merged_into_id") or pk
        self.keys[section][pk] = key
        is_of_live = section != "lines" or row["dialogue_id"] in self.live["dialogues"]
        is_here = row["is_published"] and not row.get("merged_into_id") and row.get("ledger_number") is None
        if is_here and is_of_live:
            self.live[section].add(pk)
        if section == "episodes":
            self.ordinals[key] = row["ordinal"]
        elif section in {"characters", "scenes"}:
            self.names[section][pk] = row["name" if section == "characters" else "title"]
