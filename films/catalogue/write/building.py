"""Instances made of merged fields, ready to be written in bulk."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model

from films.catalogue.merge.change import Change, Plan
from films.catalogue.merge.sections import SECTIONS
from films.catalogue.read.items import MOMENTS, PICTURES, fields_from_key


def build_new(plan: Plan, section: str, change: Change, place: int) -> Model:
    """A row that is not stored yet; what it refers to is."""
    spec = SECTIONS[section]
    values = _values(plan, section, change, change.merged.fields) | _key_values(plan, section, change.item.key)
    if spec.place:
        values[spec.place] = place
    return spec.model(**values)


def build_changed(plan: Plan, section: str, change: Change, names: Collection[str]) -> Model:
    """A stored row with only the columns of these fields."""
    pk = change.existing.pk if change.existing else plan.state.known.ids[section][change.item.key]
    return SECTIONS[section].model(pk=pk, **_values(plan, section, change, names))


def _values(plan: Plan, section: str, change: Change, names: Collection[str]) -> dict[str, Any]:
    fields, known, key = change.merged.fields, plan.state.known, change.item.key
    values = {
        column.attname: column.write(fields[column.name], known, key)
        for column in SECTIONS[section].columns
        if column.name in names
    }
    if change.made_title and "title" in names:
        values["title"] = change.made_title
    if "is_published" in names:
        values["is_published"] = fields["is_published"]
    picture = PICTURES.get(section)
    if picture and picture in names and fields[picture]:
        file = plan.pack.pictures[section, key].file
        values[picture] = ContentFile(file.read_bytes(), name=file.name)
    return values


def _key_values(plan: Plan, section: str, key: str) -> dict[str, Any]:
    known, values = plan.state.known, fields_from_key(section, key)
    if section == "lines":
        return {**values, "dialogue_id": known.ids["dialogues"][key.partition("/")[0]]}
    if section == "credits":
        episode = values.get("episode")
        values = {
            "person_id": known.ids["people"][values["person"]],
            "job": values["job"],
            "episode_id": known.ids["episodes"][episode] if episode else None,
        }
    if section in {"characters", "episodes", "credits", *MOMENTS}:
        values["film_id"] = plan.film_pk
    return values
