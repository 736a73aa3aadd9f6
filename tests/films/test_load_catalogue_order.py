"""The order of a pack is the order of its pages; moving one thing touches no other."""

from __future__ import annotations

from pathlib import Path

from films.models import Dialogue, Episode, Film, Moment, Scene
from tests.factories import make_episode, make_scene
from tests.films.packs import CRANES, SERIES, changed, counted, load

NEW_SCENE = "  - key: dawn\n    title: Dawn\n    summary: Light.\n\n"


def scenes() -> list[str]:
    return list(Scene.objects.in_film_order().values_list("key", flat=True))


def with_scenes(*keys: str) -> str:
    start, end = CRANES.index("scenes:\n"), CRANES.index("\ndialogues:")
    entries = "\n".join(f"  - key: {key}\n    title: {key}\n    summary: S.\n" for key in keys)
    return changed(CRANES[:start] + "scenes:\n" + entries + CRANES[end:])


def test_a_scene_put_between_two_moves_the_next_without_touching_it(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    before = Scene.objects.get(key="farewell").updated_at
    report = load(tmp_path, changed(CRANES, ("  - key: farewell\n", NEW_SCENE + "  - key: farewell\n")))
    assert scenes() == ["bridge", "dawn", "farewell"]
    assert (counted(report, "created"), counted(report, "updated")) == ({"scenes": 1}, {})
    assert Scene.objects.get(key="farewell").updated_at == before


def test_a_new_order_is_followed(db: None, tmp_path: Path) -> None:
    load(tmp_path, with_scenes("bridge", "a", "b", "c"))
    report = load(tmp_path, with_scenes("bridge", "c", "a", "b"))
    assert scenes() == ["bridge", "c", "a", "b"]
    assert counted(report, "updated") == {"scenes": 1}
    assert counted(load(tmp_path, with_scenes("bridge", "c", "a", "b")), "updated") == {}


def test_a_curators_order_is_kept_and_newcomers_find_their_place_in_it(db: None, tmp_path: Path) -> None:
    load(tmp_path, with_scenes("bridge", "a", "b"))
    Scene.objects.filter(key="b").update(position=0)
    report = load(tmp_path, with_scenes("bridge", "a", "new", "b"))
    assert scenes() == ["b", "bridge", "a", "new"]
    assert [(kept.item, kept.field) for kept in report.kept] == [("scenes", "order")]


def test_two_new_orders_are_a_conflict(db: None, tmp_path: Path) -> None:
    load(tmp_path, with_scenes("bridge", "a", "b"))
    Scene.objects.filter(key="b").update(position=0)
    for _ in range(2):
        report = load(tmp_path, with_scenes("a", "bridge", "b"))
        assert [conflict.item for conflict in report.conflicts] == ["scenes"]
        assert scenes() == ["b", "bridge", "a"]
    load(tmp_path, with_scenes("a", "bridge", "b"), take_pack=True)
    assert scenes() == ["a", "bridge", "b"]


def test_what_a_curator_added_stands_where_it_stood(db: None, tmp_path: Path) -> None:
    load(tmp_path, with_scenes("bridge", "a"))
    make_scene(Film.objects.get(), key="mine", position=1)
    load(tmp_path, with_scenes("bridge", "new", "a"))
    assert scenes() == ["bridge", "new", "mine", "a"]


def test_each_dialogue_has_its_own_order_of_lines(db: None, tmp_path: Path) -> None:
    load(tmp_path, CRANES)
    first = "      - key: l1\n        speaker: veronika\n        text: Look, cranes.\n        cue: looking up\n"
    text = changed(CRANES, (first, ""), ("        text: Like ships.\n", "        text: Like ships.\n" + first))
    report = load(tmp_path, text)
    assert [line.key for line in Dialogue.objects.get().lines.in_order()] == ["l2", "l1"]
    assert counted(report, "updated") == {"lines": 1}


def test_an_episode_put_before_others_carries_their_playheads_along(db: None, tmp_path: Path) -> None:
    load(tmp_path, SERIES)
    Moment.objects.filter(key="pitch").update(reveal_at=2011)  # a curator's
    mine = make_scene(Film.objects.get(), reveal_at=2005)
    pilot = "  - season: 1\n    number: 9\n    title: The Pilot\n"
    report = load(tmp_path, changed(SERIES, ("episodes:\n", "episodes:\n" + pilot)))
    assert dict(Episode.objects.values_list("number", "ordinal")) == {9: 1, 1: 2, 2: 3}
    assert dict(Moment.objects.exclude(pk=mine.pk).values_list("key", "reveal_at")) == {"street": 2020, "pitch": 3011}
    assert Moment.objects.get(pk=mine.pk).reveal_at == 3005
    assert counted(report, "updated") == {}
    assert {kept.field for kept in report.kept} == {"reveal_at"}


def test_episodes_may_change_places(db: None, tmp_path: Path) -> None:
    load(tmp_path, SERIES)
    one, two = (
        "  - season: 1\n    number: 1\n    title: Where Is Everybody\n",
        "  - season: 1\n    number: 2\n    title: One for the Angels\n",
    )
    load(tmp_path, changed(SERIES, (one + two, two + one)))
    assert dict(Episode.objects.values_list("number", "ordinal")) == {2: 1, 1: 2}
    assert dict(Moment.objects.values_list("key", "reveal_at")) == {"street": 2020, "pitch": 1010}


def test_an_episode_that_a_curator_added_keeps_a_place_of_its_own(db: None, tmp_path: Path) -> None:
    load(tmp_path, SERIES)
    make_episode(Film.objects.get(), season=2, number=1, title="Mine")
    more = "    title: One for the Angels\n  - season: 1\n    number: 3\n    title: Mr. Denton\n"
    load(tmp_path, changed(SERIES, ("    title: One for the Angels\n", more)))
    assert list(Episode.objects.in_order().values_list("season", "number")) == [(1, 1), (1, 2), (1, 3), (2, 1)]
