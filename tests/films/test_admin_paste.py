"""The admin's page "Paste a page": what curators see before and after anything is stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from community.models import Member
from films import limits
from films.models import Alias, Character, Dialogue, Film, Moment, Scene
from tests.factories import make_film, make_scene
from tests.films.admin_pages import history_of, list_of, page_of, said
from tests.films.pages import FILM, PAGE

ADDRESS = "/admin/films/film/paste/"


def paste(client: Client, step: str = "preview", **fields: Any) -> Any:
    """Press a button of the page; what was not filled in is sent empty, as a browser does."""
    sent = {"text": PAGE, "film": "", "year": "1957", "source": "tram.txt", **fields, step: "yes"}
    return client.post(ADDRESS, sent)


def confirm(client: Client, **fields: Any) -> Any:
    """What the preview would send: its hidden fields, and its ticks unless others are given."""
    preview = paste(client, **fields).context["preview"]
    proposals = preview["plan"].cast.proposals
    ticks = {
        "proposed": [proposal.alias for proposal in proposals],
        "aliases": [proposal.alias for proposal in proposals if proposal.is_accepted],
    }
    return paste(client, "confirm", **{**ticks, **fields})


def test_it_is_reached_from_the_list_of_films_and_the_first_page(as_curator: Client) -> None:
    for page in (list_of(Film), reverse("admin:index")):
        assert f'href="{ADDRESS}"' in as_curator.get(page).text


def test_the_form_is_empty_at_first_but_for_the_film_one_comes_from(as_curator: Client) -> None:
    film = make_film()
    page = as_curator.get(ADDRESS, {"film": film.pk})
    assert f'<option value="{film.pk}" selected>' in page.text
    assert not page.context["form"].errors


def test_a_preview_shows_what_was_read_and_stores_nothing(as_curator: Client) -> None:
    page = paste(as_curator)
    text = page.text
    assert f"A new film: <strong>{FILM} (1957)</strong>".replace("'", "&#x27;") in " ".join(text.split())
    for shown in (
        "The Flooded Street",
        "Put it on the moon&#x27;s account.",
        "Night Depot",
        "The hurry is in every shot.",
    ):
        assert shown in text
    assert "2 dialogues wait for their context" in text
    assert not Film.objects.exists()
    assert not Moment.objects.exists()


def test_a_preview_shows_line_numbers(as_curator: Client) -> None:
    groups = paste(as_curator).context["preview"]["groups"]
    assert [(entry.title, entry.lines) for entry in groups[0].entries] == [
        ("The Last Stop", "51–55"),
        ("The Flooded Street", "57–61"),
    ]


def test_a_preview_lists_what_it_cannot_place(as_curator: Client) -> None:
    text = paste(as_curator, text=f"A <b>stray</b> line\n\n{PAGE}").text
    assert "a line on its own" in text
    assert "A &lt;b&gt;stray&lt;/b&gt; line" in text


def test_confirming_stores_and_leads_to_the_film(as_curator: Client) -> None:
    response = confirm(as_curator)
    film = Film.objects.get()
    assert response.url == page_of(film)
    assert Moment.objects.count() == 8
    assert set(Moment.objects.values_list("source", flat=True)) == {"tram.txt"}
    assert said(as_curator.get(response.url)).startswith(
        "Added: 2 scenes, 2 dialogues, 2 quotes, 1 piece of trivia, 1 track and 3 characters. 2 wait unpublished."
    )
    assert history_of(film) == ["Imported the page “tram.txt”."]


def test_confirming_twice_stores_once(as_curator: Client) -> None:
    confirm(as_curator)
    again = paste(as_curator, "confirm", proposed=["Marica"], aliases=["Marica"])
    assert (Film.objects.count(), Moment.objects.count(), Character.objects.count()) == (1, 8, 3)
    assert "nothing was changed" in said(as_curator.get(again.url))


def test_an_alias_is_taken_if_it_stays_ticked(as_curator: Client) -> None:
    confirm(as_curator)
    assert Alias.objects.get().name == "Marica"


def test_an_alias_that_was_unticked_is_a_character_of_its_own(as_curator: Client) -> None:
    confirm(as_curator, aliases=[])
    assert not Alias.objects.exists()
    assert Character.objects.filter(name="Marica").exists()


def test_a_near_name_is_offered_unticked(as_curator: Client) -> None:
    text = " ".join(paste(as_curator, text=PAGE.replace("Marica", "Marikas")).text.split())
    assert '<input type="checkbox" name="aliases" value="Marikas" >' in text


def test_look_alikes_are_named_with_both_addresses(as_curator: Client) -> None:
    film = make_film(title=FILM, slug="tram")
    scene = make_scene(film, title="The Last Stop", slug="the-last-stop")
    text = paste(as_curator).text
    assert "/films/tram/scenes/the-last-stop-2/" in text
    assert f'<a href="{page_of(scene)}">/films/tram/scenes/the-last-stop/</a>' in text


def test_what_a_curator_edited_is_shown_as_kept(as_curator: Client) -> None:
    confirm(as_curator)
    scene = Scene.objects.get(title="The Flooded Street")
    Scene.objects.filter(pk=scene.pk).update(summary="Water.")
    assert f'<a href="{page_of(scene)}">' in paste(as_curator, year="").text


def test_a_page_that_is_all_there_offers_nothing_to_store(as_curator: Client) -> None:
    confirm(as_curator)
    page = paste(as_curator)
    assert "there is nothing to store" in page.text
    assert 'name="confirm"' not in page.text


def test_a_film_can_be_chosen(as_curator: Client) -> None:
    film = make_film(title="The Harbour")
    confirm(as_curator, film=film.pk)
    assert film.moments.count() == 8


def test_a_file_does_as_well_as_the_text_and_gives_the_source_its_name(as_curator: Client) -> None:
    file = SimpleUploadedFile("ferry.txt", PAGE.encode("utf-8-sig"))
    page = paste(as_curator, text="", source="", file=file)
    sent = {name: page.context["form"].data[name] for name in ("text", "source")}
    assert sent == {"text": PAGE, "source": "ferry.txt"}
    confirm(as_curator, **sent)
    assert Moment.objects.filter(source="ferry.txt").count() == 8


def test_a_pasted_text_without_a_name_is_called_a_pasted_page(as_curator: Client) -> None:
    confirm(as_curator, source="")
    assert set(Moment.objects.values_list("source", flat=True)) == {"Pasted page"}


@pytest.mark.parametrize("ending", ["\r\n", "\u2028", "\v"])
def test_the_text_comes_back_from_the_preview_with_the_same_lines(as_curator: Client, ending: str) -> None:
    page = paste(as_curator, text=PAGE.replace("\n", ending))
    assert page.context["form"].data["text"] == PAGE


def test_going_back_keeps_everything_that_was_typed(as_curator: Client) -> None:
    page = paste(as_curator, "change", source="my notes")
    assert "Then I shall ride until it remembers." in page.text
    assert 'value="my notes"' in page.text
    assert 'value="1957"' in page.text
    assert not Film.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"year": ""}, "year", "is not in the catalogue, and the page has no year."),
        ({"year": "1066"}, "year", "greater than or equal to 1870"),
        ({"film": "999999"}, "film", "Select a valid choice"),
        ({"source": "s" * 501}, "source", "at most 500 characters"),
        ({"text": "Dear diary,\n\nit rained."}, "text", "No line of it is part of a film page."),
        ({"text": PAGE.replace("madam", "m" * 1_001)}, "text", "Line 8: the line's text has"),
        ({"text": "A\n\x1b"}, "text", "Line 2: it holds the control character U+001B"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_the_typed_text_stays(
    as_curator: Client, fields: dict[str, str], field: str, message: str
) -> None:
    page = paste(as_curator, **fields)
    assert page.status_code == 200
    assert message in " ".join(page.context["form"].errors[field])
    assert page.context["form"].data["text"].split("\n")[0] == fields.get("text", PAGE).split("\n")[0]
    assert not Film.objects.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "It is empty."),
        (b"\x89PNG\r\n\x1a\n\x00", "Line 1: this is not a text file in UTF-8."),
        (b"A film\x00", "Line 1: this is not a text file: it holds a NUL."),
        (b"x" * (limits.PAGE_BYTES_MAX + 1), "It has 4.0 MB: at most 4 MB."),
    ],
)
def test_a_file_that_is_no_page_is_refused(as_curator: Client, content: bytes, message: str) -> None:
    page = paste(as_curator, text="", file=SimpleUploadedFile("page.txt", content))
    assert page.context["form"].errors["file"] == [message]


def test_nothing_at_all_is_asked_for(as_curator: Client) -> None:
    errors = paste(as_curator, text=" \n").context["form"].errors
    assert errors["text"] == ["Paste the text of the page, or choose its file."]


def test_a_text_and_a_file_at_once_are_refused_and_the_text_stays(as_curator: Client) -> None:
    page = paste(as_curator, file=SimpleUploadedFile("page.txt", b"Another"))
    assert page.context["form"].errors["file"] == ["Paste the text or choose the file, not both."]
    assert "Then I shall ride until it remembers." in page.text


def test_a_file_whose_film_needs_a_year_need_not_be_chosen_again(as_curator: Client) -> None:
    page = paste(as_curator, text="", source="", year="", file=SimpleUploadedFile("ferry.txt", PAGE.encode()))
    assert "Then I shall ride until it remembers." in page.text
    assert 'value="ferry.txt"' in page.text


def test_a_chosen_film_that_was_merged_meanwhile_is_no_choice(as_curator: Client) -> None:
    film = make_film(merged_into=make_film())
    assert "film" in paste(as_curator, film=film.pk).context["form"].errors


def test_the_new_dialogues_are_found_in_their_worklist(as_curator: Client) -> None:
    confirm(as_curator)
    todo = as_curator.get(list_of(Dialogue, worklist="no-context")).text
    assert "The Last Stop" in todo


def test_visitors_members_and_half_of_a_curator_may_not(visitor: Client, as_alice: Client, bob: Member) -> None:
    bob.is_staff = True
    bob.save()
    bob.user_permissions.add(Permission.objects.get(codename="change_film"))
    half = Client()
    half.force_login(bob)
    assert [paste(client).status_code for client in (visitor, as_alice, half)] == [302, 302, 403]
    assert not Film.objects.exists()


def test_a_preview_costs_few_queries_however_long_the_page(
    as_curator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    quotes = "".join(f"Ann\n\nLine {number}.\n\nAnn\n\nOne, Reelive\n" for number in range(300))
    with django_assert_max_num_queries(20):
        paste(as_curator, text=quotes)
