"""What loading one pack would do to the catalogue, found out without doing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from films.catalogue.check.packs import CheckedPack
from films.catalogue.check.rules import broken_rules
from films.catalogue.merge.change import Change, Options, Order, Plan
from films.catalogue.merge.fields import Merged, merge
from films.catalogue.merge.known import Row
from films.catalogue.merge.ordering import Outcome, merge_order
from films.catalogue.merge.picture_values import picture_memory, picture_said
from films.catalogue.merge.sections import SECTIONS
from films.catalogue.merge.state import Existing, State
from films.catalogue.merge.titles import name_quotes
from films.catalogue.read.items import MODELS, PICTURES, Fields, Item, default_of

# Stands in what was loaded for a field on which pack and curator never agreed.
UNRESOLVED = {"unresolved": True}


def plan_pack(pack: CheckedPack, state: State, options: Options) -> Plan:
    plan = Plan(pack, state, options, film_pk=state.film.pk if state.film else 0)
    for section in MODELS:
        plan.changes[section] = [_change(plan, item) for item in pack.items[section]]
    name_quotes(plan)
    for section, spec in SECTIONS.items():
        if spec.place:
            plan.orders += _orders(plan, section)
    plan.left = list(_left(plan))
    return plan


def _change(plan: Plan, item: Item) -> Change:
    existing = plan.state.find(item.section, item.key)
    loaded = plan.state.loaded[item.section].get(item.key)
    if existing is None:
        return _of_no_row(plan, item, loaded)
    if existing.is_merged or existing.is_removed or _is_line_of_closed(plan, item):
        plan.closed |= {item.key} if item.section == "dialogues" else set()
        return Change(item, existing, Merged(existing.fields), "kept", loaded or to_remember(item, existing.fields))
    says = {**item.fields, "is_published": True, **picture_said(plan.pack, item, existing)}
    merged = merge(
        loaded=_base(item.section, loaded),
        pack=says,
        catalogue=existing.fields,
        take_pack=plan.options.take_pack,
        broken=lambda fields: (rule.about for rule in broken_rules(item.section, fields)),
    )
    return Change(item, existing, merged, _outcome(merged), _loaded(plan, item, existing, loaded or {}, merged))


def _of_no_row(plan: Plan, item: Item, loaded: Row | None) -> Change:
    """A new item is created; one whose row a curator deleted only when the pack is to be taken."""
    says: Fields = {**item.fields, "is_published": True, **picture_said(plan.pack, item, None)}
    if _is_line_of_closed(plan, item) or plan.is_merged_away or (loaded is not None and not plan.options.take_pack):
        plan.closed |= {item.key} if item.section == "dialogues" else set()
        return Change(item, None, Merged(says), "kept", loaded or {}, is_absent=True)
    return Change(item, None, Merged(says), "created", to_remember(item, says) | picture_memory(plan.pack, item, ""))


def _is_line_of_closed(plan: Plan, item: Item) -> bool:
    return item.section == "lines" and item.key.partition("/")[0] in plan.closed


def _base(section: str, loaded: Row | None) -> Fields:
    """What was last loaded; a field that packs did not have then was left out of them."""
    if loaded is None:
        return {"is_published": True}
    defaults = {name: default_of(section, name) for name in MODELS[section].model_fields}
    held: Row = {**defaults, "is_published": True, **loaded}
    return {name: value for name, value in held.items() if value != UNRESOLVED}


def _outcome(merged: Merged) -> str:
    for outcome, names in (("conflict", merged.conflicts), ("updated", merged.updated), ("kept", merged.kept)):
        if names:
            return outcome
    return "unchanged"


def to_remember(item: Item, says: Fields) -> Row:
    return {**says, "position": item.place}


def _loaded(plan: Plan, item: Item, existing: Existing, before: Row, merged: Merged) -> Row:
    """What to remember: the pack's fields, but of those in conflict what was loaded before."""
    made = to_remember(item, {**item.fields, "is_published": True})
    if name := PICTURES.get(item.section):
        is_held = name not in merged.updated | merged.kept | merged.conflicts
        stored = existing.row[name] if is_held else before.get(f"{name}_stored", "")
        made |= picture_memory(plan.pack, item, stored)
    if not plan.options.take_pack:
        for name in merged.conflicts:
            made[name] = before.get(name, UNRESOLVED)
    return made


def _orders(plan: Plan, section: str) -> Iterator[Order]:
    """One list, or one for each dialogue."""
    pack: dict[str, list[Change]] = defaultdict(list)
    catalogue: dict[str, list[str]] = defaultdict(list)
    for change in plan.changes[section]:
        if not change.is_absent:
            pack[_list_of(section, change.key)].append(change)
    for key in plan.state.sections[section]:
        catalogue[_list_of(section, key)].append(key)
    for name, changes in pack.items():
        yield _order(plan, section, name, changes, catalogue[name])


def _list_of(section: str, key: str) -> str:
    return f"lines of {key.partition('/')[0]}" if section == "lines" else section


def _order(plan: Plan, section: str, name: str, changes: list[Change], catalogue: list[str]) -> Order:
    places = {change.key: (plan.remembered(change) or {}).get("position") for change in changes}
    loaded = sorted((key for key, place in places.items() if place), key=lambda key: places[key] or 0)
    ordered = merge_order(loaded=loaded, pack=list(places), catalogue=catalogue, take_pack=plan.options.take_pack)
    if ordered.outcome is Outcome.CONFLICT and not plan.options.take_pack:
        for change in changes:
            change.loaded["position"] = places[change.key] or change.item.place
    is_new = any(change.outcome == "created" for change in changes)
    return Order(section, name, ordered.keys, ordered.outcome, is_new or ordered.keys != catalogue)


def _left(plan: Plan) -> Iterator[tuple[str, Existing]]:
    """Live rows that came from the pack once, and that it does not name any more."""
    dialogues: set[str] = set()
    for section in MODELS:
        named = {change.key for change in plan.changes[section]}
        for key, loaded in plan.state.loaded[section].items():
            existing = plan.state.find(section, key)
            if existing is None or not existing.is_live or existing.key in named or not loaded.get("is_published"):
                continue
            if section == "dialogues":
                dialogues.add(existing.key)
            if section != "lines" or existing.key.partition("/")[0] not in dialogues:
                yield section, existing
