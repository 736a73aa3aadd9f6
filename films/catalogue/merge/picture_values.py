"""Pictures as values that can be merged: by the digest of the pack's file, since only our own copy is kept.

The memory of a picture is three values: its digest under the field's name, the pack's path for
it, and the name of the copy that was stored. A stored copy is named after its own digest, so
that a file which was dumped from it is known again.
"""

from __future__ import annotations

from films.catalogue.check.packs import CheckedPack
from films.catalogue.check.picturing import Picture
from films.catalogue.merge.known import Row
from films.catalogue.merge.state import Existing
from films.catalogue.read.items import PICTURES, Fields, Item

DIGITS = 24  # of its digest, in a stored picture's name


def picture_said(pack: CheckedPack, item: Item, existing: Existing | None) -> Fields:
    """The pack's picture, in the form of what the catalogue holds."""
    name = PICTURES.get(item.section)
    if name is None:
        return {}
    picture = pack.pictures.get((item.section, item.key))
    if picture and existing and _is_copy(picture, existing.row[name]):
        return {name: existing.fields[name]}
    return {name: picture.digest if picture else ""}


def picture_memory(pack: CheckedPack, item: Item, stored: str) -> Row:
    name = PICTURES.get(item.section)
    picture = pack.pictures.get((item.section, item.key))
    if name is None or picture is None:
        return {name: ""} if name else {}
    return {name: picture.digest, f"{name}_path": picture.path, f"{name}_stored": stored}


def _is_copy(picture: Picture, stored: str) -> bool:
    stem = stored.rpartition("/")[2].partition(".")[0].partition("_")[0]
    return len(stem) == DIGITS and picture.digest.startswith(stem)
