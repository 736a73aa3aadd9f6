"""The components of pages that say what exists."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from community.styleguide import film as made_up
from community.styleguide import film_pages
from community.styleguide.film import FERRY, FILMS, ILSE, KONRAD, MARIKA, NIGHTS, TRAM, made
from community.styleguide.stage import Row, Sample
from films.forms import Chip, FilmFilterForm
from films.models import Provenance
from films.paging import Page
from films.share_cards.shapes import SQUARE
from films.share_cards.sharing import card_of_site
from films.shelf import SORTS, Shelf

CARD, FILM_PAGE = "films/moment/_card.html", "films/film/detail.html"


def rows() -> list[Row]:
    return [*_of_films(), *_of_moments(), *_of_people(), *_ways_along()]


def _of_films() -> list[Row]:
    page = {"film": TRAM, "hub": film_pages.hub(), "crumbs": film_pages.crumbs("")[:2]}
    return [
        Row("poster", [Sample(context={"films": FILMS})]),
        Row("film-card", [Sample(context={"films": FILMS})]),
        Row("film", [Sample("", FILM_PAGE, page)], is_wide=True),
        Row("credits", [Sample("", "films/film/_credits.html", {"jobs": film_pages.jobs()})]),
        Row("pulse", [Sample("", "films/film/_pulse.html", {"film": TRAM, "pulse": film_pages.pulse()})], is_wide=True),
        Row(
            "screen", [Sample(one.kind, "community/_today.html", {"moment": one}) for one in made_up.kinds()[:3]], True
        ),
        Row("episode", [Sample("", "films/episode/detail.html", _episode())]),
    ]


def _episode() -> dict[str, object]:
    return {"film": NIGHTS, "episode": made_up.EPISODE, "credits": made_up.CREDITS, "crumbs": film_pages.crumbs("")}


def _of_moments() -> list[Row]:
    cards = [Sample(one.get_kind_display(), CARD, {"moment": one}) for one in made_up.kinds()]
    folded = made(made_up.trivia(), fold=_("Mutes the word “museum”"))
    cards += [
        Sample(_("kept back"), CARD, {"moment": made_up.withheld(made_up.scene())}),
        Sample(_("folded"), CARD, {"moment": folded}),
        Sample(_("disputed, on its film's page"), CARD, {"moment": made_up.disputed(), "inside_film": True}),
        Sample(_("removed"), CARD, {"moment": made_up.trivia(fact="", ledger_number=7)}),
    ]
    veiled, doubted = made_up.withheld(made_up.quote()), made_up.disputed()
    marked = [made_up.trivia(provenance=each) for each in Provenance]
    detail = "films/{}/detail.html"
    return [
        Row("badge", [Sample(context={"moments": marked})]),
        Row("moment-card", cards),
        Row("moment-list", [Sample("", "films/scene/list.html", _shelf([made_up.scene()])), _empty_shelf()], True),
        Row(
            "moment",
            [
                Sample(_("kept back"), detail.format("quote"), film_pages.page_of(veiled)),
                Sample(_("disputed"), detail.format("quote"), film_pages.page_of(doubted)),
                Sample(_("for visitors"), detail.format("trivia"), film_pages.page_of(made_up.trivia()), visitor=True),
            ],
            is_wide=True,
        ),
        Row("scene", [Sample("", detail.format("scene"), film_pages.page_of(made_up.scene()))], is_wide=True),
        Row("dialogue", [Sample("", detail.format("dialogue"), film_pages.page_of_dialogue())], is_wide=True),
        Row("quote", [Sample("", detail.format("quote"), film_pages.page_of(made_up.quote()))], is_wide=True),
        Row("trivia", [Sample("", detail.format("trivia"), film_pages.page_of(made_up.trivia()))], is_wide=True),
        Row("track", [Sample("", detail.format("track"), film_pages.page_of(made_up.track()))], is_wide=True),
    ]


def _shelf(moments: list[object]) -> dict[str, object]:
    narrowed_to, count = [MARIKA] if moments else [], len(moments)
    shelf = Shelf(moments, SORTS[0], SORTS, narrowed_to, count, count)  # type: ignore[arg-type]
    return {"film": TRAM, "title": _("Scenes"), "shelf": shelf, "page": Page(moments)}  # type: ignore[type-var]


def _empty_shelf() -> Sample:
    return Sample(_("empty"), "films/scene/list.html", _shelf([]))


def _of_people() -> list[Row]:
    aliases = [film_pages.alias(name) for name in ("Marica", "Mariska")]
    character = {"film": TRAM, "character": MARIKA, "aliases": aliases, "crumbs": film_pages.crumbs(MARIKA.name)}
    unknown = {"person": ILSE, "work": []}
    return [
        Row("portrait", [Sample(context={"characters": [MARIKA, KONRAD]})]),
        Row("character", [Sample("", "films/character/detail.html", character)]),
        Row(
            "person",
            [
                Sample("", "films/person/detail.html", {"person": ILSE, "work": film_pages.work()}),
                Sample(_("empty"), "films/person/detail.html", unknown),
            ],
        ),
    ]


def _ways_along() -> list[Row]:
    form = FilmFilterForm(QueryDict("kind=film"))
    chips = [Chip(_("Kind"), _("Films"), "x=y"), Chip(_("Decade"), _("1960s"), "x=y")]
    both = {"previous": made_up.scene(), "next": made_up.trivia()}
    talk = made_up.dialogue()
    share: dict[str, object] = {
        "moment": made_up.quote(),
        "square": card_of_site(SQUARE.name),
        "words": made_up.quote().text,
    }
    share["permalink"] = "https://reelive.example/m/12/"
    return [
        Row("filters", [Sample(context={"form": form, "chips": chips})], is_wide=True),
        Row("neighbours", [Sample("", "films/_neighbours.html", both)]),
        Row(
            "place",
            [Sample(_("for members"), context={"film": FERRY}), Sample(_("for visitors"), "", {"film": FERRY}, True)],
        ),
        Row("share", [Sample(context=share), Sample(_("open"), context=share, is_open=True)]),
        Row("relive", [Sample(context={"moment": talk, "lines": made_up.lines(talk)})], is_wide=True),
    ]
