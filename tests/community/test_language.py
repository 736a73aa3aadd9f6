"""In which language the site speaks: by one's choice, by one's cookie, by what the browser asks for."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from community.members.languages import choose_language
from community.models import Inbox, Member
from tests.community.inboxes import reply
from tests.community.test_writings import shown
from tests.factories import make_film, make_member, make_post, make_removal, make_scene

pytestmark = pytest.mark.django_db
RUSSIAN = {"Accept-Language": "ru-RU,ru;q=0.9,en;q=0.5"}


def language_of(client: Client, address: str = "/films/", **asked: str) -> str:
    response = client.get(address, headers=asked)
    said: str = response["Content-Language"]
    assert f'<html lang="{said}"' in response.content.decode()
    return said


class TestAVisitor:
    def test_reads_what_the_browser_asks_for(self, visitor: Client) -> None:
        assert (language_of(visitor), language_of(visitor, **RUSSIAN)) == ("en", "ru")

    def test_is_answered_in_english_where_we_do_not_speak_theirs(self, visitor: Client) -> None:
        assert language_of(visitor, **{"Accept-Language": "ja"}) == "en"

    @pytest.mark.parametrize("nonsense", ["", "*", ",,;q=", "ru;q=x", "x" * 5_000, "ру"])
    def test_is_answered_whatever_the_browser_says(self, visitor: Client, nonsense: str) -> None:
        assert language_of(visitor, **{"Accept-Language": nonsense}) in ("en", "ru")

    def test_chooses_another_and_comes_back_to_the_page(self, visitor: Client) -> None:
        response = visitor.post("/language/", {"language": "ru", "next": "/films/?after=1"})
        assert (response.status_code, response["Location"]) == (302, "/films/?after=1")
        assert language_of(visitor) == "ru"

    def test_whose_choice_is_stronger_than_the_browsers(self, visitor: Client) -> None:
        visitor.post("/language/", {"language": "en"})
        assert language_of(visitor, **RUSSIAN) == "en"

    def test_goes_back_to_the_browsers(self, visitor: Client) -> None:
        visitor.post("/language/", {"language": "en"})
        visitor.post("/language/", {"language": ""})
        assert language_of(visitor, **RUSSIAN) == "ru"

    def test_needs_no_cookie_to_choose(self) -> None:
        strict = Client(enforce_csrf_checks=True)
        assert not strict.get("/films/").cookies
        assert strict.post("/language/", {"language": "ru"}).status_code == 302

    def test_gets_a_cookie_that_scripts_cannot_read(self, visitor: Client) -> None:
        cookie = visitor.post("/language/", {"language": "ru"}).cookies["language"]
        assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("ru", True, "Lax")

    def test_can_still_be_served_from_a_cache_and_ahead(self, visitor: Client) -> None:
        """The language tells nothing of anybody; caches keep one page for each."""
        visitor.post("/language/", {"language": "ru"})
        response = visitor.get("/films/")
        assert "no-store" not in response.get("Cache-Control", "")
        assert {"Cookie", "Accept-Language"} <= {name.strip() for name in response["Vary"].split(",")}
        assert response.has_header("Speculation-Rules")


@pytest.mark.parametrize(
    "place", ["", "https://evil.example/", "//evil.example", "javascript:alert(1)", r"/\evil.example", "films"]
)
def test_nobody_is_led_elsewhere(visitor: Client, place: str) -> None:
    location = visitor.post("/language/", {"language": "ru", "next": place})["Location"]
    assert location == "/"


@pytest.mark.parametrize("language", ["xx", "RU", "ru-RU", "en\n", "../en", "x" * 10_000])
def test_a_language_that_we_do_not_speak_is_refused(visitor: Client, as_alice: Client, language: str) -> None:
    for client in (visitor, as_alice):
        response = client.post("/language/", {"language": language})
        assert response.status_code == 400
        assert "language" not in response.cookies


def test_without_a_language_it_is_asked_which(visitor: Client, as_alice: Client) -> None:
    for client in (visitor, as_alice):
        response = client.post("/language/")
        assert response.status_code == 400
        assert "None was named, so nothing has changed." in response.content.decode()
        assert 'name="next" value="/language/"' not in response.content.decode()


def test_it_takes_a_click(visitor: Client) -> None:
    assert visitor.get("/language/").status_code == 405


class TestAMember:
    def test_reads_what_they_chose_wherever_they_sign_in(self, alice: Member, as_alice: Client) -> None:
        as_alice.post("/language/", {"language": "ru"})
        elsewhere = Client()
        elsewhere.force_login(alice)
        assert language_of(elsewhere) == "ru"

    def test_whose_choice_is_stronger_than_cookie_and_browser(self, alice: Member, as_alice: Client) -> None:
        as_alice.cookies["language"] = "ru"
        choose_language(member=alice, language="en")
        assert language_of(as_alice, **RUSSIAN) == "en"

    def test_lets_each_browser_ask(self, alice: Member, as_alice: Client) -> None:
        as_alice.post("/language/", {"language": "en"})
        as_alice.post("/language/", {"language": ""})
        alice.refresh_from_db()
        assert (alice.language, language_of(as_alice, **RUSSIAN)) == ("", "ru")

    def test_nobody_chooses_for_them(self, alice: Member) -> None:
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(alice)
        assert strict.post("/language/", {"language": "ru"}).status_code == 403
        alice.refresh_from_db()
        assert alice.language == ""

    def test_whose_language_is_not_spoken_any_more_is_answered_all_the_same(self, alice: Member) -> None:
        choose_language(member=alice, language="xx")
        client = Client()
        client.force_login(alice)
        assert language_of(client) == "en"

    def test_joins_in_the_language_of_the_page(self, visitor: Client) -> None:
        typed = {"username": "masha", "email": "masha@example.com", "password1": "a long enough secret"}
        assert visitor.post("/accounts/signup/", typed, headers=RUSSIAN).status_code == 302
        assert Member.objects.get(username="masha").language == "ru"


@pytest.mark.parametrize(
    ("address", "says"),
    [("/talk/new/", "До 5 слов, по которым это могут искать, через запятую."), ("/me/mutes/new/", "На 7 дней")],
)
def test_forms_speak_the_language_of_whoever_asks(as_alice: Client, address: str, says: str) -> None:
    assert says in as_alice.get(address, headers=RUSSIAN).content.decode()


@pytest.mark.parametrize(("language", "says"), [("en", "6 May 1960"), ("ru", "6 мая 1960")])
def test_short_dates_read_as_people_say_them(language: str, says: str) -> None:
    with override(language):
        assert date_format(dt.date(1960, 5, 6), "SHORT_DATE_FORMAT") == says


class TestMail:
    """In the language of whom it is for, whatever that of whoever caused it."""

    @pytest.fixture
    def masha(self) -> Member:
        return make_member("masha", language="ru")

    def test_a_digest(self, masha: Member, bob: Member) -> None:
        Inbox.objects.create(member=masha, digest="daily")
        reply(make_post(author=masha, title="Стена"), bob)
        call_command("send_digests", verbosity=0)
        [letter] = mail.outbox
        assert "bob" in letter.subject
        assert "записи «Стена»" in letter.subject
        assert "commented" not in f"{letter.subject} {letter.body}"

    def test_a_removal(self, masha: Member, django_capture_on_commit_callbacks: object) -> None:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            make_removal(make_post(author=masha))
        [letter] = mail.outbox
        assert "removed" not in f"{letter.subject} {letter.body}"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1\xa0минуту"), (2, "2\xa0минуты"), (5, "5\xa0минут"), (11, "11\xa0минут"), (21, "21\xa0минуту"),
     (60, "1\xa0час"), (180, "3\xa0часа"), (22 * 60, "22\xa0часа"), (5 * 24 * 60, "5\xa0дней")],
)  # fmt: skip
def test_russian_counts_as_russian_does(minutes: int, said: str) -> None:
    with override("ru"):
        assert f">{said} назад</time>" in shown("{% age then %}", then=timezone.now() - dt.timedelta(minutes=minutes))


def test_and_writes_dates_as_it_does() -> None:
    with override("ru"):
        assert ">5 марта 2020</time>" in shown("{% age then %}", then=dt.datetime(2020, 3, 5, tzinfo=dt.UTC))


def test_the_catalogue_is_read_aloud_in_its_own_language(visitor: Client) -> None:
    scene = make_scene(film=make_film(), title="The wall", summary="A room.")
    address = scene.get_absolute_url()
    russian, english = (visitor.get(address, headers=asked).content.decode() for asked in (RUSSIAN, {}))
    assert '<h1 class="moment__title" lang="en">The wall</h1>' in russian
    assert '<div class="scene__summary" lang="en"><p>A room.</p></div>' in russian
    assert '<h1 class="moment__title">The wall</h1>' in english
