"""What the catalogue has already is not changed by a pasted page: neither its own, nor a curator's, nor a pack's."""

from __future__ import annotations

from films.catalogue.page.match import Status
from films.catalogue.page.plan import PagePlan
from films.models import Alias, Character, Dialogue, Film, Line, Moment, Quote, Scene, Track, Trivia
from tests.factories import make_film, make_quote, make_scene
from tests.films.pages import FILM, PAGE, paste


def everything() -> list[object]:
    """Every row that a page may make."""
    models = (Film, Character, Alias, Moment, Scene, Dialogue, Quote, Trivia, Track, Line)
    return [row for model in models for row in model._base_manager.order_by("pk").values()]


def statuses(plan: PagePlan) -> set[Status]:
    return {planned.status for planned in plan.moments}


def test_importing_twice_changes_nothing(db: None) -> None:
    paste()
    before = everything()
    plan = paste()
    assert everything() == before
    assert plan.changes_nothing
    assert statuses(plan) == {Status.UNCHANGED}


def test_the_same_text_under_another_name_changes_nothing(db: None) -> None:
    paste()
    before = everything()
    assert paste(PAGE.replace("\n", "\r\n"), source="copy of tram.txt").changes_nothing
    assert everything() == before


def test_what_a_curator_edited_is_kept_and_said(db: None) -> None:
    paste()
    scene = Scene.objects.get(title="The Flooded Street")
    scene.title, scene.summary = "The Flood", "Water."
    scene.save()
    plan = paste()
    scene.refresh_from_db()
    assert (scene.title, scene.summary, Scene.objects.count()) == ("The Flood", "Water.", 2)
    assert [planned.moment and planned.moment.pk for planned in plan.of(Status.KEPT)] == [scene.pk]


def test_an_edited_line_is_kept_and_said(db: None) -> None:
    paste()
    Line.objects.filter(text__startswith="It used to").update(text="It did, once.")
    plan = paste()
    assert [planned.title or planned.item.number for planned in plan.of(Status.KEPT)] == [1]
    assert Line.objects.filter(text="It did, once.").exists()


def test_context_that_a_curator_wrote_is_no_difference(db: None) -> None:
    paste()
    Dialogue.objects.update(context="They meet.")
    assert paste().changes_nothing


def test_what_was_deleted_comes_back_and_the_rest_stays(db: None) -> None:
    paste()
    Trivia.objects.all().delete()
    plan = paste()
    assert [planned.kind for planned in plan.new] == ["trivia"]


def test_a_page_adds_beside_what_others_made(db: None) -> None:
    film = make_film(title=FILM.upper())
    scene = make_scene(film, title="The Last Stop", slug="the-last-stop", summary="Ours.", position=7)
    quote = make_quote(film, title="Rails", text="Rails are only roads that made up their MINDS.")
    plan = paste()
    assert plan.film == film
    added = Scene.objects.exclude(pk=scene.pk).get(title="The Last Stop")
    assert (added.slug, added.position) == ("the-last-stop-2", 8)
    assert {other.pk for planned in plan.new for other in planned.look_alikes} == {scene.pk, quote.pk}
    scene.refresh_from_db()
    assert (scene.summary, scene.source) == ("Ours.", "")


def test_the_same_words_that_others_brought_are_added_beside_too(db: None) -> None:
    paste()
    Moment.objects.filter(kind="scene", title="The Flooded Street").update(key="the-flood", source="A pack")
    plan = paste()
    assert [planned.slug for planned in plan.new] == ["the-flooded-street-2"]


def test_what_the_page_says_twice_is_stored_once(db: None) -> None:
    quote = (
        "Marica\n\nI never learnt to get off at the right place.\n\nMarica\n\nThe Lighthouse Keeper's Tram, Reelive\n"
    )
    plan = paste(PAGE.replace("Inspector Vogt\n\nRails", f"{quote}Inspector Vogt\n\nRails"))
    assert Quote.objects.count() == 2
    assert len(plan.of(Status.REPEATED)) == 1


def test_two_scenes_of_one_title_are_two(db: None) -> None:
    text = PAGE.replace("The Flooded Street", "The Last Stop")
    paste(text)
    assert list(Scene.objects.in_film_order().values_list("slug", flat=True)) == ["the-last-stop", "the-last-stop-2"]
    assert paste(text).changes_nothing
