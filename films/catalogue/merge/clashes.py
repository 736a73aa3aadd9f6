"""What a plan would break in the database: rows it refers to that are gone, and what must be unique."""

from __future__ import annotations

from collections.abc import Iterator

from films.catalogue.merge.change import Change, Plan
from films.catalogue.read.items import KEY_FIELDS, MOMENTS, REFERENCES, Json, texts
from films.catalogue.read.problem import Problem, shown

BRING_BACK = "another, or --take-pack, which brings it back"


def clashes(plan: Plan) -> Iterator[Problem]:
    """Problems with the pack's lines, each of which would have been an error of the database."""
    for change in plan.all_changes():
        if not change.is_absent:
            yield from _gone(plan, change)
    for section in MOMENTS:
        yield from _twice(plan, section, "slug", _addresses(plan, section))
    yield from _twice(plan, "characters", "name", _names(plan))
    yield from _twice(plan, "characters", "aliases", _said_names(plan))


def _gone(plan: Plan, change: Change) -> Iterator[Problem]:
    item, merged = change.item, change.merged
    written = set(merged.fields) if change.existing is None else merged.updated | merged.conflicts
    says = {**merged.fields, **_key_fields(change)}
    for name, section in REFERENCES.get(item.section, {}).items():
        wanted = says.get(name)
        if wanted and name in written | set(KEY_FIELDS[item.section]) and not _is_there(plan, section, str(wanted)):
            yield plan.pack.problem(item, name, f"{shown(wanted)} was deleted by a curator", BRING_BACK)


def _key_fields(change: Change) -> dict[str, str]:
    if change.item.section != "credits" or change.existing is not None:
        return {}
    return dict(zip(KEY_FIELDS["credits"], change.item.key.split("/"), strict=False))


def _is_there(plan: Plan, section: str, key: str) -> bool:
    if key in plan.state.known.ids[section]:
        return True
    return key in plan.created[section]


def _addresses(plan: Plan, section: str) -> Iterator[tuple[str, str, Change | None]]:
    """What must be unique, whose it is, and the change that makes it so."""
    for key, value, change in _values(plan, section, "slug"):
        yield str(value or key), key, change


def _names(plan: Plan) -> Iterator[tuple[str, str, Change | None]]:
    """Own names, even of characters merged away: the database keeps them apart."""
    for key, value, change in _values(plan, "characters", "name"):
        yield str(value).casefold(), key, change


def _said_names(plan: Plan) -> Iterator[tuple[str, str, Change | None]]:
    """Names and aliases by which a reader finds somebody; one merged away is found under the winner's."""
    held = plan.state.sections["characters"]
    for key, value, change in [*_values(plan, "characters", "name"), *_values(plan, "characters", "aliases")]:
        if key not in held or not held[key].is_merged:
            for name in [value] if isinstance(value, str) else texts(value):
                yield name.casefold(), key, change


def _values(plan: Plan, section: str, name: str) -> Iterator[tuple[str, Json, Change | None]]:
    changes = {change.key: change for change in plan.changes[section] if not change.is_absent}
    for key, existing in plan.state.sections[section].items():
        if key not in changes:
            yield key, existing.fields[name], None
    for key, change in changes.items():
        yield key, change.merged.fields[name], change


def _twice(plan: Plan, section: str, name: str, values: Iterator[tuple[str, str, Change | None]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for value, key, change in values:
        other = seen.setdefault(value, key)
        if other != key and change is not None:
            wrong = f"{shown(value)} is that of {other} in the catalogue"
            yield plan.pack.problem(change.item, name, wrong, "one of its own")
