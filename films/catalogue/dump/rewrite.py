"""Packs brought into canonical form without a database."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from films.catalogue.dump.emit import emit_pack
from films.catalogue.dump.saving import save_file
from films.catalogue.load import check_packs, find_packs


def rewrite_packs(paths: Iterable[Path]) -> list[str]:
    """Write each pack as it would be dumped, and name those that changed. Comments go: packs are data.

    Raises PackProblems, with every file as it was.
    """
    packs = check_packs(find_packs(paths))
    return [pack.name for pack in packs if save_file(pack.path, emit_pack(pack.items).encode())]
