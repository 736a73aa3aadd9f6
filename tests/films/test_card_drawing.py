"""The pictures themselves: their size, their colours, their mark."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from films.models.film import ACCENTS
from films.share_cards.drawing import draw, draw_mark
from films.share_cards.inks import inks
from films.share_cards.layout import compose
from films.share_cards.shapes import SIZES, WIDE, Ink, Size
from films.share_cards.typefaces import measure
from films.share_cards.words import Words
from tests.films.test_accents import SHARED, accent
from tests.films.test_card_layout import WORDS


def picture(words: Words, size: Size) -> Image.Image:
    return Image.open(BytesIO(draw(words, size, compose(words, size, measure))))


def near(image: Image.Image, at: tuple[int, int], colour: str) -> bool:
    wanted = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    found = image.convert("RGB").getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= 4 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("size", SIZES.values(), ids=str)
def test_a_card_is_a_jpeg_of_its_size(size: Size) -> None:
    image = picture(WORDS, size)
    assert (image.format, image.size) == ("JPEG", (size.width, size.height))


def test_a_card_wears_the_colours_of_its_film() -> None:
    image = picture(replace(WORDS, accent=2), WIDE)
    assert near(image, (20, 20), SHARED["night-0"])
    assert near(image, (20, 100), accent(2)["ground"])


@pytest.mark.parametrize("number", range(ACCENTS))
def test_the_inks_are_those_of_the_stylesheet(number: int) -> None:
    found = inks(number)
    assert {name: found[name] for name in accent(number)} == accent(number)
    assert all(found[ink] for ink in Ink)


def test_an_accent_that_the_stylesheet_lacks_is_an_error() -> None:
    with pytest.raises(LookupError):
        inks(ACCENTS)


def test_equal_words_make_equal_pictures_and_others_do_not() -> None:
    cards = [picture(words, WIDE).tobytes() for words in (WORDS, WORDS, replace(WORDS, slug="another"))]
    assert cards[0] == cards[1] != cards[2]


def test_an_uploaded_picture_fills_the_place_of_the_art(settings: object, tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("RGB", (300, 200), "#00ff00").save(made, "WEBP", lossless=True)
    name = default_storage.save("stills/green.webp", ContentFile(made.getvalue()))
    assert near(picture(replace(WORDS, picture=name), WIDE), (1000, 300), "#00ff00")


def test_a_picture_that_has_been_lost_is_drawn_instead() -> None:
    image = picture(replace(WORDS, picture="stills/lost.webp"), WIDE)
    assert image.tobytes() == picture(WORDS, WIDE).tobytes()


def test_the_mark_has_the_holes_of_a_reel() -> None:
    mark = draw_mark(320)
    assert (mark.getpixel((140, 140)), mark.getpixel((140, 85)), mark.getpixel((5, 5))) == (255, 0, 0)
