"""What else to try when a search found nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from films.search.query import Query, written

TRIES_MAX = 4


def simpler(query: Query) -> list[tuple[str, str]]:
    """Queries that ask for less, each with what it does: (words for the link, what to type)."""
    return list(_simpler(query))[:TRIES_MAX]


def _simpler(query: Query) -> Iterator[tuple[str, str]]:
    loose = replace(query, operators=(), kinds=(), excluded_kinds=(), exclusions=())
    if query.terms and written(loose) != written(query):
        yield _("Look everywhere for it"), written(loose)
    if any(term.is_phrase for term in query.terms):
        words = tuple(replace(term, is_phrase=False) for term in query.terms)
        yield _("Take the words in any order"), written(query, terms=words)
    if len(query.terms) > 1:
        for term in sorted(query.terms, key=lambda term: -len(term.typed)):
            yield _("Only “%(word)s”") % {"word": term.typed}, written(query, terms=(term,))
