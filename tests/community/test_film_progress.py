"""Where readers say how far they have got in a work."""

from __future__ import annotations

import pytest
from django.test import Client

from community.models import Member, Progress
from community.models.progress import NOT_SEEN, SEEN
from community.progress import COOKIE, COOKIE_FILMS_MAX
from films.models import Film
from tests.factories import make_episode, make_film, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def up() -> Film:
    return make_film(slug="up", title="Up", year=2009, running_minutes=96)


@pytest.fixture
def zone() -> Film:
    series = make_series(slug="zone", title="The Zone", year=2024)
    for _ in range(5):
        make_episode(series, running_minutes=25)
    return series


def told(member: Member, film: Film) -> tuple[int, bool]:
    place = Progress.objects.get(member=member, film=film)
    return place.playhead, place.is_blind


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"at": "whole"}, (SEEN, False)),
        ({"at": "nothing"}, (NOT_SEEN, False)),
        ({"at": "nothing", "is_blind": "on"}, (NOT_SEEN, True)),
        ({"at": "part", "minute": "43"}, (43, False)),
    ],
)
def test_a_member_says_it_and_it_is_kept(
    as_alice: Client, alice: Member, up: Film, typed: dict[str, str], kept: tuple[int, bool]
) -> None:
    response = as_alice.post("/films/up/progress/", typed)
    assert response["Location"] == "/films/up/"
    assert told(alice, up) == kept


@pytest.mark.parametrize("typed", ["1x03", "S1E3", " season 1, episode 3 ", "1X3"])
def test_in_a_series_an_episode_is_named_and_is_seen_to_its_end(
    as_alice: Client, alice: Member, zone: Film, typed: str
) -> None:
    as_alice.post("/films/zone/progress/", {"at": "part", "episode": typed})
    assert told(alice, zone)[0] == 3_999


def test_or_to_a_minute_of_it(as_alice: Client, alice: Member, zone: Film) -> None:
    as_alice.post("/films/zone/progress/", {"at": "part", "episode": "1x02", "minute": "12"})
    assert told(alice, zone)[0] == 2_012


@pytest.mark.parametrize(
    ("slug", "typed", "said"),
    [
        ("up", {}, "This field is required"),
        ("up", {"at": "far"}, "Select a valid choice"),
        ("up", {"at": "part"}, "Which minute are you at?"),
        ("up", {"at": "part", "minute": "1000"}, "less than or equal to 999"),
        ("up", {"at": "part", "minute": "-1"}, "greater than or equal to 0"),
        ("up", {"at": "part", "minute": "the end"}, "Enter a whole number"),
        ("up", {"at": "part", "minute": "500"}, "It is not that long"),
        ("up", {"at": "nothing", "minute": "43"}, "You wrote where you are"),
        ("zone", {"at": "whole", "episode": "1x02"}, "You wrote where you are"),
        ("zone", {"at": "part", "minute": "12"}, "Which episode?"),
        ("zone", {"at": "part", "episode": "1x01", "minute": "36"}, "It is not that long: it ends before minute 35."),
        ("zone", {"at": "part", "episode": "9x99"}, "There is no such episode here"),
        ("zone", {"at": "part", "episode": "<b>"}, "There is no such episode here"),
    ],
)
@pytest.mark.usefixtures("up", "zone")
def test_what_cannot_be_kept_is_said_and_stays_typed(
    as_alice: Client, slug: str, typed: dict[str, str], said: str
) -> None:
    response = as_alice.post(f"/films/{slug}/progress/", typed)
    assert response.status_code == 400
    assert said in response.content.decode()
    assert not Progress.objects.exists()


def test_a_minute_told_before_does_not_stand_in_the_way(as_alice: Client, alice: Member, up: Film) -> None:
    as_alice.post("/films/up/progress/", {"at": "part", "minute": "43"})
    as_alice.post("/films/up/progress/", {"at": "whole", "minute": "43"})
    assert told(alice, up)[0] == SEEN


def test_they_can_take_it_back(as_alice: Client, up: Film) -> None:
    as_alice.post("/films/up/progress/", {"at": "nothing"})
    as_alice.post("/films/up/progress/", {"at": "untold"})
    assert not Progress.objects.exists()


def test_the_form_shows_what_was_said_before(as_alice: Client, zone: Film) -> None:
    as_alice.post("/films/zone/progress/", {"at": "part", "episode": "1x02", "minute": "12", "is_blind": "on"})
    form = as_alice.get("/films/zone/progress/").context["form"]
    assert {name: form[name].value() for name in form.fields} == {
        "at": "part", "episode": "1x02", "minute": 12, "is_blind": True,
    }  # fmt: skip


def test_a_visitor_is_remembered_by_a_cookie_and_nowhere_else(visitor: Client, up: Film) -> None:
    response = visitor.post("/films/up/progress/", {"at": "part", "minute": "43", "is_blind": "on"})
    assert set(response.cookies) == {COOKIE, "messages"}
    assert response.cookies[COOKIE]["httponly"]
    assert not Progress.objects.exists()
    after = visitor.get("/films/up/")
    page = after.content.decode()
    assert "You are at minute 43" in page
    assert "No scores and no talk either." in page
    assert after.cookies["messages"].value == ""


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("nothing", "Pages tell you nothing of what happens in “Up”."),
        ("whole", "Pages tell you all of “Up” from now on."),
        ("part", "Pages tell you what happens in “Up” up to minute 43."),
        ("untold", "From now on the age of “Up” decides what is told of it."),
    ],
)
@pytest.mark.parametrize("reader", ["visitor", "as_alice"])
def test_what_pages_tell_from_now_on_is_said(
    request: pytest.FixtureRequest, up: Film, reader: str, at: str, said: str
) -> None:
    client: Client = request.getfixturevalue(reader)
    minute = {"minute": "43"} if at == "part" else {}
    page = client.post("/films/up/progress/", {"at": at, **minute}, follow=True).content.decode()
    assert f'role="status">Kept. {said}</p>' in page


def test_a_visitor_who_says_nothing_gets_no_cookie(visitor: Client, up: Film) -> None:
    assert not visitor.get("/films/up/").cookies


def test_a_visitor_takes_it_back_and_the_cookie_goes(visitor: Client, up: Film) -> None:
    visitor.post("/films/up/progress/", {"at": "whole"})
    visitor.post("/films/up/progress/", {"at": "untold"})
    assert visitor.cookies[COOKIE].value == ""
    assert "It has been out for long" in visitor.get("/films/up/").content.decode()


@pytest.mark.parametrize("forged", ["1-43", "1-43:forged", "x", "", "é", ":" * 3000])
def test_a_forged_cookie_is_no_cookie(visitor: Client, up: Film, forged: str) -> None:
    visitor.cookies[COOKIE] = forged
    assert "It has been out for long" in visitor.get("/films/up/").content.decode()


def test_the_cookie_stays_small(visitor: Client) -> None:
    films = [make_film() for _ in range(COOKIE_FILMS_MAX + 3)]
    for film in films:
        visitor.post(f"/films/{film.slug}/progress/", {"at": "part", "minute": "999", "is_blind": "on"})
    assert len(visitor.cookies[COOKIE].value) < 4_000
    assert "It has been out for long" in visitor.get(films[0].get_absolute_url()).content.decode()
    assert "You are at minute 999" in visitor.get(films[-1].get_absolute_url()).content.decode()


def test_pages_of_a_visitor_who_said_something_are_kept_by_no_cache(visitor: Client, up: Film) -> None:
    visitor.post("/films/up/progress/", {"at": "nothing"})
    assert "no-store" in visitor.get("/films/up/")["Cache-Control"]


def test_one_members_place_is_no_other_members(as_alice: Client, bob: Member, up: Film) -> None:
    as_alice.post("/films/up/progress/", {"at": "nothing"})
    client = Client()
    client.force_login(bob)
    assert "It has been out for long" in client.get("/films/up/").content.decode()


def test_a_film_that_is_off_the_site_is_not_found(as_alice: Client) -> None:
    film = make_film(is_published=False)
    assert as_alice.post(f"/films/{film.slug}/progress/", {"at": "whole"}).status_code == 404


class TestNoScoresAndNoTalkEither:
    ON, OFF = "No scores and no talk either</", "Show scores and talk</"

    @pytest.mark.parametrize("at", [{"at": "nothing"}, {"at": "part", "minute": "43"}])
    def test_one_button_turns_it_on_and_off_and_leaves_the_place(
        self, as_alice: Client, alice: Member, up: Film, at: dict[str, str]
    ) -> None:
        as_alice.post("/films/up/progress/", at)
        playhead, _ = told(alice, up)
        assert self.ON in as_alice.get("/films/up/").content.decode()
        said = as_alice.post("/films/up/progress/", {"blind": "1"}, follow=True).content.decode()
        assert "Its scores and what is said of it are kept back, too, until you have seen it." in said
        assert self.OFF in said
        assert told(alice, up) == (playhead, True)
        said = as_alice.post("/films/up/progress/", {"blind": "0"}, follow=True).content.decode()
        assert "Its scores and what is said of it are shown again." in said
        assert told(alice, up) == (playhead, False)

    @pytest.mark.parametrize("at", ["whole", "untold"])
    def test_it_is_offered_only_to_who_has_yet_to_see_it(self, as_alice: Client, up: Film, at: str) -> None:
        as_alice.post("/films/up/progress/", {"at": at})
        assert self.ON not in as_alice.get("/films/up/").content.decode()

    def test_a_visitor_is_led_to_the_form_in_which_it_is_chosen(self, visitor: Client, up: Film) -> None:
        visitor.post("/films/up/progress/", {"at": "part", "minute": "43"})
        assert 'href="/films/up/progress/?blind=1"' in visitor.get("/films/up/").content.decode()
        form = visitor.get("/films/up/progress/?blind=1").context["form"]
        assert (form["at"].value(), form["minute"].value(), form["is_blind"].value()) == ("part", 43, True)

    def test_what_is_neither_on_nor_off_is_no_answer(self, as_alice: Client, up: Film) -> None:
        assert as_alice.post("/films/up/progress/", {"blind": "yes"}).status_code == 400


def test_scores_that_nothing_kept_back_are_shown_without_a_word(as_alice: Client, up: Film) -> None:
    as_alice.post("/films/up/progress/", {"blind": "0"})
    assert not Progress.objects.exists()
