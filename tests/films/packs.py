"""Packs for tests: one small film and one small series, canonical, to be edited by replacing text."""

from __future__ import annotations

from pathlib import Path

from films.catalogue.load import load_packs
from films.catalogue.merge.change import Options
from films.catalogue.report import Report

CRANES = """\
film:
  slug: cranes
  title: The Cranes
  original_title: Журавли
  original_language: ru
  year: 1957
  released_on: 1957-10-12
  running_minutes: 97
  countries:
    - Soviet Union
  genres:
    - War
    - Drama
  tagline: Two lovers, one dawn.
  synopsis: Moscow, 1941.
  accent: 14
  sources:
    - The film's opening titles
    - "Wikipedia: The Cranes"

people:
  - slug: tatiana-samoilova
    name: Tatiana Samoilova
    born_on: 1934-05-04
    died_on: 2014-05-04
  - slug: mikhail-kalatozov
    name: Mikhail Kalatozov

credits:
  - person: mikhail-kalatozov
    job: director

characters:
  - slug: veronika
    name: Veronika
    aliases:
      - Veronica
      - Squirrel
    played_by: tatiana-samoilova
  - slug: boris
    name: Boris

scenes:
  - key: bridge
    title: The bridge
    starts_at: 0:01:00
    ends_at: 0:02:30
    estimated: true
    summary: Two people on a bridge at dawn.
    context: It comes back.

  - key: farewell
    title: The farewell
    reveal_at: 20
    summary: A crowd at a gate.

dialogues:
  - key: squirrel
    title: Squirrel
    scene: bridge
    context: Their private words.
    lines:
      - key: l1
        speaker: veronika
        text: Look, cranes.
        cue: looking up
      - key: l2
        speaker: boris
        text: Like ships.

quotes:
  - key: ships
    scene: bridge
    provenance: secondary
    source: The film's subtitles
    speaker: veronika
    text: Cranes like ships, sailing in the sky.
    original_text: Журавлики-кораблики летят под небесами.
    original_language: ru
    line: squirrel/l1

trivia:
  - key: rails
    title: Rails
    source: Wikipedia
    fact: The camera ran on rails.
    why_it_matters: It runs with her.

soundtrack:
  - key: squirrels
    title: Song of the squirrels
    source: Wikipedia
    by_whom: Weinberg
"""

SERIES = """\
film:
  slug: zone
  kind: series
  title: The Zone
  year: 1959
  running_minutes: 25

episodes:
  - season: 1
    number: 1
    title: Where Is Everybody
  - season: 1
    number: 2
    title: One for the Angels

scenes:
  - key: street
    title: A street
    episode: 1x01
    reveal_at: 1x01@20
    summary: Nobody is there.

  - key: pitch
    title: The pitch
    episode: 1x02
    reveal_at: 1x02@10
    summary: He sells ties.
"""


def write_pack(folder: Path, text: str = CRANES, name: str = "pack.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def changed(text: str, *replacements: tuple[str, str]) -> str:
    """The text with each first thing replaced by the second; it has to be there, once."""
    for old, new in replacements:
        assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
        text = text.replace(old, new)
    return text


def load(folder: Path, *texts: str, take_pack: bool = False, prune: bool = False, is_dry: bool = False) -> Report:
    """Write the packs to files and load them together."""
    paths = [write_pack(folder, text, f"{number}.yaml") for number, text in enumerate(texts)]
    return load_packs(paths, options=Options(take_pack, prune), is_dry=is_dry)


def counted(report: Report, outcome: str) -> dict[str, int]:
    """Sections with that outcome, and how many items have it."""
    return {section: counts[outcome] for section, counts in report.counts.items() if counts[outcome]}
