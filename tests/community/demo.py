"""A small demo for tests: two members, a quiet one, and all that can be said about one scene and one dialogue."""

from __future__ import annotations

from pathlib import Path

from films.models import Film
from tests.factories import make_character, make_dialogue, make_film, make_scene

SMALL = """\
members:
  - username: front-row
    name: Front Row
    joined: 100d
    bio: Sees the grain.
    films: [cranes]
    moments: [cranes/scenes/bridge]
    follows: [back-row]
    follows_films: [cranes]
    saved: [{moment: cranes/dialogues/squirrel, note: To be read aloud.}]
  - username: back-row
    joined: 90d

quiet:
  - side-door

posts:
  - key: dawn
    by: front-row
    kind: question
    title: What dawn is this?
    moment: cranes/scenes/bridge
    tags: [dawn]
    ago: 3d
    reveal_at: 12
    ups: 2
    downs: 0
    text: |-
      Somebody has to
      know.
    talk:
      - by: back-row
        after: 2h
        ups: 1
        downs: 0
        text: The second.
      - by: front-row
        to: back-row
        after: 5m
        text: Of how many?

talks:
  - moment: cranes/dialogues/squirrel
    talk:
      - by: front-row
        ago: 40d
        line: l1
        text: She means it.

favours:
  - {moment: cranes/scenes/bridge, ups: 2, downs: 1}
"""


def write_demo(folder: Path, text: str = SMALL, name: str = "demo.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def make_cranes() -> Film:
    """The catalogue that the small demo speaks of."""
    film = make_film(slug="cranes")
    make_scene(film, slug="bridge")
    veronika = make_character(film)
    make_dialogue(film, slug="squirrel", lines=[(veronika, "Look, cranes."), (veronika, "Like ships.")])
    return film
