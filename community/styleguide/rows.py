"""All rows of the guide: the tokens, then the components by name."""

from __future__ import annotations

from operator import attrgetter

from django.utils.translation import gettext as _

from community.styleguide import rows_of_films, rows_of_pages, rows_of_talk, tokens
from community.styleguide.stage import Row, Sample


def rows() -> list[Row]:
    """Made anew for each page: forms and things are changed by whoever shows them."""
    components = [*rows_of_films.rows(), *rows_of_pages.rows(), *rows_of_talk.rows()]
    return [_tokens(), *sorted(components, key=attrgetter("name"))]


def _tokens() -> Row:
    context = {
        "colours": tokens.colours(),
        "accents": tokens.accents(),
        "sizes": tokens.sizes(_("The last tram")),
        "spaces": tokens.spaces(),
    }
    return Row("tokens", [Sample(context=context)])
