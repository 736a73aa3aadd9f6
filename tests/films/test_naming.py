"""A quote without a title is called after who speaks, and where."""

from __future__ import annotations

import pytest

from films import limits
from films.naming import quote_title


@pytest.mark.parametrize(
    ("speaker", "scene", "film", "title"),
    [
        ("Veronika", "The Farewell", "The Cranes Are Flying", "Veronika, in The Farewell"),
        ("Veronika", "", "The Cranes Are Flying", "Veronika"),
        ("", "The Farewell", "The Cranes Are Flying", "The Farewell"),
        ("", "", "The Cranes Are Flying", "The Cranes Are Flying"),
    ],
)
def test_a_quote_is_called_after_what_is_known(speaker: str, scene: str, film: str, title: str) -> None:
    assert quote_title(speaker=speaker, scene=scene, film=film) == title


def test_long_names_are_cut_to_what_a_title_may_hold() -> None:
    title = quote_title(speaker="N" * limits.NAME_MAX, scene="S" * limits.TITLE_MAX, film="")
    assert len(title) == limits.TITLE_MAX
    assert title.endswith("…")
