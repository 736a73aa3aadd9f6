"""Which items of a pasted page may be published at once: the quotation budget, and a dialogue's context."""

from __future__ import annotations

from films.catalogue.page.model import PageDialogue, PageItem, PageQuote
from films.models import Film
from films.publishing import LACKS_CONTEXT
from films.quotation import CONSECUTIVE_LINES_MAX, Reading, count_words, film_words_max
from films.quoting import passages_of, running_minutes_of


class WordBudget:
    """Counts the film's verbatim words up while a page's quotes join them."""

    def __init__(self, film: Film | None) -> None:
        self.minutes = running_minutes_of(film) if film else None
        self.most = film_words_max(self.minutes)
        self.used = sum(passage.words for passage in passages_of(film)) if film else 0

    def reasons_against(self, item: PageItem) -> list[str]:
        """Why an item must be stored unpublished; what may be published is counted."""
        if isinstance(item, PageDialogue):
            reading = Reading("lines", None, item.title, len(item.lines), CONSECUTIVE_LINES_MAX)
            too_long = [reading.sentence] if reading.is_over else []
            return [str(LACKS_CONTEXT), *too_long]
        if isinstance(item, PageQuote):
            reading = Reading("film", None, "", self.used + count_words(item.text), self.most)
            if reading.is_over:
                return [reading.sentence]
            self.used = reading.used
        return []
