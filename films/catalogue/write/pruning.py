"""What left a pack is taken off the site; nothing is deleted, for votes and talk hang on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from films.catalogue.merge.change import Plan
from films.catalogue.merge.sections import SECTIONS
from films.catalogue.write.remembering import remember_left
from films.models import Character, Credit, PackedItem


def unpublish_left(plan: Plan) -> None:
    pks: dict[str, set[int]] = defaultdict(set)
    for section, existing in plan.left:
        pks[section].add(existing.pk)
    for section, of_section in pks.items():
        off = of_section - _busy_elsewhere(plan, of_section) if section == "people" else of_section
        SECTIONS[section].model._base_manager.filter(pk__in=off).update(is_published=False)
    remember_left(plan)


def _busy_elsewhere(plan: Plan, people: Collection[int]) -> set[int]:
    """People whom other films know: by work that readers see, or by a pack."""
    slugs = {existing.key: existing.pk for section, existing in plan.left if section == "people"}
    packed = PackedItem.objects.filter(section="people", key__in=slugs).exclude(film=plan.film_pk)
    credited = Credit.objects.published().filter(person__in=people)
    playing = Character.objects.published().filter(played_by__in=people)
    return {
        *(slugs[key] for key in packed.values_list("key", flat=True)),
        *credited.values_list("person_id", flat=True),
        *(pk for pk in playing.values_list("played_by_id", flat=True) if pk),
    }
