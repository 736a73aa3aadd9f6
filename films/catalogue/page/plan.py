"""What importing a pasted page would do: nothing here writes. The preview, the command and the import all show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from films.catalogue.page.budget import WordBudget
from films.catalogue.page.check import check_page
from films.catalogue.page.film import ChosenFilm, RelatedFilm, choose_film, find_related
from films.catalogue.page.match import KINDS, Status, Stock, identity_of, page_key, said_by
from films.catalogue.page.model import Page, PageItem, PageQuote
from films.catalogue.page.names import in_latin
from films.catalogue.page.people import Cast, add_speakers, film_cast
from films.catalogue.page.text import fold
from films.models import Film, Kind, Moment
from films.naming import quote_title
from films.slugs import fresh, slug_from


@dataclass
class PlannedMoment:
    item: PageItem
    kind: Kind
    key: str
    status: Status
    moment: Moment | None  # what an earlier import made of it
    look_alikes: Sequence[Moment] = ()  # of somebody else
    title: str = ""
    slug: str = ""
    position: int = 0
    reasons: list[str] = field(default_factory=list)  # why it is not published

    @property
    def is_new(self) -> bool:
        return self.status is Status.NEW


@dataclass
class PagePlan:
    page: Page
    source: str
    chosen: ChosenFilm
    cast: Cast
    moments: list[PlannedMoment]
    related: list[RelatedFilm]
    budget: WordBudget
    film: Film | None  # set once it is stored

    @property
    def new(self) -> list[PlannedMoment]:
        return [planned for planned in self.moments if planned.is_new]

    @property
    def changes_nothing(self) -> bool:
        return not self.new and not self.to_link and self.chosen.film is not None

    @property
    def to_link(self) -> list[RelatedFilm]:
        return [each for each in self.related if each.film and not each.is_linked]

    def of(self, status: Status) -> list[PlannedMoment]:
        return [planned for planned in self.moments if planned.status is status]

    def of_kind(self, kind: str) -> list[PlannedMoment]:
        return [planned for planned in self.moments if planned.kind == kind]


def plan_page(
    *,
    page: Page,
    source: str,
    film: Film | None = None,
    year: int | None = None,
    aliases: Mapping[str, bool] | None = None,
) -> PagePlan:
    """Compare a page with the catalogue. Raises PageError, and FilmUnclearError where the film or its year is missing.

    `aliases` tells of proposed aliases, by their folded name, whether they are accepted.
    """
    check_page(page, source=source)
    chosen = choose_film(page, film=film, year=year)
    cast = film_cast(chosen.film)
    stock = Stock(chosen.film, cast)
    moments = _match(page, stock, source)
    add_speakers(cast, [planned.item for planned in moments if planned.is_new], decisions=aliases or {})
    budget = WordBudget(chosen.film)
    for planned in moments:
        if planned.is_new:
            _name(planned, stock, cast, chosen.title)
            planned.reasons = budget.reasons_against(planned.item)
    return PagePlan(page, source, chosen, cast, moments, find_related(page, chosen.film), budget, chosen.film)


def _match(page: Page, stock: Stock, source: str) -> list[PlannedMoment]:
    """Every item of the page, with what an earlier import made of it."""
    moments = []
    occurrences: Counter[tuple[Kind, str]] = Counter()
    seen: set[tuple[object, ...]] = set()
    for item in (*page.scenes, *page.dialogues, *page.quotes, *page.trivia, *page.tracks):
        kind = KINDS[type(item)]
        said = (kind, *said_by(item, fold))
        is_repeated = said in seen
        seen.add(said)
        occurrences[kind, identity_of(item)] += not is_repeated
        key = page_key(item, source=source, occurrence=occurrences[kind, identity_of(item)])
        status, moment = (Status.REPEATED, None) if is_repeated else stock.imported(item, key)
        look_alikes = stock.look_alikes(item) if status is Status.NEW else ()
        moments.append(PlannedMoment(item, kind, key, status, moment, look_alikes))
    return moments


def _name(planned: PlannedMoment, stock: Stock, cast: Cast, film_title: str) -> None:
    item: Any = planned.item
    kind = planned.kind
    if isinstance(item, PageQuote):
        planned.title = quote_title(speaker=cast.speaks(item.speaker).name, scene="", film=film_title)
    else:
        planned.title = item.title
    planned.slug = fresh(slug_from(in_latin(planned.title), otherwise=kind), stock.slugs[kind])
    stock.slugs[kind].add(planned.slug)
    stock.last_position[kind] += 1
    planned.position = stock.last_position[kind]
