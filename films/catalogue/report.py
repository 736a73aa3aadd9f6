"""What a load did, counted and told: as a table for people, as JSON for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field

from films.catalogue.merge.change import Change, Plan
from films.catalogue.merge.ordering import Outcome
from films.catalogue.read.items import MODELS, Json
from films.catalogue.read.problem import shown

OUTCOMES = ("created", "updated", "kept", "conflict", "unchanged")
OF_ORDER = {Outcome.UPDATED: "updated", Outcome.KEPT: "kept", Outcome.CONFLICT: "conflict"}


@dataclass(frozen=True)
class Difference:
    """A field in which catalogue and pack differ after the load, or differed before it."""

    file: str
    line: int
    film: str
    item: str  # "scenes.the-farewell"
    field: str
    pack: Json
    catalogue: Json

    def __str__(self) -> str:
        says = f"the pack says {_short(self.pack)}, the catalogue {_short(self.catalogue)}"
        return f"{self.file}:{self.line}: {self.item}.{self.field}: {says}"


@dataclass(frozen=True)
class Left:
    """An item that the pack does not name any more, and that readers saw until now."""

    film: str
    item: str
    is_unpublished: bool

    def __str__(self) -> str:
        fate = "taken off the site" if self.is_unpublished else "still on the site; --prune takes it off"
        return f"{self.film}: {self.item} left the pack: {fate}"


@dataclass
class Report:
    took_pack: bool = False
    is_dry: bool = False
    films: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=lambda: {section: Counter() for section in MODELS})
    conflicts: list[Difference] = field(default_factory=list)
    kept: list[Difference] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    people_created: set[str] = field(default_factory=set)

    def add(self, plan: Plan) -> None:
        self.films += 1
        for change in plan.all_changes():
            self.counts[change.item.section][self._outcome(change)] += 1
            self._tell(plan, change)
        for order in plan.orders:
            if order.outcome in OF_ORDER:
                self.counts[order.section][OF_ORDER[order.outcome]] += 1
                self._tell_order(plan, order.name, order.outcome)
        if plan.is_merged_away:
            self.notices.append(
                f"{plan.pack.name}: {plan.pack.slug} was merged into another film; nothing new is added to it"
            )
        self.notices += [
            f"{plan.pack.name}:{change.item.line}: {change.item.section}.{change.item.key} was removed by law, ledger "
            f"entry {change.existing.row['ledger_number']}: its text stays out; take it out of the pack, too"
            for change in plan.all_changes()
            if change.existing and change.existing.is_removed
        ]
        for section, existing in plan.left:
            self.left.append(Left(plan.pack.slug, f"{section}.{existing.key}", plan.options.prune))

    def _outcome(self, change: Change) -> str:
        """A new person whom two packs name is created once."""
        if change.item.section == "people" and change.outcome == "created":
            if change.item.key in self.people_created:
                return "unchanged"
            self.people_created.add(change.item.key)
        return change.outcome

    def _tell(self, plan: Plan, change: Change) -> None:
        if change.is_absent:
            self.kept.append(self._difference(plan, change, "", "an item", "nothing: a curator deleted it"))
        elif change.existing:
            for names, differences in ((change.merged.conflicts, self.conflicts), (change.merged.kept, self.kept)):
                for name in sorted(names):
                    held = change.existing.fields[name]
                    differences.append(self._difference(plan, change, name, _said(plan, change, name), held))

    def _tell_order(self, plan: Plan, name: str, outcome: Outcome) -> None:
        film = plan.pack.items.film
        told = Difference(plan.pack.name, film.line, film.key, name, "order", "another order", "its own")
        {Outcome.CONFLICT: self.conflicts, Outcome.KEPT: self.kept}.get(outcome, []).append(told)

    def _difference(self, plan: Plan, change: Change, name: str, pack: Json, catalogue: Json) -> Difference:
        item = change.item
        return Difference(
            plan.pack.name, item.line, plan.pack.slug, f"{item.section}.{item.key}", name, pack, catalogue
        )

    def as_data(self) -> dict[str, object]:
        """For programs: counts by section and outcome, and every difference in full."""
        return {
            "dry_run": self.is_dry,
            "take_pack": self.took_pack,
            "films": self.films,
            "counts": {
                section: {outcome: counts[outcome] for outcome in OUTCOMES} for section, counts in self.counts.items()
            },
            "conflicts": [asdict(difference) for difference in self.conflicts],
            "kept": [asdict(difference) for difference in self.kept],
            "left": [asdict(left) for left in self.left],
            "notices": self.notices,
        }


def _said(plan: Plan, change: Change, name: str) -> Json:
    """The pack's value as its writer knows it."""
    if name == "is_published":
        return True
    return change.item.fields[name]


def _short(value: Json) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else shown(value)
