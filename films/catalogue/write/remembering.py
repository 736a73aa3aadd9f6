"""What was loaded, kept for the next merge; and that search has not heard of it yet."""

from __future__ import annotations

from films.catalogue.merge.change import Plan
from films.catalogue.write.indexing import UNINDEXED
from films.models import PackedItem


def remember(plan: Plan) -> None:
    """Store what the pack said of every item, as far as it is not remembered so already."""
    new: list[PackedItem] = []
    changed: list[PackedItem] = []
    for change in plan.all_changes():
        if change.is_absent or change.loaded == plan.remembered(change):
            continue
        pk = plan.state.packed.get((change.item.section, change.item.key))
        row = PackedItem(
            pk=pk, film_id=plan.film_pk, section=change.item.section, key=change.item.key, loaded=change.loaded
        )
        (changed if pk else new).append(row)
    if UNINDEXED not in plan.state.packed:
        new.append(PackedItem(film_id=plan.film_pk, section=UNINDEXED[0], key=UNINDEXED[1], loaded={}))
    PackedItem.objects.bulk_create(new)
    PackedItem.objects.bulk_update(changed, ["loaded"])


def remember_left(plan: Plan) -> None:
    """Remember of what was taken off the site that the pack wanted it so."""
    rows = []
    for section, existing in plan.left:
        loaded = plan.state.loaded[section].get(existing.key)
        if loaded is not None:
            pk = plan.state.packed[section, existing.key]
            rows.append(PackedItem(pk=pk, loaded={**loaded, "is_published": False}))
    PackedItem.objects.bulk_update(rows, ["loaded"])
