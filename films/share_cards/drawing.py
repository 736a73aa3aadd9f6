"""A laid-out card as a JPEG."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from PIL import Image, ImageChops, ImageDraw, ImageOps

from films.pictures import PICTURE_FORMATS
from films.share_cards.art import draw_art
from films.share_cards.inks import inks
from films.share_cards.paths import outlines
from films.share_cards.shapes import Box, Ink, Mark, Piece, Scenery, Sheet, Size, Text
from films.share_cards.typefaces import font, typeface_for
from films.share_cards.words import Words

QUALITY = 90
MARK_UNITS = 32  # the viewBox of mark.svg
SMOOTH = 4


def draw(words: Words, size: Size, pieces: list[Piece]) -> bytes:
    colours = inks(words.accent)
    image = Image.new("RGB", (size.width, size.height), colours[Ink.HALL])
    for piece in pieces:
        _put(image, piece, words, colours)
    made = BytesIO()
    image.save(made, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return made.getvalue()


def _put(image: Image.Image, piece: Piece, words: Words, colours: dict[str, str]) -> None:
    match piece:
        case Sheet(box, ink):
            ImageDraw.Draw(image).rectangle((box.x, box.y, box.right - 1, box.y + box.height - 1), fill=colours[ink])
        case Scenery(box):
            image.paste(_scenery(words, box, colours), (round(box.x), round(box.y)))
        case Mark(x, y, side, ink):
            image.paste(colours[ink], (round(x), round(y)), mask=draw_mark(round(side)))
        case Text():
            _write(image, piece, colours[piece.ink])


def _write(image: Image.Image, text: Text, colour: str) -> None:
    path = typeface_for(text.text, text.weight)
    if path is not None:
        anchor = "rs" if text.is_at_end else "ls"
        ImageDraw.Draw(image).text(
            (text.x, text.baseline), text.text, fill=colour, font=font(path, text.size), anchor=anchor
        )


def _scenery(words: Words, box: Box, colours: dict[str, str]) -> Image.Image:
    """The still or poster that curators uploaded; a drawn one where there is none."""
    try:
        with default_storage.open(words.picture) as file, Image.open(file, formats=PICTURE_FORMATS) as picture:
            return ImageOps.fit(picture.convert("RGB"), (round(box.width), round(box.height)), Image.Resampling.LANCZOS)
    except OSError:  # there is none, or its file is gone
        return draw_art(slug=words.slug, title=words.drawn_for, box=box, colours=colours)


def draw_mark(side: int) -> Image.Image:
    """The shape of mark.svg, as a mask of `side` pixels square."""
    drawn = (Path(settings.BASE_DIR) / "static" / "img" / "mark.svg").read_text()
    scale = side * SMOOTH / MARK_UNITS
    mask = Image.new("1", (side * SMOOTH, side * SMOOTH))
    for path in drawn.split(' d="')[1:]:
        for outline in outlines(path.partition('"')[0]):
            one = Image.new("1", mask.size)
            ImageDraw.Draw(one).polygon([(x * scale, y * scale) for x, y in outline], fill=1)
            mask = ImageChops.logical_xor(mask, one)
    return mask.convert("L").resize((side, side), Image.Resampling.BOX)
