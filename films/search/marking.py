"""Marks in a text the words that were asked for, and cuts long text down to the part that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from films.search.query import Term
from films.search.words import Word, occurrences, words_of

SNIPPET = 180  # characters, about two lines on a wide screen
BEFORE = 50  # of them may stand before the first match
Span = tuple[int, int]


@dataclass(frozen=True)
class Snippet:
    """Part of one text; `place` says of which, counted from 0."""

    text: SafeString
    place: int = 0


def marked(text: str, terms: Sequence[Term]) -> SafeString:
    """The whole text, escaped, each match in a <mark>."""
    return _marked(text, _spans(list(words_of(text)), terms))


def snippet_of(texts: Iterable[str], terms: Sequence[Term]) -> Snippet:
    """From the text that holds most of the terms; the start of the first where none holds any."""
    written = [(place, text, list(words_of(text))) for place, text in enumerate(texts) if text.strip()]
    if not written:
        return Snippet(marked("", ()))
    place, text, words = max(written, key=lambda each: _held(each[2], terms))
    spans = _spans(words, terms)
    start, end = _window(text, words, spans)
    cut = [(max(left, start) - start, right - start) for left, right in spans if left >= start and right <= end]
    opening, closing = "…" if start else "", "…" if end < len(text) else ""
    return Snippet(format_html("{}{}{}", opening, _marked(text[start:end], cut), closing), place)


def _held(words: list[Word], terms: Sequence[Term]) -> int:
    return sum(any(True for _ in occurrences(words, term.words, is_start=term.is_start)) for term in terms)


def _spans(words: list[Word], terms: Sequence[Term]) -> list[Span]:
    """Where the terms stand, in order; what overlaps or stands side by side in a script without spaces is one."""
    found = sorted(span for term in terms for span in occurrences(words, term.words, is_start=term.is_start))
    merged: list[Span] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _window(text: str, words: list[Word], spans: list[Span]) -> Span:
    """Around the first match, from the start of a word to the end of one."""
    if len(text) <= SNIPPET:
        return 0, len(text)
    first = spans[0] if spans else (0, 0)
    earliest = 0 if first[0] <= BEFORE else first[0] - BEFORE
    start = min((word.start for word in words if word.start >= earliest), default=0) if earliest else 0
    latest = max(start + SNIPPET, first[1])
    if latest >= len(text):
        return start, len(text)
    return start, max((word.end for word in words if first[1] <= word.end <= latest), default=latest)


def _marked(text: str, spans: Sequence[Span]) -> SafeString:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    parts = (text[start:end] for start, end in pairwise(edges))
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", part) if odd % 2 else part,) for odd, part in enumerate(parts))
    )
