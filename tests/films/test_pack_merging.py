"""Who alone changed something is followed; where both did, the curator's stays unless the pack is to be taken."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from films.catalogue.merge.fields import Merged, merge
from films.catalogue.merge.ordering import Outcome, merge_order
from films.catalogue.read.items import Fields

WORDS = st.sampled_from(["", "a", "b", "c"])
ITEMS = st.fixed_dictionaries({"title": WORDS, "note": WORDS, "source": WORDS})
KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@pytest.mark.parametrize(
    ("loaded", "pack", "catalogue", "result", "outcome"),
    [
        ("old", "old", "old", "old", ""),
        ("old", "new", "old", "new", "updated"),
        ("old", "old", "mine", "mine", "kept"),
        ("old", "new", "mine", "mine", "conflicts"),
        ("old", "same", "same", "same", ""),
        (None, "new", "mine", "mine", "conflicts"),
        (None, "same", "same", "same", ""),
    ],
)
def test_a_field_follows_who_changed_it(
    loaded: str | None, pack: str, catalogue: str, result: str, outcome: str
) -> None:
    before: Fields = {} if loaded is None else {"title": loaded}
    merged = merge(loaded=before, pack={"title": pack}, catalogue={"title": catalogue})
    assert merged.fields == {"title": result}
    assert {name for name in ("updated", "kept", "conflicts") if getattr(merged, name)} == {outcome} - {""}


def test_in_a_conflict_the_pack_can_be_taken_and_kept_edits_stay_all_the_same() -> None:
    merged = merge(
        loaded={"title": "old", "note": "old"},
        pack={"title": "new", "note": "old"},
        catalogue={"title": "mine", "note": "mine"},
        take_pack=True,
    )
    assert merged.fields == {"title": "new", "note": "mine"}


@given(ITEMS, ITEMS)
def test_what_nobody_else_touched_becomes_what_the_pack_says(loaded: Fields, pack: Fields) -> None:
    assert merge(loaded=loaded, pack=pack, catalogue=loaded).fields == pack


@given(ITEMS, ITEMS)
def test_what_the_pack_does_not_touch_stays_as_the_curator_left_it(loaded: Fields, catalogue: Fields) -> None:
    assert merge(loaded=loaded, pack=loaded, catalogue=catalogue).fields == catalogue


@given(ITEMS, ITEMS, ITEMS, st.booleans())
def test_every_value_comes_from_the_pack_or_the_catalogue_and_every_difference_is_told(
    loaded: Fields, pack: Fields, catalogue: Fields, take_pack: bool
) -> None:
    merged = merge(loaded=loaded, pack=pack, catalogue=catalogue, take_pack=take_pack)
    for name, value in merged.fields.items():
        told = [name in names for names in (merged.updated, merged.kept, merged.conflicts)]
        assert value in (pack[name], catalogue[name])
        assert sum(told) == (pack[name] != catalogue[name])


@given(ITEMS, ITEMS, ITEMS)
def test_loading_again_changes_nothing(loaded: Fields, pack: Fields, catalogue: Fields) -> None:
    once = merge(loaded=loaded, pack=pack, catalogue=catalogue)
    remembered = {**pack, **{name: loaded[name] for name in once.conflicts}}
    again = merge(loaded=remembered, pack=pack, catalogue=once.fields)
    assert again.fields == once.fields
    assert again.conflicts == once.conflicts
    assert not again.updated


@given(ITEMS, ITEMS, ITEMS, st.booleans())
def test_a_mixture_never_breaks_a_rule_that_both_sides_keep(
    loaded: Fields, pack: Fields, catalogue: Fields, take_pack: bool
) -> None:
    def broken(fields: Fields) -> list[tuple[str, ...]]:
        return [("title", "note")] if fields["title"] == "a" and fields["note"] == "b" else []

    sides = [side for side in (pack, catalogue) if not broken(side)]
    merged = merge(loaded=loaded, pack=pack, catalogue=catalogue, take_pack=take_pack, broken=broken)
    assert len(sides) < 2 or not broken(merged.fields)


def test_a_mixture_that_breaks_a_rule_is_a_conflict_of_all_that_the_rule_is_about() -> None:
    merged = merge(
        loaded={"provenance": "retold", "starts_at": "", "title": "old"},
        pack={"provenance": "retold", "starts_at": "0:01:00", "title": "new"},
        catalogue={"provenance": "disputed", "starts_at": "", "title": "old"},
        broken=lambda fields: (
            [("starts_at", "provenance")] if fields["provenance"] == "disputed" and fields["starts_at"] else []
        ),
    )
    assert merged == Merged(
        {"provenance": "disputed", "starts_at": "", "title": "new"},
        updated={"title"},
        kept={"provenance"},
        conflicts={"starts_at"},
    )


def test_the_order_of_genres_means_nothing() -> None:
    merged = merge(loaded={}, pack={"genres": ["War", "Drama"]}, catalogue={"genres": ["Drama", "War"]})
    assert merged == Merged({"genres": ["Drama", "War"]})


@given(KEYS, KEYS, KEYS, st.booleans())
def test_an_order_holds_every_key_once(loaded: list[str], pack: list[str], catalogue: list[str], take: bool) -> None:
    ordered = merge_order(loaded=loaded, pack=pack, catalogue=catalogue, take_pack=take)
    assert sorted(ordered.keys) == sorted({*pack, *catalogue})


@given(KEYS, KEYS)
def test_an_order_that_nobody_else_touched_becomes_the_packs(loaded: list[str], pack: list[str]) -> None:
    ordered = merge_order(loaded=loaded, pack=pack, catalogue=loaded)
    assert [key for key in ordered.keys if key in pack] == pack


@given(KEYS, st.randoms())
def test_an_order_that_only_a_curator_changed_stays(loaded: list[str], chance: random.Random) -> None:
    catalogue = list(loaded)
    chance.shuffle(catalogue)
    ordered = merge_order(loaded=loaded, pack=loaded, catalogue=catalogue)
    assert ordered.keys == catalogue
    assert ordered.outcome is (Outcome.UNCHANGED if catalogue == loaded else Outcome.KEPT)


@given(KEYS, KEYS, KEYS)
def test_an_order_settles(loaded: list[str], pack: list[str], catalogue: list[str]) -> None:
    once = merge_order(loaded=loaded, pack=pack, catalogue=catalogue)
    if once.outcome is not Outcome.CONFLICT:
        again = merge_order(loaded=pack, pack=pack, catalogue=once.keys)
        assert again.keys == once.keys
        assert again.outcome in (Outcome.UNCHANGED, Outcome.KEPT)


def test_both_changed_the_order() -> None:
    sides: dict[str, Any] = {"loaded": ["a", "b", "c"], "pack": ["c", "a", "b"], "catalogue": ["b", "a", "c"]}
    assert merge_order(**sides) == (["b", "a", "c"], Outcome.CONFLICT)
    assert merge_order(**sides, take_pack=True).keys == ["c", "a", "b"]


def test_newcomers_stand_behind_their_neighbours() -> None:
    ordered = merge_order(loaded=["a", "b"], pack=["n", "a", "m", "b"], catalogue=["x", "a", "y", "b"])
    assert ordered.keys == ["n", "x", "a", "m", "y", "b"]
