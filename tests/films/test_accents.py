"""Every accent can be read in both schemes: the contrast of WCAG 2.2 AA, computed from the tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from films.models.film import ACCENTS

AA_TEXT = 4.5
AA_PARTS = 3.0  # borders of fields, large shapes
TOKENS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
SURFACES = {"light": ("paper-0", "paper-1", "paper-2"), "dark": ("night-0", "night-1", "night-2")}


def raw(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


SHARED = raw(TOKENS)


def accent(number: int) -> dict[str, str]:
    block = re.search(rf'\[data-accent="{number}"\] {{([^}}]*)}}', TOKENS)
    assert block, f"accent {number} is missing"
    return raw(block[1])


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("number", range(ACCENTS))
def test_an_accent_reads_as_text_on_every_surface(number: int) -> None:
    inks = accent(number)
    on_paper = [contrast(inks["deep"], SHARED[surface]) for surface in SURFACES["light"]]
    on_night = [contrast(inks["bright"], SHARED[surface]) for surface in SURFACES["dark"]]
    assert min(*on_paper, *on_night) >= AA_TEXT


@pytest.mark.parametrize("number", range(ACCENTS))
def test_text_reads_on_a_button_and_on_a_wash_of_the_accent(number: int) -> None:
    inks = accent(number)
    on_button = [contrast(inks["deep"], SHARED["paper-1"]), contrast(inks["bright"], SHARED["night-0"])]
    on_wash = [contrast(SHARED["paper-5"], inks["pale"]), contrast(SHARED["night-5"], inks["ground"])]
    accent_on_wash = [contrast(inks["deep"], inks["pale"]), contrast(inks["bright"], inks["ground"])]
    assert min(*on_button, *on_wash, *accent_on_wash) >= AA_TEXT


@pytest.mark.parametrize("number", range(ACCENTS))
def test_the_letters_of_a_poster_read_on_its_paper(number: int) -> None:
    inks = accent(number)
    pairs = [("pale", "ground"), ("ground", "spot")]
    assert min(contrast(inks[ink], inks[paper]) for ink, paper in pairs) >= AA_TEXT


@pytest.mark.parametrize(("ink", "least"), [("5", AA_TEXT), ("4", AA_TEXT), ("3", AA_PARTS)])
def test_plain_text_and_field_borders_read_on_every_surface(ink: str, least: float) -> None:
    paper = [contrast(SHARED[f"paper-{ink}"], SHARED[surface]) for surface in SURFACES["light"]]
    night = [contrast(SHARED[f"night-{ink}"], SHARED[surface]) for surface in SURFACES["dark"]]
    assert min(*paper, *night) >= least


def test_what_went_wrong_reads_too() -> None:
    paper = [contrast(SHARED["alarm-paper"], SHARED[surface]) for surface in SURFACES["light"]]
    night = [contrast(SHARED["alarm-night"], SHARED[surface]) for surface in SURFACES["dark"]]
    assert min(*paper, *night) >= AA_TEXT


def test_the_accents_differ() -> None:
    assert len({tuple(accent(number).values()) for number in range(ACCENTS)}) == ACCENTS
