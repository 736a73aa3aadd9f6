"""The verb `import_page`: what a pasted page says becomes part of the catalogue, beside what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from films.catalogue.page.making import make_moment
from films.catalogue.page.model import Page, PageDialogue
from films.catalogue.page.names import in_latin
from films.catalogue.page.plan import PagePlan, PlannedMoment, plan_page
from films.catalogue.page.text import Fault, PageError, fold
from films.catalogue.write.rows import add_rows
from films.history import remember
from films.models import Alias, Character, Film, Kind, Line, Moment, Quote, Scene, Track, Trivia
from films.search.indexing import index_rows
from films.slugs import fresh, slug_from

ATTEMPTS = 2  # the second sees what somebody else stored during the first


def import_page(
    *,
    page: Page,
    source: str,
    film: Film | None = None,
    year: int | None = None,
    aliases: Mapping[str, bool] | None = None,
    by: Any = None,
) -> PagePlan:
    """Store what the catalogue does not have of a page; change nothing that it has. Says what it did as a plan.

    Raises PageError, with nothing stored.
    """
    for _attempt in range(ATTEMPTS):
        try:
            return _import_once(page=page, source=source, film=film, year=year, aliases=aliases, by=by)
        except IntegrityError:
            continue
    raise PageError([Fault(0, _("somebody else is changing this film at the moment: try again"))])


@transaction.atomic
def _import_once(*, by: Any, **asked: Any) -> PagePlan:
    plan = plan_page(**asked)
    if plan.chosen.film is not None:  # look again once nobody else can change it
        asked["film"] = Film.objects.select_for_update().get(pk=plan.chosen.film.pk)
        plan = plan_page(**asked)
    if plan.changes_nothing:
        return plan
    plan.film = film = plan.chosen.film or _new_film(plan)
    characters = _add_characters(plan, film)
    added = [*_add_moments(plan, film, characters), *_add_dialogues(plan, film, characters)]
    film.related.add(*(each.film for each in plan.to_link if each.film))
    index_rows(Character, {character.pk for character in characters.values()})
    for model in Moment.__subclasses__():
        index_rows(model, [moment.pk for moment in added if type(moment) is model])
    if by is not None:
        remember(by=by, things=[film], sentence=_("Imported the page “%(source)s”.") % {"source": plan.source})
    return plan


def _new_film(plan: PagePlan) -> Film:
    chosen = plan.chosen
    return Film.objects.create(slug=chosen.slug, title=chosen.title, year=chosen.year, sources=plan.source)


def _add_characters(plan: PagePlan, film: Film) -> dict[str, Character]:
    """Store the new characters and accepted aliases; answer everybody by folded name."""
    taken = set(film.characters.values_list("slug", flat=True))
    position = max(film.characters.values_list("position", flat=True), default=0)
    for place, planned in enumerate(plan.cast.new, start=position + 1):
        slug = fresh(slug_from(in_latin(planned.name), otherwise="character"), taken)
        taken.add(slug)
        planned.character = Character(film=film, slug=slug, name=planned.name, position=place)
    add_rows([planned.character for planned in plan.cast.new if planned.character])
    known = {name: planned.character for name, planned in plan.cast.by_name.items() if planned.character}
    add_rows([Alias(film=film, character=known[fold(each.alias)], name=each.alias) for each in plan.cast.accepted])
    return known


def _add_moments(plan: PagePlan, film: Film, characters: Mapping[str, Character]) -> list[Moment]:
    made = [make_moment(each, plan, film, characters) for each in plan.new if each.kind != Kind.DIALOGUE]
    for model in (Scene, Quote, Trivia, Track):
        add_rows([moment for moment in made if isinstance(moment, model)])
    return made


def _add_dialogues(plan: PagePlan, film: Film, characters: Mapping[str, Character]) -> list[Moment]:
    """Store dialogues and their lines, each on the scene of its title if there is one."""
    planned = [each for each in plan.new if each.kind == Kind.DIALOGUE]
    scenes = _scenes_by_title(plan, film) if planned else {}
    dialogues = [make_moment(each, plan, film, characters) for each in planned]
    for dialogue in dialogues:
        dialogue.scene_id = scenes.get(fold(dialogue.title))
    add_rows(dialogues)
    add_rows([line for pair in zip(planned, dialogues, strict=True) for line in _lines(*pair, characters)])
    return dialogues


def _lines(planned: PlannedMoment, dialogue: Moment, characters: Mapping[str, Character]) -> Iterator[Line]:
    lines = planned.item.lines if isinstance(planned.item, PageDialogue) else ()
    for place, line in enumerate(lines, start=1):
        speaker = characters[fold(line.speaker)]
        yield Line(dialogue_id=dialogue.pk, key=f"l{place}", position=place, speaker=speaker, text=line.text)


def _scenes_by_title(plan: PagePlan, film: Film) -> dict[str, int]:
    """Primary keys of the film's scenes; the page's own win over others of their title."""
    own = {each.moment.key if each.moment else each.key for each in plan.of_kind(Kind.SCENE)}
    scenes = Scene.objects.filter(film=film, merged_into=None).in_film_order()
    rows = sorted(scenes.values_list("title", "pk", "key"), key=lambda row: row[2] in own)
    return {fold(title): pk for title, pk, _key in rows}
