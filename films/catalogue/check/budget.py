"""The quotation budget of a pack, weighed before anything is stored."""

from __future__ import annotations

from collections import defaultdict

from films.catalogue.read.draft import Draft
from films.catalogue.read.items import Fields, Item
from films.models import VERBATIM
from films.quotation import Passage, count_words, measure

EXPECTED = {
    "lines": "at most {} lines in a row: retell the others",
    "scene": "at most {} verbatim words in a scene: retell some of them",
    "film": "at most {} verbatim words for its running time: retell some of them",
}


def check_budget(draft: Draft) -> None:
    """Add to the draft's problems what quotes more than the catalogue may repeat."""
    dialogues = {item.key: item for item in draft.sections["dialogues"] if _is_verbatim(item)}
    spoken: dict[str, list[Item]] = defaultdict(list)
    for line in draft.sections["lines"]:
        spoken[line.key.partition("/")[0]].append(line)
    passages = [_of_dialogue(item, spoken[key]) for key, item in dialogues.items()]
    passages += [
        _of_quote(item) for item in draft.sections["quotes"] if _is_verbatim(item) and not _said(item, dialogues)
    ]
    for reading in measure(passages, running_minutes=_minutes(draft)).over:
        path = _place(draft, reading.measure, str(reading.of))
        wrong = f"has {reading.used} verbatim {'lines' if reading.measure == 'lines' else 'words'}"
        draft.complain(path, wrong, EXPECTED[reading.measure].format(reading.most))


def _is_verbatim(item: Item) -> bool:
    return item.fields.get("provenance") in VERBATIM


def _said(quote: Item, dialogues: dict[str, Item]) -> bool:
    """Whether its words are spoken in a line that counts already."""
    return str(quote.fields.get("line", "")).partition("/")[0] in dialogues


def _of_dialogue(item: Item, lines: list[Item]) -> Passage:
    words = sum(count_words(str(line.fields.get("text", ""))) for line in lines)
    return Passage(item.key, "", item.fields.get("scene") or None, "", words, len(lines))  # type: ignore[arg-type]


def _of_quote(item: Item) -> Passage:
    words = count_words(str(item.fields.get("text", "")))
    return Passage(item.key, "", item.fields.get("scene") or None, "", words, 0)  # type: ignore[arg-type]


def _minutes(draft: Draft) -> int | None:
    """The whole work's: a series counts each episode, by its own time or the usual one."""
    usual = next((_number(item.fields) for item in draft.sections["film"]), 0)
    if not draft.sections["episodes"]:
        return usual or None
    return sum(_number(item.fields) or usual for item in draft.sections["episodes"]) or None


def _number(fields: Fields) -> int:
    minutes = fields.get("running_minutes")
    return minutes if isinstance(minutes, int) else 0


def _place(draft: Draft, measured: str, key: str) -> tuple[str | int, ...]:
    if measured == "film":
        return ("film",)
    section = "dialogues" if measured == "lines" else "scenes"
    return next((item.path for item in draft.sections[section] if item.key == key), (section,))
