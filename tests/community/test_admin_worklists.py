"""The worklists of the admin count what is to do and lead there."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.models import Suggestion
from films.models import Film
from tests.factories import make_dialogue, make_film, make_quote, make_scene, make_trivia

PAGE = "/admin/worklists/"


@pytest.fixture
def film(db: None) -> Film:
    return make_film(running_minutes=1)


def test_each_count_leads_to_its_list(as_curator: Client, film: Film) -> None:
    make_scene(film, context="")
    make_trivia(film)
    make_quote(film, text=" ".join(["word"] * 11), provenance="secondary", source="a book")
    Suggestion.objects.create(about="film", title="x", text="y", source="z")
    page = as_curator.get(PAGE)
    counted = {counted.address: counted.length for row in page.context["rows"] for counted in row.lists}
    assert counted["/admin/films/scene/?worklist=no-context"] == 1
    assert counted["/admin/films/trivia/?worklist=no-source"] == 1
    assert counted["/admin/films/film/?worklist=over-budget"] == 1
    assert counted["/admin/community/suggestion/?state__exact=waiting"] == 1
    for address, length in counted.items():
        assert as_curator.get(address).context["cl"].result_count == length


def test_each_count_agrees_with_its_noun(as_curator: Client, film: Film) -> None:
    for _ in range(21):
        make_scene(film, context="")
    for _ in range(2):
        make_dialogue(film, context="")
    words = as_curator.get(PAGE, headers={"accept-language": "ru"}).content.decode()
    assert "21 сцена<" in words
    assert "2 диалога<" in words
    assert "0 цитат<" in words


def test_the_page_costs_the_same_however_much_is_to_do(
    as_curator: Client, film: Film, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(10):
        make_scene(film, context="")
    with django_assert_max_num_queries(12):
        as_curator.get(PAGE)


def test_the_first_page_of_the_admin_leads_there(as_curator: Client) -> None:
    assert f'href="{PAGE}"' in as_curator.get("/admin/").content.decode()


def test_members_are_refused(as_alice: Client) -> None:
    assert as_alice.get(PAGE, follow=True).status_code == 403


def test_visitors_are_asked_to_sign_in(visitor: Client, db: None) -> None:
    assert visitor.get(PAGE, follow=True).redirect_chain[-1][0].startswith("/accounts/login/")
