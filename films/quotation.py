"""The quotation budget: how many of other people's words the catalogue may repeat, and the meter that shows it.

Pure: passages come from the database (`quoting.py`) or from a pack, and are weighed alike.
Retold text is ours and does not count.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONSECUTIVE_LINES_MAX = 8  # an exchange; with more, a reader has the script of the scene
SCENE_WORDS_MAX = 250  # about a page of a script
FILM_WORDS_PER_MINUTE = 10  # a tenth of what is spoken in a minute of talk
MINUTES_ASSUMED = 60  # where no running time is known, the film is taken for a short one

GAP = re.compile(r"[ \n]")


class Passage(NamedTuple):
    """The verbatim words of one dialogue or quote."""

    moment: Hashable  # what tells it from others: a primary key, or a key in a pack
    title: str
    scene: Hashable | None  # what tells the scene that it hangs on from others
    scene_title: str
    words: int
    lines: int  # of a dialogue, consecutive; 0 for a quote


class Reading(NamedTuple):
    """One dial of the meter."""

    measure: str  # "lines", "scene" or "film"
    of: Hashable | None  # the dialogue or scene that it measures; None for the film
    title: str
    used: int
    most: int

    @property
    def is_over(self) -> bool:
        return self.used > self.most

    @property
    def sentence(self) -> str:
        """What the dial shows, in words and numbers."""
        return str(SENTENCES[self.measure]) % {"title": self.title, "used": self.used, "most": self.most}


SENTENCES: dict[str, Promise] = {
    "lines": _("“%(title)s” has %(used)d verbatim lines in a row; %(most)d are allowed."),
    "scene": _("The scene “%(title)s” quotes %(used)d words verbatim; %(most)d are allowed."),
    "film": _("The film quotes %(used)d words verbatim; %(most)d are allowed for its running time."),
}


class Meter(NamedTuple):
    film: Reading
    scenes: list[Reading]
    dialogues: list[Reading]

    @property
    def readings(self) -> list[Reading]:
        return [self.film, *self.scenes, *self.dialogues]

    @property
    def over(self) -> list[Reading]:
        return [reading for reading in self.readings if reading.is_over]


def count_words(text: str) -> int:
    """Gaps plus one: what the database can count too."""
    return len(GAP.findall(text.strip(" "))) + 1


def film_words_max(running_minutes: int | None) -> int:
    """How many words a film of that length may quote; a series counts the minutes of all its episodes."""
    return FILM_WORDS_PER_MINUTE * (running_minutes or MINUTES_ASSUMED)


def measure(passages: Iterable[Passage], *, running_minutes: int | None) -> Meter:
    """Weigh the passages of one film."""
    passages = list(passages)
    used_in_scene: dict[Hashable, int] = {}
    for passage in passages:
        if passage.scene is not None:
            used_in_scene[passage.scene] = used_in_scene.get(passage.scene, 0) + passage.words
    titles = {passage.scene: passage.scene_title for passage in passages}
    return Meter(
        film=Reading("film", None, "", sum(passage.words for passage in passages), film_words_max(running_minutes)),
        scenes=[Reading("scene", scene, titles[scene], used, SCENE_WORDS_MAX) for scene, used in used_in_scene.items()],
        dialogues=[
            Reading("lines", passage.moment, passage.title, passage.lines, CONSECUTIVE_LINES_MAX)
            for passage in passages
            if passage.lines
        ],
    )


def newly_over(before: Meter, after: Meter) -> list[Reading]:
    """The dials that a change has driven over the budget, or further over it.

    What was over already and did not grow is no reason to refuse the correction of a comma.
    """
    used_before = {(reading.measure, reading.of): reading.used for reading in before.readings}
    return [reading for reading in after.over if reading.used > used_before.get((reading.measure, reading.of), 0)]
