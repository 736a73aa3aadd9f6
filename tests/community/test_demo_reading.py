"""The demo's files: whatever is wrong in any of them is said with its line, and all of it at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from community.demo.catalogue import look_up
from community.demo.reading import read_demo
from community.demo.references import check
from community.demo.schema import age, unwrapped
from films.catalogue.read.problem import PackProblems
from tests.community.demo import SMALL, make_cranes, write_demo
from tests.factories import make_member
from tests.films.packs import changed


def wrong_with(folder: Path, *replacements: tuple[str, str]) -> list[str]:
    """What reading complains of, or else what checking against the catalogue does."""
    write_demo(folder, changed(SMALL, *replacements))
    try:
        problems = PackProblems(check(read_demo(folder), look_up())).problems
    except PackProblems as error:
        problems = error.problems
    return [str(problem).partition("demo.yaml:")[2] for problem in problems]


def test_a_right_demo_is_read_whole(tmp_path: Path) -> None:
    demo = read_demo(write_demo(tmp_path))
    assert [post.key for post in demo.posts] == ["dawn"]
    assert demo.posts[0].text == "Somebody has to know."
    assert demo.quiet == ["side-door"]


def test_files_of_a_folder_are_one_demo(tmp_path: Path) -> None:
    members, posts = SMALL.split("posts:\n")
    write_demo(tmp_path, members, "a.yaml")
    demo = read_demo(write_demo(tmp_path, f"posts:\n{posts}", "b.yaml"))
    assert (len(demo.members), len(demo.posts), len(demo.talks)) == (2, 1, 1)


def test_every_mistake_is_told_with_its_line_and_place(tmp_path: Path) -> None:
    write_demo(tmp_path, "quiet: [7]\n", "other.yaml")
    write_demo(tmp_path, changed(SMALL, ("ago: 3d", "ago: soon"), ("after: 5m", "afterwards: 5m")))
    with pytest.raises(PackProblems) as told:
        read_demo(tmp_path)
    said = [str(problem).removeprefix(f"{tmp_path}/") for problem in told.value.problems]
    assert said == [
        "demo.yaml:24: posts.dawn.ago: 'soon' is no time: expected days, hours and minutes, as 3d 4h or 20m",
        "demo.yaml:39: posts.dawn.talk.#2.afterwards: is no field here: expected after, perhaps",
        "other.yaml:1: quiet.#1: is 7: expected text; a number or true and false need quotes to be text",
    ]


@pytest.mark.parametrize(
    ("replaced", "complaint"),
    [
        (("follows: [back-row]", "follows: [nobody]"), "follows: nobody is not there: expected one of the members"),
        (("follows: [back-row]", "follows: [front-row]"), "follows: names the member: expected others"),
        (("follows_films: [cranes]", "follows_films: [geese]"), "geese is not there: expected a film of the catalogue"),
        (("moments: [cranes/scenes/bridge]", "moments: [cranes/quotes/bridge]"), "is not there: expected a moment"),
        (("- side-door", "- back_row"), "back-row stands here twice, or looks so"),
        (("- side-door", "- admin"), "admin is no username"),
        (("name: Front Row", "name: The Staff"), "name: is no name to be shown by"),
        (("    moment: cranes/scenes/bridge", "    moment: cranes/scenes/brigde"), "brigde is not there"),
        (("    moment: cranes/scenes/bridge", "    moment: bridge"), "'bridge' names no moment"),
        (("    moment: cranes/scenes", "    film: cranes\n    moment: cranes/scenes"), "stands beside a moment"),
        (("    by: front-row\n    kind", "    by: side-door\n    kind"), "side-door is not there"),
        (("reveal_at: 12", "reveal_at: 1x02@5"), "1x02@5 is no place in the film"),
        (("ago: 3d", "ago: 100d"), "by: front-row joined later"),
        (("to: back-row", "to: side-door"), "side-door has said nothing above"),
        (("after: 5m", "after: 3d"), "leads into the future"),
        (("after: 5m", "after: 5m\n        ago: 1d"), "does not say when it was said"),
        (("ago: 40d", "after: 40d"), "does not say when it was said"),
        (("to: back-row", "key: back-row-1"), "back-row-1 names another"),
        (("ago: 40d", "ago: 40d\n        disowned_after: 29d"), "disowned_after: is too soon: expected 30d or more"),
        (("ago: 40d", "ago: 40d\n        deleted_after: 41d"), "changes in the future"),
        (("ago: 40d", "ago: 40d\n        edited: [{after: 2d, text: A.}, {after: 1d, text: B.}]"), "goes to and fro"),
        (("line: l1", "line: l9"), "l9 is no line of cranes/dialogues/squirrel"),
    ],
)
def test_names_and_times_have_to_lead_somewhere(
    db: None, tmp_path: Path, replaced: tuple[str, str], complaint: str
) -> None:
    make_cranes()
    [said, *_] = wrong_with(tmp_path, replaced)
    assert complaint in said


def test_a_small_demo_is_right(db: None, tmp_path: Path) -> None:
    make_cranes()
    assert not wrong_with(tmp_path)


def test_without_its_film_every_mention_of_it_is_told(db: None, tmp_path: Path) -> None:
    assert [line.partition(":")[0] for line in wrong_with(tmp_path)] == ["6", "7", "9", "10", "22", "43", "51"]


def test_nobody_else_may_have_a_name_or_look_like_it(db: None, tmp_path: Path) -> None:
    make_cranes()
    make_member("frontrow")
    assert wrong_with(tmp_path) == [
        "2: members.#1.username: front-row looks like somebody who is here: expected another name"
    ]


@pytest.mark.parametrize(("written", "hours"), [("3d 4h", 76), ("52h", 52), ("1d", 24), ("2h 30m", 2.5), ("1d12h", 36)])
def test_ages_are_written_as_people_say_them(written: str, hours: float) -> None:
    assert age(written) == dt.timedelta(hours=hours)


@pytest.mark.parametrize("written", ["", "0d", "yesterday", "3", 3, "4h 3d", "-1d"])
def test_anything_else_is_no_age(written: object) -> None:
    with pytest.raises(ValueError, match="is no time"):
        age(written)


def test_wrapped_lines_are_joined_and_lists_are_not() -> None:
    wrapped = "One\ntwo.\n\nThree:\n\n- four\n  five\n- six\n\n> seven\n\n客でした。\n眠る"
    assert unwrapped(wrapped) == "One two.\n\nThree:\n\n- four five\n- six\n\n> seven\n\n客でした。眠る"
