"""Addresses of our moments that stand alone on a line: each becomes a small card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q
from django.urls import Resolver404, resolve
from markdown_it.token import Token

from community.markup.addresses import own_path
from community.markup.parsing import inlines, link_tokens, text_token
from films.models import Kind, Moment

CARDS_MAX = 10  # in one text; further addresses stay links
ALONE = re.compile(r"\s*(/(?:m|films)/[^\s?#]{1,300}/)(#[\w-]{1,100})?\s*")
PERMALINK = "films:moment-permalink"
PAGES = {f"films:{kind}-detail": kind for kind in Kind.values}
BREAKS = ("softbreak", "hardbreak")

Line = list[Token]


def unfold_moments(tokens: list[Token]) -> None:
    """Ask for all of them in one query, and leave those that name no moment as they are."""
    lines = {id(inline): _lines(inline.children or []) for inline in inlines(tokens)}
    named = [path for of_one in lines.values() for line in of_one if (path := _path_alone(line))]
    moments = moments_at(list(dict.fromkeys(named))[:CARDS_MAX]) if named else {}
    left = iter(range(CARDS_MAX))
    for inline in inlines(tokens) if moments else ():
        inline.children = [token for line in lines[id(inline)] for token in _unfolded(line, moments, left)]


def _unfolded(line: Line, moments: Mapping[str, Moment], left: Iterator[int]) -> Iterable[Token]:
    moment = moments.get(_path_alone(line))
    return _card(moment, line) if moment and next(left, None) is not None else line


def moments_at(paths: Iterable[str]) -> dict[str, Moment]:
    """The public moments that our own addresses name."""
    asked = {path: condition for path in paths if (condition := _condition(path)) is not None}
    if not asked:
        return {}
    any_of_them = Q()
    for condition in asked.values():
        any_of_them |= Q(**condition)
    found = list(Moment.objects.public().filter(any_of_them).select_related("film"))
    return {path: moment for path, condition in asked.items() for moment in found if _is(moment, condition)}


def _condition(path: str) -> dict[str, Any] | None:
    try:
        match = resolve(urlsplit(path).path)
    except (Resolver404, ValueError):
        return None
    if match.view_name == PERMALINK:
        number = match.kwargs["moment_id"]
        return {"pk": number} if number < 2**63 else None
    kind = PAGES.get(match.view_name)
    return {"kind": kind, "film__slug": match.kwargs["film_slug"], "slug": match.kwargs["slug"]} if kind else None


def _is(moment: Moment, condition: dict[str, Any]) -> bool:
    own = {"pk": moment.pk, "kind": moment.kind, "film__slug": moment.film.slug, "slug": moment.slug}
    return condition.items() <= own.items()


def _lines(children: list[Token]) -> list[Line]:
    """The running text cut at its line breaks, each of which begins the line after it."""
    lines: list[Line] = [[]]
    for child in children:
        if child.type in BREAKS:
            lines.append([])
        lines[-1].append(child)
    return lines


def _path_alone(line: Line) -> str:
    """The address that is all a line says; empty if it says more, or calls the link by a name of its own."""
    words = line[1:] if line and line[0].type in BREAKS else line
    if len(words) == 3 and words[0].type == "link_open" and words[0].info == "auto":
        return own_path(str(words[0].attrs["href"]))
    alone = ALONE.fullmatch(words[0].content) if len(words) == 1 and words[0].type == "text" else None
    return "".join(part or "" for part in alone.groups()) if alone else ""


def _card(moment: Moment, line: Line) -> Iterator[Token]:
    """Its title never gives the plot away, so it may stand here for every reader."""
    attributes = {"class": "moment-link", "data-accent": str(moment.film.accent)}
    opened, _, closed = link_tokens("", _path_alone(line), **attributes)
    yield from line[:1] if line[0].type in BREAKS else []
    yield opened
    for name, words in (("kind", moment.kind), ("title", moment.title), ("film", str(moment.film))):
        yield Token("part_open", "span", 1, attrs={"class": f"moment-link__{name}"})
        yield text_token(words)
        yield Token("part_close", "span", -1)
        yield text_token(" ")
    yield closed
