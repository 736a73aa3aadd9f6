"""Titles of quotes that nobody gave one: they follow the names that they are made of."""

from __future__ import annotations

from films.catalogue.merge.change import Change, Plan
from films.naming import quote_title

# Where the parts of such a title come from: the section and the field of what the quote refers to.
PARTS = {"speaker": ("characters", "name"), "scene": ("scenes", "title")}


def name_quotes(plan: Plan) -> None:
    """Say what each quote without a title of its own is called after the merge, and remember that nobody chose it."""
    names = {part: _names(plan, section, field) for part, (section, field) in PARTS.items()}
    film = str(plan.changes["film"][0].merged.fields["title"])
    for change in plan.changes["quotes"]:
        held = change.existing
        is_closed = held is not None and (held.is_merged or held.is_removed)
        if not (change.is_absent or is_closed or change.merged.fields["title"]):
            called = {part: names[part].get(_key(plan, change, part), "") for part in PARTS}
            change.made_title = change.loaded["made_title"] = quote_title(film=film, **called)


def _names(plan: Plan, section: str, field: str) -> dict[str, str]:
    """By key, as they will be."""
    held = {key: str(existing.fields[field]) for key, existing in plan.state.sections[section].items()}
    return held | {change.key: str(change.merged.fields[field]) for change in plan.changes[section]}


def _key(plan: Plan, change: Change, part: str) -> str:
    """Whom or what the quote will refer to, even if readers do not see it."""
    known, section = plan.state.known, PARTS[part][0]
    if change.existing is not None and part not in change.changed:
        return known.keys[section].get(change.existing.row[f"{part}_id"], "")
    wanted = str(change.merged.fields[part])
    return known.keys[section].get(known.ids[section].get(wanted, 0), wanted)
