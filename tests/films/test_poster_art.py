"""A film without a poster gets one: always the same, unlike its neighbours', with its title whole."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from films import limits
from films.models import Character, Film
from films.poster_art import COMPOSITIONS, HEIGHT, WIDTH, Line, Poster, Tone, draw_poster
from films.poster_art.chance import Chance
from films.poster_art.lettering import advance
from films.templatetags.pictures import portrait, poster

PACKS = sorted(settings.FIXTURES_DIR.glob("films/*.yaml"))
MARGIN = 20
TITLES = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=limits.TITLE_MAX)


def drawn(title: str = "Летят журавли", **more: str) -> Poster:
    return draw_poster(slug=more.pop("slug", "the-cranes-are-flying"), title=title, **more)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


def letters(lines: list[Line]) -> str:
    return "".join("".join(line.text for line in lines).split())


def test_the_same_film_gets_the_same_poster() -> None:
    draw_poster.cache_clear()
    first = drawn()
    draw_poster.cache_clear()
    assert drawn() == first


def test_chance_falls_as_it_did_when_the_first_posters_were_hung() -> None:
    chance = Chance("the-cranes-are-flying")
    assert [round(chance.roll(), 4) for _ in range(3)] == [0.3354, 0.9673, 0.19]


def test_there_are_at_least_eight_compositions_and_each_draws_otherwise() -> None:
    shapes = {tuple(map(str, compose(Chance("same seed")).shapes)) for compose in COMPOSITIONS}
    assert len(shapes) == len(COMPOSITIONS) >= 8


@pytest.mark.parametrize("compose", COMPOSITIONS)
def test_a_composition_varies_from_film_to_film(compose) -> None:  # type: ignore[no-untyped-def]
    assert len({tuple(map(str, compose(Chance(str(seed))).shapes)) for seed in range(8)}) == 8


def test_every_composition_is_met() -> None:
    met = {Chance(f"280649 film-{number}").pick(COMPOSITIONS) for number in range(200)}
    assert met == set(COMPOSITIONS)


def test_the_films_of_the_catalogue_look_unlike_each_other() -> None:
    assert len(PACKS) >= 5
    backs = [draw_poster(slug=pack.stem, title="x").shapes for pack in PACKS]
    assert len({tuple(map(str, shapes)) for shapes in backs}) == len(PACKS)


@given(title=TITLES)
def test_a_title_is_set_whole_and_inside_the_sheet(title: str) -> None:
    poster = drawn(title, slug="any")
    wanted = "".join(title.upper().split())
    assert letters(poster.title) == (wanted or "—")
    for line in poster.title:
        assert MARGIN <= line.x <= line.x + line.length <= WIDTH - MARGIN
        assert -1 <= line.baseline - line.size <= line.baseline <= HEIGHT - MARGIN


@given(title=TITLES)
def test_no_line_of_a_title_runs_into_the_next(title: str) -> None:
    lines = drawn(title, slug="any").title
    assert all(below.baseline - above.baseline >= below.size * 0.7 for above, below in pairwise(lines))


@pytest.mark.parametrize(
    "title",
    [
        "Up",
        "M",
        "Летят журавли",
        "晩春",
        "La vita è bella",
        "Jeanne Dielman, 23, quai du Commerce, 1080 Bruxelles",
        "W" * 200,
        "晩" * 200,
    ],
)
def test_a_usual_title_is_large(title: str) -> None:
    assert min(line.size for line in drawn(title).title) >= 17


def test_a_script_that_reads_from_the_right_stands_on_the_right() -> None:
    hebrew, latin = drawn("קזבלן").title[0], drawn("Kazablan").title[0]
    assert latin.x < hebrew.x + hebrew.length == pytest.approx(WIDTH - latin.x)


def test_capitals_with_marks_keep_clear_of_the_line_above() -> None:
    marked, bare = (drawn(title).title for title in ("Göteborg Ångström", "Goteborg Angstrom"))
    assert marked[1].baseline - marked[0].baseline > 1.05 * marked[1].size
    assert bare[1].baseline - bare[0].baseline < 0.95 * bare[1].size


def test_capitals_are_wider_than_commas_and_ideographs_are_square() -> None:
    assert advance("Ж") > advance("A") > advance(",")
    assert advance("春") == 1
    assert advance(unicodedata.normalize("NFD", "é")[1]) == 0


def film(**fields: object) -> Film:
    return Film(
        **{
            "slug": "late-spring",
            "title": "Late Spring",
            "original_title": "晩春",
            "original_language": "ja",
            "year": 1949,
            **fields,
        }
    )


def test_a_drawn_poster_is_an_image_with_a_name() -> None:
    svg = parsed(poster(film()))
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Poster of Late Spring")


def test_a_drawn_poster_needs_no_style_attribute() -> None:
    assert not re.search(r"\sstyle=|<style|\sid=", poster(film()))


def test_every_shape_has_a_tone_that_the_stylesheet_knows() -> None:
    stylesheet = (settings.BASE_DIR / "static/css/components/poster.css").read_text()
    known = set(re.findall(r"\.poster__(\w+)", stylesheet))
    assert {str(tone) for tone in Tone} <= known
    assert set(re.findall(r"poster__(\w+)", poster(film()))) <= known


def test_markup_in_a_title_stays_text() -> None:
    svg = parsed(poster(film(title="<script>&\"'</script>")))
    assert "<SCRIPT>&\"'</SCRIPT>" in "".join(svg.itertext())


def test_the_original_title_stands_in_the_colophon_in_its_language() -> None:
    colophon = parsed(poster(film())).findall("text")[-1]
    assert (colophon.text, colophon.get("lang")) == ("1949 · 晩春", "ja")


def test_a_small_poster_has_no_colophon() -> None:
    assert "1949" not in "".join(parsed(poster(film(), "small")).itertext())


def test_a_printed_poster_is_shown_as_it_is() -> None:
    shown = poster(film(poster="posters/a.webp"))
    image = re.fullmatch(r'<img class="poster" src="([^"]+)" alt="([^"]+)" loading="eager">', shown)
    assert image
    assert image.groups() == ("/media/posters/a.webp", "Poster of Late Spring")


def test_a_character_without_a_portrait_is_their_initials() -> None:
    assert "SS" in portrait(Character(name="Shukichi Somiya"))


def test_a_character_with_a_portrait_is_shown() -> None:
    assert "portraits/a.webp" in portrait(Character(name="Noriko", portrait="portraits/a.webp"))
