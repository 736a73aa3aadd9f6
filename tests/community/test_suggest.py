"""The page where members propose what is missing or wrong."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from community.brakes import WAITING_SUGGESTIONS_MAX
from community.models import Member, Suggestion
from films import limits
from films.models import Film
from tests.factories import PASSWORD, make_film, make_quote, make_suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def up() -> Film:
    return make_film(slug="up", title="Up", year=2009)


def asked(**changed: Any) -> dict[str, Any]:
    return {
        "about": "moment",
        "film": "Up",
        "title": "The mailbox",
        "text": "He will not let it go.",
        "source": "Heard at 0:15:30",
    } | changed


def test_a_member_proposes_a_moment_with_its_source(as_alice: Client, alice: Member, up: Film) -> None:
    response = as_alice.post("/suggest/", asked(), follow=True)
    assert response.redirect_chain == [("/suggest/mine/", 302)]
    suggestion = Suggestion.objects.get()
    assert (suggestion.proposer, suggestion.film, suggestion.state) == (alice, up, "waiting")
    assert (suggestion.title, suggestion.text) == ("The mailbox", "He will not let it go.")
    assert suggestion.source == "Heard at 0:15:30"


def test_a_member_proposes_a_missing_film(as_alice: Client) -> None:
    as_alice.post("/suggest/", asked(about="film", film="Playtime", title="Playtime"))
    assert Suggestion.objects.get().film is None


def test_a_member_proposes_a_correction_of_a_moment(as_alice: Client, up: Film) -> None:
    quote = make_quote(up)
    as_alice.post("/suggest/", asked(about="correction", film="", moment=quote.pk))
    suggestion = Suggestion.objects.get()
    assert (suggestion.moment_id, suggestion.film) == (quote.pk, up)


@pytest.mark.parametrize("typed", ["up", "Up", "UP", " Up ", "Up (2009)", "up (2009)"])
def test_a_film_is_named_by_title_address_or_year(as_alice: Client, up: Film, typed: str) -> None:
    as_alice.post("/suggest/", asked(film=typed))
    assert Suggestion.objects.get().film == up


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("about", "", "This field is required."),
        ("about", "opera", "Select a valid choice."),
        ("film", "", "Which film or series is it about?"),
        ("film", "Downhill", "No film called “Downhill” is here."),
        ("film", "Up (1999)", "No film called “Up (1999)” is here."),
        ("film", "a b " * 75, "No film called “a b a b"),
        ("film", '"*', "No film called"),
        ("title", " ", "This field is required."),
        ("title", "x" * (limits.TITLE_MAX + 1), "at most 200 characters"),
        ("text", "", "This field is required."),
        ("text", "x" * (limits.PROSE_MAX + 1), "at most 6000 characters"),
        ("source", "", "This field is required."),
        ("source", "x" * (limits.SOURCE_MAX + 1), "at most 500 characters"),
        ("moment", "999999", "That moment is not here any more."),
        ("moment", "x", "That moment is not here any more."),
        ("moment", "9" * 30, "That moment is not here any more."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    as_alice: Client, up: Film, field: str, value: str, said: str
) -> None:
    response = as_alice.post("/suggest/", asked(text="All my <words>") | {field: value})
    assert response.status_code == 400
    assert said in response.content.decode()
    assert "All my &lt;words&gt;" in response.content.decode() or field == "text"
    assert not Suggestion.objects.exists()


def test_of_two_films_of_a_name_the_form_asks_which(as_alice: Client) -> None:
    for year in (1972, 2002):
        make_film(title="Solaris", year=year)
    response = as_alice.post("/suggest/", asked(film="solaris"))
    assert "Which one do you mean: Solaris (1972), Solaris (2002)?" in response.content.decode()


def test_a_double_click_is_one_suggestion(as_alice: Client, up: Film) -> None:
    for _ in range(2):
        assert as_alice.post("/suggest/", asked()).status_code == 302
    assert Suggestion.objects.count() == 1


def test_another_member_may_say_the_same(as_alice: Client, bob: Member, up: Film) -> None:
    make_suggestion(proposer=bob, film=up, **{name: asked()[name] for name in ("about", "title", "text")})
    as_alice.post("/suggest/", asked())
    assert Suggestion.objects.count() == 2


def test_only_so_many_may_wait_at_once(as_alice: Client, alice: Member, up: Film) -> None:
    for number in range(WAITING_SUGGESTIONS_MAX):
        assert as_alice.post("/suggest/", asked(text=f"Number {number}")).status_code == 302
    assert as_alice.post("/suggest/", asked(text="Number 9")).status_code == 302  # a double click of the last
    response = as_alice.post("/suggest/", asked(text="One too many"))
    assert response.status_code == 429
    assert "10 of your suggestions are waiting already" in response.content.decode()
    assert "One too many" in response.content.decode()


def test_answered_suggestions_make_room(as_alice: Client, alice: Member, up: Film) -> None:
    for _ in range(WAITING_SUGGESTIONS_MAX):
        make_suggestion(proposer=alice, state="declined", decided_at=timezone.now())
    assert as_alice.post("/suggest/", asked()).status_code == 302


def test_the_limit_is_published_on_the_page(as_alice: Client) -> None:
    assert f"Up to {WAITING_SUGGESTIONS_MAX} of yours can wait at once" in as_alice.get("/suggest/").content.decode()


def test_a_link_from_a_moment_names_it(as_alice: Client, up: Film) -> None:
    quote = make_quote(up, title="Carl, on the porch")
    response = as_alice.get(f"/suggest/?moment={quote.pk}")
    form = response.context["form"]
    assert (form["about"].value(), form["title"].value()) == ("correction", "Carl, on the porch")
    assert f'<input type="hidden" name="moment" value="{quote.pk}">' in response.content.decode()


def test_a_link_from_a_film_names_it(as_alice: Client, up: Film) -> None:
    form = as_alice.get("/suggest/?film=up").context["form"]
    assert (form["about"].value(), str(form["film"].value())) == ("moment", "Up (2009)")


@pytest.mark.parametrize(
    "query", ["moment=x", "moment=-1", "moment=" + "9" * 40, "film=x", "film=%F0%9F%98%80", "about=x"]
)
def test_a_link_that_names_nothing_opens_the_form(as_alice: Client, query: str) -> None:
    assert as_alice.get(f"/suggest/?{query}").status_code == 200


def test_an_unpublished_moment_cannot_be_corrected(as_alice: Client, up: Film) -> None:
    quote = make_quote(up, title="Secret", is_published=False)
    assert "Secret" not in as_alice.get(f"/suggest/?moment={quote.pk}").content.decode()
    assert as_alice.post("/suggest/", asked(about="correction", moment=quote.pk)).status_code == 400


def test_a_visitor_is_led_to_sign_in_and_back(visitor: Client) -> None:
    content = visitor.get("/suggest/?moment=7").content.decode()
    assert 'href="/accounts/login/?next=/suggest/%3Fmoment%3D7"' in content
    assert 'href="/accounts/signup/?next=/suggest/%3Fmoment%3D7"' in content


def test_what_was_typed_survives_signing_in_again(visitor: Client, alice: Member, up: Film) -> None:
    quote = make_quote(up, title="Carl, on the porch")
    response = visitor.post("/suggest/", asked(about="correction", film="", moment=quote.pk))
    assert response.headers["Location"] == "/accounts/login/?next=/suggest/"
    signed_in = visitor.post(
        response.headers["Location"], {"login": "alice", "password": PASSWORD, "next": "/suggest/"}
    )
    assert signed_in.headers["Location"] == "/suggest/"
    page = visitor.get("/suggest/")
    assert "It is not sent yet" in page.content.decode()
    form = page.context["form"]
    assert {name: form[name].value() for name in ("title", "text", "source", "about")} == {
        "title": "The mailbox", "text": "He will not let it go.", "source": "Heard at 0:15:30", "about": "correction",
    }  # fmt: skip
    assert page.context["moment"].pk == quote.pk
    assert not Suggestion.objects.exists()


def test_no_crowd_of_texts_is_kept_for_one_address() -> None:
    answers = [Client().post("/suggest/", {"title": "A text", "text": "x"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert Session.objects.count() == 10


def test_a_kept_text_is_gone_once_it_is_sent(visitor: Client, alice: Member, up: Film) -> None:
    visitor.post("/suggest/", asked())
    visitor.post("/accounts/login/", {"login": "alice", "password": PASSWORD})
    visitor.post("/suggest/", asked())
    assert "He will not let it go." not in visitor.get("/suggest/").content.decode()


@pytest.mark.parametrize("field", ["about", "film", "moment", "title", "text", "source"])
def test_nonsense_kept_for_a_visitor_opens_the_form(visitor: Client, alice: Member, up: Film, field: str) -> None:
    visitor.post("/suggest/", asked() | {field: "x" * 9_000})
    visitor.force_login(alice)
    assert visitor.get("/suggest/").status_code == 200


def test_a_visitor_cannot_fill_the_store_with_text(visitor: Client) -> None:
    visitor.post("/suggest/", asked(text="x" * 100_000))
    assert not [value for value in visitor.session.values() if "xxxx" in str(value)]


def test_suggestions_of_a_while_ago_may_be_repeated(as_alice: Client, alice: Member, up: Film) -> None:
    as_alice.post("/suggest/", asked())
    Suggestion.objects.update(proposed_at=timezone.now() - dt.timedelta(minutes=6))
    as_alice.post("/suggest/", asked())
    assert Suggestion.objects.count() == 2


def test_the_form_of_a_member_is_kept_by_no_cache(as_alice: Client) -> None:
    assert "no-store" in as_alice.get("/suggest/").headers["Cache-Control"]


def test_nothing_typed_runs_as_code(as_alice: Client, alice: Member) -> None:
    make_suggestion(proposer=alice, title="<script>x</script>", text="<b>bold</b>")
    content = as_alice.get("/suggest/mine/").content.decode()
    assert "<script>x" not in content
    assert "<b>bold" not in content


def test_the_page_asks_little_of_the_database(as_alice: Client, up: Film, django_assert_max_num_queries: Any) -> None:
    quote = make_quote(up)
    with django_assert_max_num_queries(12):
        as_alice.get(f"/suggest/?moment={quote.pk}&film=up")
