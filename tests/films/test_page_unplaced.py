"""What a pasted page lacks or mangles is told by line numbers; nothing is guessed in silence."""

from __future__ import annotations

import pytest

from films.catalogue.page.model import Page
from films.catalogue.page.reader import read_page
from tests.films.pages import PAGE, all_numbers, contents

LONG = "The carriage rolled on between the houses, and nobody on the pavement turned to look at it."


def unplaced(page: Page) -> list[tuple[tuple[int, ...], str]]:
    return [(stretch.numbers, stretch.reason) for stretch in page.unplaced]


def scenes(page: Page) -> list[tuple[object, ...]]:
    return contents(page)["scenes"]


def test_a_scene_without_context_is_still_a_scene_and_said_to_lack_it() -> None:
    page = read_page(PAGE.replace("Context: It is the bargain that the rest of the film keeps.\n\n", ""))
    assert [scene.title for scene in page.scenes] == ["The Last Stop", "The Flooded Street"]
    assert [scene.title for scene in page.scenes_without_context] == ["The Last Stop"]
    assert page.scenes[1].context
    assert not page.unplaced


def test_the_last_scene_may_lack_its_context_too() -> None:
    page = read_page(PAGE.replace("Context: From here on the town has given up its maps.\n\n", ""))
    assert [scene.title for scene in page.scenes_without_context] == ["The Flooded Street"]
    assert len(page.trivia) == 1


def test_prose_past_the_first_trivia_is_trivia() -> None:
    page = read_page(f"One\n\n{LONG}\n\nWhy it matters: a\n\nTwo\n\n{LONG}\n\nThree\n\n{LONG}\n\nWhy it matters: c\n")
    assert [(fact.title, fact.why_it_matters) for fact in page.trivia] == [("One", "a"), ("Two", ""), ("Three", "c")]


def test_prose_before_the_first_trivia_is_a_scene() -> None:
    page = read_page(f"One\n\n{LONG}\n\nTwo\n\n{LONG}\n\nWhy it matters: b\n")
    assert [scene.title for scene in page.scenes] == ["One"]
    assert [fact.title for fact in page.trivia] == ["Two"]


def test_prose_may_have_several_paragraphs() -> None:
    page = read_page(f"One\n\nFirst.\n\n{LONG}\nThird!\n\nContext: It matters.\n\n{LONG}\n\nTwo\n\nSo.\n\nContext: c\n")
    assert scenes(page) == [("One", f"First.\n\n{LONG}\nThird!", f"It matters.\n\n{LONG}"), ("Two", "So.", "c")]


def test_a_title_may_be_a_question() -> None:
    page = read_page(f"What now?\n\n{LONG}\n\nContext: a\n\nWho is there?\n\n{LONG}\n\nContext: b\n")
    assert [scene.title for scene in page.scenes] == ["What now?", "Who is there?"]


def test_a_marker_may_stand_above_its_text() -> None:
    page = read_page(f"One\n\n{LONG}\n\nContext:\n\nBecause\n\nTwo\n\n{LONG}\n\nContext: b\n")
    assert [(scene.title, scene.context) for scene in page.scenes] == [("One", "Because"), ("Two", "b")]


def test_a_marker_with_nothing_above_is_unplaced() -> None:
    page = read_page(f"Context: of what?\n\nOne\n\n{LONG}\n\nContext: a\n\nWhy it matters: b\n")
    assert unplaced(page) == [
        ((1,), "a marker without a title and prose above it"),
        ((9,), "a marker without a title and prose above it"),
    ]


def test_a_line_may_have_several_paragraphs() -> None:
    page = read_page("A, Reelive\n\nAnn\nAnn\n\nOne.\n\nTwo,\nthree.\n\nBo\nBo\n\nFour.\n")
    assert contents(page)["dialogues"] == [("A", [("Ann", "One.\n\nTwo,\nthree."), ("Bo", "Four.")])]


def test_a_speaker_may_say_a_name() -> None:
    page = read_page("A, Reelive\n\nAnn\nAnn\n\nBo\n\nBo\nBo\n\nAnn\n\nAnn\nAnn\n\nAnn\n")
    assert contents(page)["dialogues"] == [("A", [("Ann", "Bo"), ("Bo", "Ann"), ("Ann", "Ann")])]


def test_a_quote_may_say_its_speakers_name() -> None:
    page = read_page("Bo\n\nBo\n\nBo\n\nThe Film, Reelive\nBo\n\nI am.\n\nBo.\n\nBo\n\nThe Film, Reelive\n")
    assert contents(page)["quotes"] == [("Bo", "Bo"), ("Bo", "I am.\n\nBo.")]


def test_a_name_that_stands_once_leaves_its_line_unplaced() -> None:
    page = read_page("A, Reelive\n\nAnn\nAnn\n\nOne.\n\nBo\n\nLost.\n\nAnn\nAnn\n\nTwo.\n\nBo\nBo\n\nThree.\n")
    assert contents(page)["dialogues"] == [("A", [("Ann", "One."), ("Ann", "Two."), ("Bo", "Three.")])]
    assert unplaced(page) == [((8, 10), "after a name that stands once: a line needs it twice")]


def test_a_speaker_without_a_line_is_unplaced() -> None:
    page = read_page("A, Reelive\n\nAnn\nAnn\n\nBo\nBo\n\nHere.\n")
    assert contents(page)["dialogues"] == [("A", [("Bo", "Here.")])]
    assert unplaced(page) == [((3, 4), "a speaker without a line")]


def test_a_dialogue_without_lines_is_unplaced() -> None:
    page = read_page("A, Reelive\n\nAnn\nAnn\n\nB, Reelive\n\nBo\nBo\n\nHere.\n")
    assert [dialogue.title for dialogue in page.dialogues] == ["B"]
    assert [numbers for numbers, _reason in unplaced(page)] == [(1,), (3, 4)]


def test_lines_without_a_heading_are_unplaced() -> None:
    page = read_page(f"Ann\nAnn\n\nHello.\n\nOne\n\n{LONG}\n\nContext: a\n")
    assert unplaced(page)[0] == ((1, 2, 4), "spoken outside of any dialogue")
    assert not page.dialogues


def test_a_heading_alone_is_unplaced() -> None:
    page = read_page("A, Reelive\n\nB, Reelive\n\nAnn\nAnn\n\nHello.\n")
    assert unplaced(page) == [((1,), "a heading with no line of dialogue below it, and no quote above")]


def test_a_quote_of_another_film_is_unplaced() -> None:
    quotes = [
        "Ann\n\nYes.\n\nAnn\n\nOne, Reelive",
        "Ann\n\nNo.\n\nAnn\n\nOne, Reelive",
        "Bo\n\nSo.\n\nBo\n\nTwo, Reelive",
    ]
    page = read_page("\n".join(quotes))
    assert (page.film_title, len(page.quotes)) == ("One", 2)
    assert unplaced(page) == [((15, 17, 19, 21), "a quote from another film")]


def test_a_quote_that_lost_its_film_line_takes_no_other_along() -> None:
    page = read_page("Ann\n\nOne.\n\nAnn\nAnn\n\nTwo.\n\nAnn\n\nThe Film, Reelive\n")
    assert "One." not in str(contents(page)["quotes"])
    assert 3 in [number for stretch in page.unplaced for number in stretch.numbers]


def test_scenes_may_follow_dialogues_directly() -> None:
    page = read_page(f"A, Reelive\n\nAnn\nAnn\n\nHello.\n\nStill here.\n\nOne\n\n{LONG}\n\nContext: a\n")
    assert page.dialogues[0].lines[0].text == "Hello.\n\nStill here."
    assert scenes(page) == [("One", LONG, "a")]


def test_a_scene_may_be_named_after_a_character() -> None:
    page = read_page(f"A, Reelive\n\nAnn\nAnn\n\nHello.\n\nAnn\n\n{LONG}\n\nContext: a\n")
    assert scenes(page) == [("Ann", LONG, "a")]


def test_related_films_may_follow_dialogues_directly() -> None:
    page = read_page("A, Reelive\n\nAnn\nAnn\n\nHello.\n\nUp and Away\n\nThe Ferry\n")
    assert contents(page)["related"] == [("Up and Away",), ("The Ferry",)]
    assert page.dialogues[0].lines[0].text == "Hello."


def test_a_scene_may_be_named_after_the_film() -> None:
    quote = "Ann\n\nYes.\n\nAnn\n\nThe Ferry, Reelive\n"
    page = read_page(f"{quote}The Ferry\n\n{LONG}\n\nContext: a\n")
    assert scenes(page) == [("The Ferry", LONG, "a")]


def test_a_heading_of_a_section_is_unplaced_and_no_title() -> None:
    page = read_page(f"Scenes\n\nOne\n\n{LONG}\n\nContext: a\n")
    assert scenes(page) == [("One", LONG, "a")]
    assert unplaced(page) == [((1,), "a line on its own")]


@pytest.mark.parametrize(
    ("line", "track"),
    [
        ("Stand by Me by Ben Eking, End titles", ("Stand by Me", "Ben Eking", "End titles")),
        ("Yes, by Noon by Ida, in the church", ("Yes, by Noon", "Ida", "in the church")),
        ("Song by Ida, played by the band, twice", ("Song", "Ida", "played by the band, twice")),
        ("Song by Ida, where the tram stops.", ("Song", "Ida", "where the tram stops.")),
    ],
)
def test_a_track_is_read_whatever_its_title(line: str, track: tuple[str, str, str]) -> None:
    page = read_page(PAGE.replace("Night Depot by Ilse Brandt, Opening and last ride", line))
    assert contents(page)["tracks"] == [track]
    assert not page.unplaced


def test_several_tracks_may_stand_together_and_without_a_button_below() -> None:
    tracks = "Night Depot by Ilse Brandt, Opening and last ride"
    page = read_page(PAGE.replace(tracks + "\n\nDownload App", tracks + "\n\nRain by Ida, The flood"))
    assert [track.title for track in page.tracks] == ["Night Depot", "Rain"]
    assert len(page.scenes) == 2


def test_a_scenes_title_that_reads_as_a_track_stays_a_title() -> None:
    page = read_page(f"Death by Water, Again\n\n{LONG}\n\nContext: a\n")
    assert [scene.title for scene in page.scenes] == ["Death by Water, Again"]


def test_a_track_names_the_film_where_no_quote_does() -> None:
    page = read_page(f"The Ferry\n\nSong by Ida, twice\n\nOne\n\n{LONG}\n\nContext: a\n")
    assert page.film_title == "The Ferry"
    assert len(page.tracks) == len(page.scenes) == 1


def test_text_of_another_kind_is_unplaced_as_a_whole() -> None:
    text = f"# Shopping\n\n- milk\n- bread, butter\n\n{LONG}\n\n{LONG}\n\nend"
    page = read_page(text)
    assert page.is_blank
    assert len(all_numbers(page)) == 6


def test_a_line_of_a_megabyte_is_read_like_any_other() -> None:
    page = read_page(PAGE.replace("It used to, madam.", "tram " * 200_000))
    assert len(page.dialogues[0].lines[1].text) == 999_999
