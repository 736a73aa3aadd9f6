"""Reads what somebody typed into the search box. Pure, and never raises, whatever was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from films.search.words import fold

QUERY_MAX = 200  # characters; the box says so
WORDS_MAX = 24  # each is a seek in the index
SHORTEST_START = 3  # letters; shorter ones begin half of all words
NAMES = ("film", "by", "person", "kind")
# What may follow `kind:`, in the words people use.
KINDS = {
    "film": "film", "films": "film", "series": "film",
    "person": "person", "people": "person", "persons": "person",
    "character": "character", "characters": "character",
    "scene": "scene", "scenes": "scene",
    "dialogue": "dialogue", "dialogues": "dialogue", "dialog": "dialogue", "dialogs": "dialogue",
    "quote": "quote", "quotes": "quote", "line": "quote", "lines": "quote",
    "trivia": "trivia", "fact": "trivia", "facts": "trivia", "story": "trivia", "stories": "trivia",
    "track": "track", "tracks": "track", "soundtrack": "track", "music": "track", "song": "track", "songs": "track",
}  # fmt: skip
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂〝〞", '"'))
_TOKEN = re.compile(r'(?P<minus>[-−])?(?:(?P<name>[A-Za-z]+)[:：])?(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<plain>[^\s"]+))')


class Problem(StrEnum):
    TOO_LONG = "too long"
    TOO_MANY_WORDS = "too many words"
    NO_VALUE = "no value"  # of an operator
    GIVEN_TWICE = "given twice"
    UNKNOWN_KIND = "unknown kind"


@dataclass(frozen=True)
class Complaint:
    problem: Problem
    about: str = ""


@dataclass(frozen=True)
class Term:
    """A word or phrase: as typed, and as search compares it. With `is_start` it need only begin a word."""

    typed: str
    words: tuple[str, ...]
    is_phrase: bool = False
    is_start: bool = False


@dataclass(frozen=True)
class Operator:
    """`film:`, `by:` or `person:` with its value, or minus that."""

    name: str
    value: str
    is_excluded: bool = False


@dataclass(frozen=True)
class Query:
    typed: str = ""
    terms: tuple[Term, ...] = ()
    exclusions: tuple[Term, ...] = ()
    operators: tuple[Operator, ...] = ()
    kinds: tuple[str, ...] = ()
    excluded_kinds: tuple[str, ...] = ()
    complaints: tuple[Complaint, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: exclusions alone do not count."""
        return not (self.terms or self.kinds or any(not operator.is_excluded for operator in self.operators))

    def operator(self, name: str) -> Operator | None:
        return next((operator for operator in self.operators if operator.name == name), None)


def written(query: Query, **changed: object) -> str:
    """As it can be typed: `parse` reads the same back. `changed` replaces fields of it, as `kinds=("quote",)`."""
    query = replace(query, **changed)  # type: ignore[arg-type]
    kinds = [*(f"kind:{kind}" for kind in query.kinds), *(f"-kind:{kind}" for kind in query.excluded_kinds)]
    operators = [f'{"-" * each.is_excluded}{each.name}:"{each.value}"' for each in query.operators]
    terms = [*query.exclusions, *query.terms]  # the last word typed is the one that may be half typed
    signs = ["-"] * len(query.exclusions) + [""] * len(query.terms)
    words = [
        sign + (f'"{term.typed}"' if term.is_phrase else term.typed) for sign, term in zip(signs, terms, strict=True)
    ]
    return " ".join([*kinds, *operators, *words])


def parse(typed: str) -> Query:
    reading = _Reading()
    if len(typed) > QUERY_MAX:
        reading.complain(Problem.TOO_LONG)
    for match in _TOKEN.finditer(typed[:QUERY_MAX].translate(_QUOTATION_MARKS)):
        reading.take(match)
    return reading.query(typed)


@dataclass
class _Reading:
    terms: list[Term] = field(default_factory=list)
    exclusions: list[Term] = field(default_factory=list)
    operators: dict[str, Operator] = field(default_factory=dict)
    kinds: dict[bool, list[str]] = field(default_factory=lambda: {False: [], True: []})
    complaints: dict[Complaint, None] = field(default_factory=dict)  # in order, each once

    def complain(self, problem: Problem, about: str = "") -> None:
        self.complaints[Complaint(problem, about)] = None

    def take(self, match: re.Match[str]) -> None:
        name = (match["name"] or "").lower()
        is_excluded = match["minus"] is not None
        value = match["quoted"] if match["plain"] is None else match["plain"]
        if name == "kind" and fold(value):
            self._take_kind(value, is_excluded)
        elif name in NAMES:
            self._take_operator(name, value, is_excluded)
        elif value[:-1].lower() in NAMES and value[-1:] in ":：":
            self.complain(Problem.NO_VALUE, value[:-1].lower())
        else:
            typed = value if match["name"] is None else f"{match['name']}:{value}"
            self._take_term(Term(typed, tuple(fold(typed).split()), match["plain"] is None), is_excluded)

    def query(self, typed: str) -> Query:
        return Query(
            typed,
            _with_open_end(self.terms),
            tuple(self.exclusions),
            tuple(self.operators.values()),
            tuple(self.kinds[False]),
            tuple(self.kinds[True]),
            tuple(self.complaints),
        )

    def _take_kind(self, value: str, is_excluded: bool) -> None:
        kind = KINDS.get(fold(value))
        if kind is None:
            self.complain(Problem.UNKNOWN_KIND, value)
        elif kind not in self.kinds[is_excluded]:
            self.kinds[is_excluded].append(kind)

    def _take_operator(self, name: str, value: str, is_excluded: bool) -> None:
        if not fold(value):
            self.complain(Problem.NO_VALUE, name)
        elif name in self.operators:
            self.complain(Problem.GIVEN_TWICE, name)
        else:
            self.operators[name] = Operator(name, value.strip(), is_excluded)

    def _take_term(self, term: Term, is_excluded: bool) -> None:
        taken = self.exclusions if is_excluded else self.terms
        if not term.words or term.words in [other.words for other in taken]:
            return
        room = WORDS_MAX - sum(len(other.words) for other in (*self.terms, *self.exclusions))
        if room < len(term.words):
            self.complain(Problem.TOO_MANY_WORDS)
        if room:
            taken.append(replace(term, words=term.words[:room]))


def _with_open_end(terms: list[Term]) -> tuple[Term, ...]:
    """The last word may be half typed, if it is long enough to mean something."""
    if not terms:
        return ()
    last = terms[-1]
    is_start = not last.is_phrase and len(last.words) == 1 and len(last.words[0]) >= SHORTEST_START
    return (*terms[:-1], replace(last, is_start=is_start))
