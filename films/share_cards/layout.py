"""Where everything stands on a card: a film's frame of 2.39:1 between the dark of two bars; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple, Protocol

from films.poster_art.lettering import reads_from_the_right
from films.share_cards.fitting import balance, break_lines, largest, shortened, widest_word
from films.share_cards.shapes import WIDE, Box, Ink, Mark, Piece, Scenery, Sheet, Size, Text, Weight
from films.share_cards.words import Words


class Measure(Protocol):
    """How wide a text is, in pixels."""

    def __call__(self, text: str, size: int, weight: Weight) -> float: ...


Break = Callable[[str, float, Callable[[str], float]], list[str]]
LEADING = 1.24
SMALLEST, STEP = 24, 2
COMFORTABLE = 40  # below this the art gives way to the words
OPENING_MARKS = "“„«‘"


class Paragraph(NamedTuple):
    text: str
    share: float  # of the size that is looked for
    least: int
    weight: Weight
    ink: Ink
    gap: float  # before it, in shares of that size

    def own(self, size: int) -> int:
        return max(round(size * self.share), self.least)

    def ruler(self, size: int, measure: Measure) -> Callable[[str], float]:
        return partial(measure, size=self.own(size), weight=self.weight)


class Frame(NamedTuple):
    """A size's areas, with the art and without."""

    largest: int  # of letters
    bar: float  # the height of each bar
    edge: float  # from the sides to what is written
    art: Box
    beside_art: Box
    alone: Box


FRAMES = {
    "wide": Frame(80, 64, 56, Box(754, 64, 446, 502), Box(56, 92, 650, 446), Box(72, 92, 1056, 446)),
    "square": Frame(96, 92, 64, Box(0, 92, 1080, 452), Box(64, 580, 952, 372), Box(64, 140, 952, 800)),
}


def compose(words: Words, size: Size, measure: Measure) -> list[Piece]:
    """All pieces of a card, from the back to the front; no word is cut."""
    frame = FRAMES[size.name]
    for said, has_art, least in _attempts(words):
        box = frame.beside_art if has_art else frame.alone
        paragraphs = list(_paragraphs(said))
        has_room = partial(_has_room, paragraphs, box, measure)
        found = largest(range(frame.largest, least - 1, -STEP), has_room)
        if found:
            lines = _set(paragraphs, found, box, measure, balance)
            return [*_back(size, frame, has_art=has_art), *_placed(lines, box, measure), *_bars(words, size, measure)]
    raise ValueError("no words are left to put on the card")


def _has_room(paragraphs: list[Paragraph], box: Box, measure: Measure, size: int) -> bool:
    """Words may be broken only where nothing smaller is left to try."""
    rulers = [(paragraph.text, paragraph.ruler(size, measure)) for paragraph in paragraphs]
    are_whole = all(widest_word(text, ruler) <= box.width for text, ruler in rulers)
    return (are_whole or size == SMALLEST) and _height(_set(paragraphs, size, box, measure, break_lines)) <= box.height


def _attempts(words: Words) -> Iterator[tuple[Words, bool, int]]:
    """From what we want to what always fits: first the art goes, then the original, then lines, then the end."""
    yield words, True, COMFORTABLE
    yield words, False, COMFORTABLE - 8
    bare = replace(words, beneath="")
    for count in range(len(words.spoken), 0, -1):
        yield replace(bare, spoken=words.spoken[:count]), False, SMALLEST
    for letters in range(600, 40, -60):
        short = tuple(line._replace(text=shortened(line.text, letters)) for line in words.spoken[:1])
        yield replace(bare, title=shortened(words.title, letters), spoken=short), False, SMALLEST


def _paragraphs(words: Words) -> Iterator[Paragraph]:
    if words.title:
        yield Paragraph(words.title, 1, 0, Weight.BOLD, Ink.LIGHT, 0)
    before = None
    for line in words.spoken:
        is_new = line.speaker and (before is None or before.speaker != line.speaker)
        if is_new:
            yield Paragraph(line.speaker, 0.56, 22, Weight.SEMIBOLD, Ink.BRIGHT, 0.55 if before else 0)
        yield Paragraph(line.text, 1, 0, Weight.REGULAR, Ink.LIGHT, 0.08 if is_new else 0.3 if before else 0)
        before = line
    if words.beneath:
        yield Paragraph(words.beneath, 0.5, 24, Weight.REGULAR, Ink.QUIET, 0.4)
    if words.whose:
        yield Paragraph(words.whose, 0.5, 26, Weight.SEMIBOLD, Ink.BRIGHT, 0.45)


class Line(NamedTuple):
    text: str
    size: int
    paragraph: Paragraph
    gap: float


def _set(paragraphs: list[Paragraph], size: int, box: Box, measure: Measure, into_lines: Break) -> list[Line]:
    lines = []
    for paragraph in paragraphs:
        broken = into_lines(paragraph.text, box.width, paragraph.ruler(size, measure))
        own = paragraph.own(size)
        lines += [Line(text, own, paragraph, 0 if place else paragraph.gap * size) for place, text in enumerate(broken)]
    return lines


def _height(lines: list[Line]) -> float:
    return sum(line.size * LEADING + line.gap for line in lines)


def _placed(lines: list[Line], box: Box, measure: Measure) -> Iterator[Text]:
    """In the middle of the box's height; an opening quotation mark hangs out into the margin."""
    y = box.y + (box.height - _height(lines)) / 2
    for line in lines:
        y += line.gap
        is_at_end = reads_from_the_right(line.paragraph.text)
        mark = line.text[0] if line.text.startswith(tuple(OPENING_MARKS)) and not is_at_end else ""
        hang = measure(mark, line.size, line.paragraph.weight) if mark else 0
        x = box.right if is_at_end else box.x - hang
        baseline = y + line.size * (LEADING / 2 + 0.33)
        yield Text(line.text, x, baseline, line.size, line.paragraph.weight, line.paragraph.ink, is_at_end)
        y += line.size * LEADING


def _back(size: Size, frame: Frame, *, has_art: bool) -> Iterator[Piece]:
    if has_art and size is not WIDE:
        yield Scenery(frame.art)
        return
    yield Sheet(Box(0, frame.bar, size.width, size.height - 2 * frame.bar), Ink.GROUND)
    if has_art:
        yield Scenery(frame.art)


def _bars(words: Words, size: Size, measure: Measure) -> Iterator[Piece]:
    frame = FRAMES[size.name]
    side = frame.bar / 2
    name, small = round(frame.bar * 0.42), round(frame.bar * 0.36)
    above, below = frame.bar / 2 + name * 0.33, size.height - frame.bar / 2 + name * 0.33
    right = size.width - frame.edge
    yield Mark(frame.edge, (frame.bar - side) / 2, side, Ink.BRIGHT)
    yield Text("Reelive", frame.edge + side + 14, above, name, Weight.SEMIBOLD, Ink.LIGHT)
    if words.label:
        label = " · ".join(filter(None, (words.label, words.note)))
        yield Text(label, right, above, small, Weight.REGULAR, Ink.QUIET, is_at_end=True)
    yield Text(words.address, right, below, small, Weight.REGULAR, Ink.QUIET, is_at_end=True)
    if words.film:
        room = right - frame.edge - measure(words.address, small, Weight.REGULAR) - 40
        yield _on_one_line(words.film, (frame.edge, below), name, room=room, measure=measure)


def _on_one_line(text: str, at: tuple[float, float], size: int, *, room: float, measure: Measure) -> Text:
    """Made smaller first, then shortened between words."""

    def fits(words: str, own: int) -> bool:
        return measure(words, own, Weight.SEMIBOLD) <= room

    found = largest(range(size, round(size * 0.7), -1), lambda own: fits(text, own))
    if found is None:
        found = round(size * 0.7)
        text = next((short for n in range(len(text), 0, -4) if fits(short := shortened(text, n), found)), "")
    return Text(text, *at, found, Weight.SEMIBOLD, Ink.LIGHT)
