"""Do what a plan says to one film, in a few statements a section; the caller holds the transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Model

from films.catalogue.merge.change import Change, Plan
from films.catalogue.merge.sections import SECTIONS
from films.catalogue.read.items import PICTURES, texts
from films.catalogue.write.building import build_changed, build_new
from films.catalogue.write.carrying import carry_playheads
from films.catalogue.write.linking import TAGS, link_films, write_related, write_tags
from films.catalogue.write.parking import move_episodes, park_unique
from films.catalogue.write.pruning import unpublish_left
from films.catalogue.write.remembering import remember
from films.catalogue.write.rows import add_rows, change_rows
from films.models import Alias

# Each after those that it refers to.
WRITING_ORDER = (
    "film", "people", "episodes", "characters", "credits",
    "scenes", "dialogues", "lines", "quotes", "trivia", "soundtrack",
)  # fmt: skip
IN_TABLES_OF_THEIR_OWN = frozenset({"countries", "genres", "related", "aliases"})


def write_plan(plan: Plan, *, wanted: Mapping[str, set[int]]) -> None:
    """Store one film. `wanted` are, by address, the films whose packs call it related."""
    for section in WRITING_ORDER:
        _write_section(plan, section)
    _write_lists(plan)
    if plan.state.film is None:
        link_films(plan.film_pk, wanted.get(plan.pack.slug, set()) - {plan.film_pk})
    if plan.options.prune:
        unpublish_left(plan)
    remember(plan)


def _write_section(plan: Plan, section: str) -> None:
    changes = [change for change in plan.changes[section] if not change.is_absent]
    park_unique(section, [change for change in changes if change.changed])
    places = _renumber(plan, section)
    _add(plan, section, [change for change in changes if change.existing is None], places)
    _change(plan, section, [change for change in changes if change.existing is not None])
    if section == "characters":
        _write_aliases(plan, changes)


def _renumber(plan: Plan, section: str) -> dict[str, int]:
    """Move rows to their places in the lists that changed; say the places of all of them, by key."""
    column = SECTIONS[section].place
    places = {
        key: place
        for order in plan.orders
        if order.section == section and order.is_renumbered
        for place, key in enumerate(order.keys, start=1)
    }
    held = plan.state.sections[section]
    moved = {key: place for key, place in places.items() if key in held and held[key].row[column] != place}
    if section == "episodes":
        _move_episodes(plan, moved)
    elif moved:
        model = SECTIONS[section].model
        model._base_manager.bulk_update(
            [model(pk=held[key].pk, **{column: place}) for key, place in moved.items()], [column]
        )
    return places


def _move_episodes(plan: Plan, moved: Mapping[str, int]) -> None:
    held, ordinals = plan.state.sections["episodes"], plan.state.known.ordinals
    move_episodes({held[key].pk: place for key, place in moved.items()})
    carry_playheads(plan.film_pk, {ordinals[key]: place for key, place in moved.items()})
    ordinals.update(moved)


def _add(plan: Plan, section: str, changes: list[Change], places: Mapping[str, int]) -> None:
    rows = [build_new(plan, section, change, places.get(change.key, 0)) for change in changes]
    add_rows(rows)
    for change, row in zip(changes, rows, strict=True):
        plan.state.known.learn(section, change.item.key, {**vars(row), "pk": row.pk})
        _remember_picture(section, change, row)
    if section == "film":
        plan.film_pk = rows[0].pk if rows else plan.film_pk
    if section == "scenes":  # which may hang on each other
        hanging = [change for change in changes if change.merged.fields["scene"]]
        change_rows([build_changed(plan, section, change, ["scene"]) for change in hanging], ["scene"])


def _change(plan: Plan, section: str, changes: list[Change]) -> None:
    """Write changed columns, rows with the same ones together."""
    together: dict[frozenset[str], list[tuple[Change, Model]]] = defaultdict(list)
    for change in changes:
        names = frozenset(change.changed) - IN_TABLES_OF_THEIR_OWN
        if names:
            together[names].append((change, build_changed(plan, section, change, names)))
    attnames = {column.name: column.attname for column in SECTIONS[section].columns}
    for names, pairs in together.items():
        change_rows([row for _, row in pairs], [attnames.get(name, name) for name in names])
        for change, row in pairs:
            _remember_picture(section, change, row)


def _remember_picture(section: str, change: Change, row: Model) -> None:
    name = PICTURES.get(section)
    if name and f"{name}_stored" in change.loaded and (change.existing is None or name in change.changed):
        change.loaded[f"{name}_stored"] = getattr(row, name).name


def _write_aliases(plan: Plan, changes: list[Change]) -> None:
    changed = [change for change in changes if change.existing is None or "aliases" in change.changed]
    pks = plan.state.known.ids["characters"]
    Alias.objects.filter(character__in=[change.existing.pk for change in changed if change.existing]).delete()
    add_rows(
        [
            Alias(film_id=plan.film_pk, character_id=pks[change.item.key], name=name)
            for change in changed
            for name in texts(change.merged.fields["aliases"])
        ]
    )


def _write_lists(plan: Plan) -> None:
    [film] = plan.changes["film"]
    for name in TAGS:
        before, after = _before_and_after(film, name)
        if before != after:
            write_tags(plan.film_pk, name, after)
    before, after = _before_and_after(film, "related")
    if before != after:
        write_related(plan.film_pk, plan.pack.slug, before=before, after=after)


def _before_and_after(film: Change, name: str) -> tuple[list[str], list[str]]:
    held = film.existing.fields if film.existing else {}
    return texts(held.get(name)), texts(film.merged.fields[name])
