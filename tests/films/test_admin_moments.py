"""The forms of all kinds of moment: addresses that fill themselves, times and spoiler points as people write them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from films.models import Film, Moment, Quote, Scene, Track, Trivia
from tests.factories import (
    make_character,
    make_dialogue,
    make_episode,
    make_film,
    make_quote,
    make_scene,
    make_series,
    make_track,
    make_trivia,
)
from tests.films.admin_pages import add_to, errors_of, form_on, history_of, page_of, send

NEW: dict[type[Moment], dict[str, Any]] = {
    Scene: {"title": "The stairs", "summary": "He runs."},
    Quote: {"title": "The stairs", "text": "I will wait."},
    Trivia: {"title": "The stairs", "fact": "It is a crane shot.", "source": "a book"},
    Track: {"title": "The stairs", "by_whom": "Weinberg"},
}


@pytest.fixture
def film(db: None) -> Film:
    return make_film(title="The Cranes Are Flying", running_minutes=97)


@pytest.mark.parametrize("model", NEW, ids=lambda model: model.__name__)
class TestAdding:
    def test_the_film_is_asked_for_first(self, as_curator: Client, film: Film, model: type[Moment]) -> None:
        page = as_curator.get(add_to(model))
        assert page.status_code == 200
        assert f'<option value="{film.pk}">The Cranes Are Flying (1957)</option>' in page.content.decode()

    def test_a_film_that_is_none_is_asked_for_again(self, as_curator: Client, model: type[Moment]) -> None:
        assert "Select a valid choice" in as_curator.get(add_to(model, film="999")).content.decode()

    def test_key_and_address_come_from_the_title(self, as_curator: Client, film: Film, model: type[Moment]) -> None:
        assert send(as_curator, add_to(model, film=film.pk), NEW[model]).status_code == 302
        made = model._default_manager.get()
        assert isinstance(made, Moment)
        assert (made.film, made.key, made.slug, made.position) == (film, "the-stairs", "the-stairs", 1)

    def test_a_second_of_that_title_gets_another_address(
        self, as_curator: Client, film: Film, model: type[Moment]
    ) -> None:
        for _ in range(2):
            send(as_curator, add_to(model, film=film.pk), NEW[model])
        assert list(Moment.objects.order_by("pk").values_list("key", "slug", "position")) == [
            ("the-stairs", "the-stairs", 1),
            ("the-stairs-2", "the-stairs-2", 2),
        ]

    @pytest.mark.parametrize("name", ["key", "slug"])
    def test_what_is_taken_is_refused(self, as_curator: Client, film: Film, model: type[Moment], name: str) -> None:
        send(as_curator, add_to(model, film=film.pk), NEW[model])
        response = send(as_curator, add_to(model, film=film.pk), NEW[model] | {name: "the-stairs"})
        assert "Another moment of this kind in this film has that" in errors_of(response)

    def test_one_more_is_added_to_the_same_film(self, as_curator: Client, film: Film, model: type[Moment]) -> None:
        response = send(as_curator, add_to(model, film=film.pk), NEW[model] | {"_addanother": "1"})
        assert response.headers["Location"] == add_to(model, film=film.pk)


def test_the_list_of_a_film_leads_to_adding_to_it(as_curator: Client, film: Film) -> None:
    page = as_curator.get(add_to(Quote, _changelist_filters=f"film%3D{film.pk}"))
    assert page.context["adminform"].form.film == film


def test_another_film_has_the_same_address_free(as_curator: Client, film: Film) -> None:
    make_quote(make_film(), key="the-stairs", slug="the-stairs")
    send(as_curator, add_to(Quote, film=film.pk), NEW[Quote])
    assert Quote.objects.get(film=film).slug == "the-stairs"


def test_key_and_address_stay(as_curator: Client, film: Film) -> None:
    quote = make_quote(film, key="stairs", slug="stairs")
    send(as_curator, page_of(quote), {"title": "Another", "key": "x", "slug": "y"})
    quote.refresh_from_db()
    assert (quote.title, quote.key, quote.slug) == ("Another", "stairs", "stairs")


@pytest.mark.parametrize(("typed", "seconds"), [("0:10:05", 605), ("1:02:30", 3_750), ("10:05", 605), ("63:00", 3_780)])
def test_times_are_typed_as_people_write_them(as_curator: Client, film: Film, typed: str, seconds: int) -> None:
    quote = make_quote(film)
    send(as_curator, page_of(quote), {"starts_at": typed})
    quote.refresh_from_db()
    assert quote.starts_at == seconds


@pytest.mark.parametrize("typed", ["90", "1:2:3", "0:61:00", "1:00:60", "soon", "-1:00"])
def test_what_is_no_time_is_refused(as_curator: Client, film: Film, typed: str) -> None:
    response = send(as_curator, page_of(make_quote(film)), {"starts_at": typed})
    assert "Write the time as h:mm:ss, such as 1:02:30." in errors_of(response)


def test_times_are_shown_as_they_are_typed(as_curator: Client, film: Film) -> None:
    form = form_on(as_curator, page_of(make_quote(film, starts_at=3_750, reveal_at=43)))
    assert (form["starts_at"], form["reveal_at"]) == ("1:02:30", 43)


class TestSpoilerPoints:
    def test_a_minute_of_a_film(self, as_curator: Client, film: Film) -> None:
        quote = make_quote(film)
        send(as_curator, page_of(quote), {"reveal_at": "43"})
        quote.refresh_from_db()
        assert quote.reveal_at == 43

    def test_an_episode_and_its_minute(self, as_curator: Client) -> None:
        series = make_series()
        make_episode(series)
        quote = make_quote(series)
        send(as_curator, page_of(quote), {"reveal_at": "1x01@20"})
        quote.refresh_from_db()
        assert quote.reveal_at == 1_020
        assert form_on(as_curator, page_of(quote))["reveal_at"] == "1x01@20"

    def test_nothing_typed_is_safe_for_everybody(self, as_curator: Client, film: Film) -> None:
        quote = make_quote(film, reveal_at=43)
        send(as_curator, page_of(quote), {"reveal_at": ""})
        quote.refresh_from_db()
        assert quote.reveal_at == 0

    @pytest.mark.parametrize(
        ("typed", "reason"),
        [
            ("1x09@20", "There is no such episode in this film."),
            ("later", "Write a minute"),
            ("1000", "Write a minute"),
        ],
    )
    def test_what_is_none_is_refused(self, as_curator: Client, film: Film, typed: str, reason: str) -> None:
        assert reason in errors_of(send(as_curator, page_of(make_quote(film)), {"reveal_at": typed}))

    def test_one_whose_episode_is_gone_is_shown_and_kept(self, as_curator: Client) -> None:
        quote = make_quote(make_series(), reveal_at=7_020)
        assert form_on(as_curator, page_of(quote))["reveal_at"] == 7_020


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"provenance": "heard", "source": "the film"}, "What was heard in the film needs its time."),
        ({"provenance": "script"}, "Name the source."),
        ({"provenance": "disputed"}, "Say in the note who disputes this moment."),
        ({"provenance": "disputed", "note": "x", "starts_at": "0:01:00"}, "A disputed moment has no times."),
        ({"starts_at": "0:02:00", "ends_at": "0:01:00"}, "A moment ends after it starts."),
        ({"ends_at": "0:01:00"}, "A moment ends after it starts."),
        ({"provenance": "rumour"}, "Select a valid choice."),
        ({"text": "x" * 1_001}, "at most 1000 characters"),
        ({"source": "x" * 501}, "at most 500 characters"),
        ({"title": ""}, "This field is required."),
        ({"position": "-1"}, "greater than or equal to 0"),
        ({"position": "99999999999999999999"}, "less than or equal to"),
    ],
)
def test_what_no_moment_can_be_is_refused_in_words(
    as_curator: Client, film: Film, changes: dict[str, str], reason: str
) -> None:
    assert reason in errors_of(send(as_curator, page_of(make_quote(film)), changes))


@pytest.mark.parametrize("name", ["scene", "speaker", "line"])
def test_what_belongs_to_another_film_is_refused(as_curator: Client, film: Film, name: str) -> None:
    other = make_film()
    speaker = make_character(other)
    strangers: dict[str, Model] = {
        "scene": make_scene(other),
        "speaker": speaker,
        "line": make_dialogue(other, lines=[(speaker, "x")]).lines.get(),
    }
    response = send(as_curator, page_of(make_quote(film)), {name: strangers[name].pk})
    assert "This belongs to another film, or is gone. Choose again." in errors_of(response)


def test_an_episode_of_another_series_is_refused(as_curator: Client) -> None:
    stranger = make_episode(make_series())
    response = send(as_curator, page_of(make_quote(make_series())), {"episode": stranger.pk})
    assert "This belongs to another film, or is gone. Choose again." in errors_of(response)


def test_a_quote_without_a_title_is_named_after_who_says_it_and_where(as_curator: Client, film: Film) -> None:
    speaker, scene = make_character(film, name="Veronika"), make_scene(film, title="The Farewell")
    new = {"text": "I will wait.", "speaker": speaker.pk, "scene": scene.pk}
    send(as_curator, add_to(Quote, film=film.pk), new)
    quote = Quote.objects.get()
    assert (quote.title, quote.slug) == ("Veronika, in The Farewell", "veronika-in-the-farewell")


def test_a_quote_over_the_budget_is_refused_with_the_numbers(as_curator: Client) -> None:
    film = make_film(running_minutes=1)
    new = {"title": "Long", "text": " ".join(["word"] * 11), "provenance": "secondary", "source": "a book"}
    response = send(as_curator, add_to(Quote, film=film.pk), new | {"is_published": "on"})
    assert "The film quotes 11 words verbatim; 10 are allowed for its running time." in errors_of(response)


def test_a_quote_of_a_counted_line_adds_nothing(as_curator: Client) -> None:
    film = make_film(running_minutes=1)
    text, source = " ".join(["word"] * 9), {"provenance": "secondary", "source": "a book"}
    dialogue = make_dialogue(film, lines=[(make_character(film), text)], **source)
    new = {"title": "Again", "text": text, "line": dialogue.lines.get().pk, "is_published": "on"}
    assert send(as_curator, add_to(Quote, film=film.pk), new | source).status_code == 302


def test_the_history_tells_old_and_new(as_curator: Client, film: Film) -> None:
    scene = make_scene(film, title="The Farewell")
    quote = make_quote(film, title="Old", provenance="retold")
    changes = {"title": "New", "scene": scene.pk, "starts_at": "0:01:00", "is_published": None}
    send(as_curator, page_of(quote), changes)
    (told,) = history_of(quote)
    assert sorted(told.split("\n")) == [
        "Published: yes → no",
        "Scene: — → “The Farewell”",
        "Starts at: — → “0:01:00”",
        "Title: “Old” → “New”",
    ]


def test_nothing_changed_is_told_too(as_curator: Client, film: Film) -> None:
    quote = make_quote(film)
    send(as_curator, page_of(quote), {})
    assert history_of(quote) == ["Nothing changed."]


@pytest.mark.parametrize("make", [make_scene, make_quote, make_trivia, make_track])
def test_a_change_form_costs_few_queries(as_curator: Client, make: Any, django_assert_max_num_queries: Any) -> None:
    series = make_series()
    for _ in range(30):
        make_episode(series)
        make_scene(series)
        make_character(series)
    thing = make(series, scene=make_scene(series), speaker=make_character(series))
    with django_assert_max_num_queries(12):
        assert as_curator.get(page_of(thing)).status_code == 200


def test_a_merged_moment_says_where_it_went(as_curator: Client, film: Film) -> None:
    loser = make_quote(film, is_published=False, merged_into=make_quote(film, title="The winner"))
    assert "This was merged into “The winner”" in as_curator.get(page_of(loser)).content.decode()


def test_curators_read_why_they_cannot_delete(as_curator: Client, as_operator: Client, film: Film) -> None:
    quote = make_quote(film)
    assert "Votes and talk hang on a moment" in as_curator.get(page_of(quote)).content.decode()
    assert "Votes and talk hang on a moment" not in as_operator.get(page_of(quote)).content.decode()
