"""What a query finds in the catalogue, on either database."""

from __future__ import annotations

import pytest
from django.db.models import Q
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from films.catalogue.write.indexing import reindex
from films.catalogue.write.rows import add_rows
from films.models import Alias, Film, Scene
from films.search.finding import EVERYTHING, find
from films.search.indexing import index_again
from films.search.query import parse
from films.search.scope import scope_of
from tests.factories import (
    make_character,
    make_credit,
    make_dialogue,
    make_film,
    make_person,
    make_quote,
    make_scene,
    make_track,
    make_trivia,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]


NOTHING_LATER = Q(reveal_at=0)


def found(typed: str, *, told: Q = EVERYTHING) -> dict[str, list[int]]:
    query = parse(typed)
    return {kind: ids for kind, ids in find(query, scope_of(query), told=told).items() if ids}


@pytest.fixture
def cranes() -> Film:
    return make_film(slug="the-cranes", title="The Cranes Are Flying", original_title="Летят журавли", year=1957)


@pytest.fixture
def late_spring() -> Film:
    return make_film(slug="late-spring", title="Late Spring", original_title="晩春", year=1949)


@pytest.mark.parametrize(
    "typed",
    ["cranes", "CRANES flying", "журавли", "ЖУРАВЛИ", "летя", '"cranes are flying"', "the-cranes", "1957",
     "cranes -spr"],
)  # fmt: skip
def test_a_film_is_found_by_its_titles_in_any_case(cranes: Film, late_spring: Film, typed: str) -> None:
    assert found(typed) == {"film": [cranes.pk]}


@pytest.mark.parametrize("typed", ["晩春", "晩", "春", '"晩春"', "LATE spring", "late spr"])
def test_a_film_is_found_by_any_sign_of_a_script_without_spaces(cranes: Film, late_spring: Film, typed: str) -> None:
    assert found(typed) == {"film": [late_spring.pk]}


def test_signs_in_another_order_are_another_phrase(late_spring: Film) -> None:
    assert found("春晩") == {}


def test_accents_do_not_matter_either_way() -> None:
    film = make_film(title="Amélie", synopsis="Ёлки in a cafe\u0301")
    assert [found(typed) for typed in ("amelie", "AMÉLIE", "елки", "ёлки", "café")] == [{"film": [film.pk]}] * 5


def test_every_kind_of_moment_is_found_by_its_own_words(cranes: Film) -> None:
    boris = make_character(cranes, name="Boris")
    made = {
        "scene": make_scene(cranes, summary="They part at the staircase.", context="Zephyr one."),
        "dialogue": make_dialogue(cranes, context="Zephyr two.", lines=[(boris, "Meet me on the staircase.")]),
        "quote": make_quote(cranes, text="The staircase, Zephyr.", original_text="Лестница"),
        "trivia": make_trivia(cranes, fact="The staircase was built.", why_it_matters="Zephyr four."),
        "track": make_track(cranes, by_whom="Zephyr", usage="Over the staircase"),
    }
    index_again(made["dialogue"])  # its lines were saved after it
    expected = {kind: [moment.pk] for kind, moment in made.items()}
    assert found("staircase") == expected
    assert found("zephyr") == expected
    assert found("лестница") == {"quote": [made["quote"].pk]}


def test_a_character_is_found_by_name_alias_and_description(cranes: Film) -> None:
    veronika = make_character(cranes, name="Veronika", description="She waits.")
    Alias.objects.create(film=cranes, character=veronika, name="Belka")
    index_again(veronika)
    assert [found(typed) for typed in ("veronika", "belka", "waits")] == [{"character": [veronika.pk]}] * 3


def test_a_person_is_found_by_name_original_name_and_biography() -> None:
    ozu = make_person(name="Yasujirō Ozu", original_name="小津安二郎", bio="He never married.")
    assert [found(typed) for typed in ("yasujiro", "小津", "married")] == [{"person": [ozu.pk]}] * 3


def test_all_words_must_be_there_and_no_excluded_one(cranes: Film) -> None:
    one = make_scene(cranes, summary="A house and a garden")
    make_scene(cranes, summary="A house and a war")
    assert found("house garden") == {"scene": [one.pk]}
    assert found("house -war") == {"scene": [one.pk]}
    assert found('house -"a war"') == {"scene": [one.pk]}
    assert found("house garden war") == {}


def test_a_phrase_is_in_order_and_unbroken(cranes: Film) -> None:
    scene = make_scene(cranes, summary="The house flies away")
    assert found('"house flies"') == {"scene": [scene.pk]}
    assert found('"flies house"') == {}


def test_a_whole_word_comes_before_one_that_is_only_begun(cranes: Film) -> None:
    begun, whole = make_scene(cranes, title="The household"), make_scene(cranes, title="The house")
    assert found("house")["scene"] == [whole.pk, begun.pk]


def test_what_is_called_so_comes_before_what_tells_of_it(cranes: Film) -> None:
    told = make_scene(cranes, summary="The zephyr blows", wilson=0.9)
    loved = make_scene(cranes, title="Again the zephyr", wilson=0.5)
    called = make_scene(cranes, title="The zephyr", wilson=0.1)
    assert found("zephyr") == {"scene": [loved.pk, called.pk, told.pk]}


@pytest.mark.parametrize(
    "typed", ["zephyr", "kind:scene", "film:the-cranes kind:scene", "by:boris kind:quote", "zephyr -nothing"]
)
def test_what_is_not_published_is_not_found(cranes: Film, typed: str) -> None:
    boris = make_character(cranes, name="Boris")
    hidden = make_film(title="Hidden", is_published=False)
    make_scene(cranes, summary="The zephyr", is_published=False)
    make_scene(hidden, summary="The zephyr")
    make_quote(cranes, text="Zephyr", speaker=boris, is_published=False)
    make_character(hidden, name="Zephyr Boris")
    make_person(name="Zephyr", is_published=False)
    assert found(typed) == {}


def test_film_narrows_to_one_film(cranes: Film, late_spring: Film) -> None:
    scene = make_scene(cranes, summary="A house")
    make_scene(late_spring, summary="A house")
    for operator in ("film:the-cranes", 'film:"the cranes"', "film:cranes", "film:летят", "-film:晩春"):
        assert found(f"{operator} house") == {"scene": [scene.pk]}


def test_film_means_the_closest_title() -> None:
    up = make_film(slug="up", title="Up")
    make_film(slug="upstairs", title="Upstairs")
    assert found("film:up kind:film") == {"film": [up.pk]}


def test_film_is_known_by_its_name_among_many_that_only_tell_of_it() -> None:
    add_rows([Film(slug=f"f{number}", title=f"A film {number}", year=2000, synopsis="up") for number in range(250)])
    up = make_film(slug="the-only-one", title="Up")
    reindex(list(Film.objects.values_list("pk", flat=True)))
    assert found("film:up kind:film") == {"film": [up.pk]}


def test_film_means_all_films_of_that_name() -> None:
    pair = [make_film(title="Solaris", year=year) for year in (1972, 2002)]
    scenes = [make_scene(film, summary="The ocean") for film in pair]
    assert set(found("film:solaris ocean")["scene"]) == {scene.pk for scene in scenes}


@pytest.mark.parametrize("signs", [30, 190])
def test_a_name_may_have_more_words_than_a_search(signs: int) -> None:
    title = "".join(chr(0x4E00 + place) for place in range(signs))
    film = make_film(title=title)
    assert found(f'film:"{title}"') == {"film": [film.pk]}
    assert found(f'film:"{title[:-1]}空"') == {}


def test_by_finds_quotes_and_dialogues_of_a_speaker(cranes: Film) -> None:
    boris, mark = make_character(cranes, name="Boris Borozdin"), make_character(cranes, name="Mark")
    Alias.objects.create(film=cranes, character=boris, name="Squirrel’s friend")
    index_again(boris)
    quote = make_quote(cranes, text="Home again", speaker=boris)
    dialogue = make_dialogue(cranes, lines=[(mark, "Where to?"), (boris, "Home.")])
    index_again(dialogue)
    make_quote(cranes, text="Home at last", speaker=mark)
    for by in ("boris", "BOROZDIN", '"boris borozdin"', "squirrel"):
        assert found(f"by:{by} home") == {"quote": [quote.pk], "dialogue": [dialogue.pk]}
    assert found("by:boris kind:quotes") == {"quote": [quote.pk]}


def test_by_means_whoever_is_called_exactly_so(cranes: Film) -> None:
    boris, mother = make_character(cranes, name="Boris"), make_character(cranes, name="Boris’s Mother")
    quote = make_quote(cranes, text="Home", speaker=boris)
    make_quote(cranes, text="Home", speaker=mother)
    assert found("by:boris home") == {"quote": [quote.pk]}


def test_by_leaves_out_a_speaker(cranes: Film) -> None:
    boris, mark = make_character(cranes, name="Boris"), make_character(cranes, name="Mark")
    make_quote(cranes, text="Home", speaker=boris)
    kept = [make_quote(cranes, text="Home", speaker=mark), make_quote(cranes, text="Home")]
    assert found("-by:boris home")["quote"] == [moment.pk for moment in reversed(kept)]


def test_by_is_no_match_in_a_description(cranes: Film) -> None:
    soldier = make_character(cranes, name="Ivan", description="A soldier")
    make_quote(cranes, text="Home", speaker=soldier)
    assert found("by:soldier home") == {}


def test_person_narrows_to_films_they_worked_on(cranes: Film, late_spring: Film) -> None:
    director, player = make_person(name="Mikhail Kalatozov"), make_person(name="Tatiana Samoilova")
    make_credit(cranes, person=director, job="director")
    make_character(cranes, name="Veronika", played_by=player)
    scene = make_scene(cranes, summary="A house")
    make_scene(late_spring, summary="A house")
    assert found("person:kalatozov house") == {"scene": [scene.pk]}
    assert found("person:tatiana house") == {"scene": [scene.pk]}
    assert found("person:kalatozov kind:film") == {"film": [cranes.pk]}
    assert found("-person:kalatozov house")["scene"] != [scene.pk]


def test_what_is_nobodys_and_nowhere_finds_nothing(cranes: Film) -> None:
    make_scene(cranes, summary="A house")
    assert [found(f"{operator}:xyz house") for operator in ("film", "by", "person")] == [{}] * 3


def test_a_change_is_found_at_once_and_a_deletion_too(cranes: Film) -> None:
    scene = make_scene(cranes, summary="A house")
    scene.summary = "A balloon"
    scene.save()
    assert (found("house"), found("balloon")) == ({}, {"scene": [scene.pk]})
    scene.delete()
    assert found("balloon") == {}


def test_an_import_is_found_once_it_is_indexed(cranes: Film) -> None:
    boris = make_character(cranes, name="Boris", played_by=make_person(name="Alexei Batalov"))
    make_dialogue(cranes, lines=[(boris, "Zephyr")])
    Scene.objects.filter(pk=make_scene(cranes).pk).update(context="Zephyr")
    assert found("zephyr") == {}
    reindex([cranes.pk])
    reindex([cranes.pk])  # twice is once
    assert found("zephyr").keys() == {"scene", "dialogue"}
    assert found("batalov").keys() == {"person"}


@hypothesis(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=220), st.text(alphabet="ab\"-:*()'%\\ film:by:person:kind:", max_size=80)))
def test_no_query_can_break_the_index(typed: str) -> None:
    if "\x00" not in typed and typed.isprintable():
        found(typed)


@pytest.mark.parametrize(
    "typed",
    ['"', '"""', "*", "a*", "^a", "a AND", "NOT a", "NEAR(a b)", "title:a", "{title}:a", "a' OR 1=1 --", "%s", "%%",
     "\\", "a & b", "!a", "a:*", "'", "a -'", "film:%s a", 'by:"\'" a', "x " * 100, "晩" * 200, "\u0301", "ﷺ" * 60]
)  # fmt: skip
def test_the_databases_own_syntax_means_nothing(cranes: Film, typed: str) -> None:
    assert found(typed) == {}


@pytest.mark.parametrize("typed", ["zephyr", "zeph", '"zephyr dies"', "station zephyr", "kind:scene zephyr"])
def test_what_may_not_be_told_is_not_found_by_its_text(cranes: Film, typed: str) -> None:
    scene = make_scene(cranes, title="At the station", summary="Zephyr dies", reveal_at=88)
    assert found(typed) == {"scene": [scene.pk]}
    assert found(typed, told=NOTHING_LATER) == {}


def test_it_is_found_by_its_title(cranes: Film) -> None:
    scene = make_scene(cranes, title="At the station", summary="Zephyr dies", reveal_at=88)
    assert found("station", told=NOTHING_LATER) == {"scene": [scene.pk]}


def test_nor_does_leaving_words_out_tell_which_words_it_holds(cranes: Film) -> None:
    scene = make_scene(cranes, title="At the station", summary="Zephyr dies", reveal_at=88)
    assert found("station -zephyr") == {}
    assert found("station -zephyr", told=NOTHING_LATER) == {"scene": [scene.pk]}


def test_nor_does_asking_who_speaks_in_it(cranes: Film) -> None:
    boris = make_character(cranes, name="Boris")
    dialogue = make_dialogue(cranes, title="At the station", reveal_at=88, lines=[(boris, "Farewell.")])
    assert found("by:boris kind:dialogue") == {"dialogue": [dialogue.pk]}
    assert found("by:boris kind:dialogue", told=NOTHING_LATER) == {}
