"""Draws a poster for a film that has none: the same film always gets the same one."""

from films.poster_art.drawing import COMPOSITIONS, Poster, draw_poster
from films.poster_art.lettering import Line
from films.poster_art.shapes import HEIGHT, WIDTH, Shape, Tone, number

__all__ = ["COMPOSITIONS", "HEIGHT", "WIDTH", "Line", "Poster", "Shape", "Tone", "draw_poster", "number"]
