"""What a visitor and a curator do on their first visit."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from community.groups import CURATORS
from community.models import Member
from tests.factories import PASSWORD, make_film, make_member, make_quote

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def curator() -> Member:
    member = make_member("celia", is_staff=True)
    member.groups.add(Group.objects.get(name=CURATORS))
    return member


def test_a_curator_signs_in_edits_a_quote_and_sees_it(page: Page, address: str, curator: Member) -> None:
    quote = make_quote(make_film(title="Up"), text="Adventure is out their!", provenance="retold")
    page.goto(f"{address}/admin/films/quote/{quote.pk}/change/")
    page.get_by_label("Username", exact=False).first.fill(curator.username)
    page.get_by_label("Password", exact=False).first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in").last.click()
    page.get_by_label("Text", exact=False).first.fill("Adventure is out there!")
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.goto(address + quote.get_absolute_url())
    expect(page.get_by_text("Adventure is out there!").first).to_be_visible()


def test_a_visitor_walks_from_home_to_a_moment(page: Page, address: str) -> None:
    quote = make_quote(make_film(title="Late Spring"), title="Noriko, on the train")
    page.goto(address)
    page.get_by_role("link", name="Late Spring").first.click()
    expect(page).to_have_url(address + quote.film.get_absolute_url())
    page.get_by_role("link", name="Noriko, on the train").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Noriko, on the train")


def test_no_page_scrolls_sideways_on_a_small_phone(page: Page, address: str, sign_in: Callable[[Member], None]) -> None:
    quote = make_quote(make_film(title="A title of many words that has to wrap somewhere, wherever it can"))
    sign_in(make_member("a" * 30))
    page.set_viewport_size({"width": 320, "height": 700})
    for path in ("/", "/films/", quote.film.get_absolute_url(), quote.get_absolute_url(), "/search/", "/suggest/"):
        page.goto(address + path)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, path


@pytest.mark.parametrize("width", [320, 768, 1_000, 1_440])
def test_the_app_is_offered_at_the_top_of_every_screen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address)
    page.get_by_role("banner").get_by_role("link", name="Get the app").click()
    expect(page).to_have_url(f"{address}/app/")


def test_the_menu_of_a_short_name_stays_on_a_small_phone(
    page: Page, address: str, sign_in: Callable[[Member], None]
) -> None:
    sign_in(make_member("ida"))
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address)
    page.locator("summary", has_text="ida").click()
    for words in ("Suggest an addition", "All that is yours", "Get the app", "Sign out"):
        box = page.locator(".header__menu").get_by_text(words).bounding_box()
        assert box, words
        assert 0 <= box["x"] <= 320 - box["width"], words


def test_a_link_is_fetched_ahead_once_a_pointer_rests_on_it(page: Page, address: str) -> None:
    film = make_film(title="Late Spring")
    page.goto(address)
    link = page.get_by_role("link", name="Late Spring").first
    link.hover()
    page.wait_for_timeout(3_000)  # it is asked for after 200 ms, and nothing on the page tells of its answer
    link.click()
    expect(page).to_have_url(address + film.get_absolute_url())
    assert page.evaluate("performance.getEntriesByType('navigation')[0].deliveryType") == "navigational-prefetch"


def test_on_paper_there_is_what_there_is_to_read_and_nothing_to_press(page: Page, address: str) -> None:
    quote = make_quote(make_film(title="Late Spring"), title="Noriko, on the train", text="It is over soon.")
    page.goto(address + quote.get_absolute_url())
    page.emulate_media(media="print")
    expect(page.get_by_text("It is over soon.").first).to_be_visible()
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("contentinfo")).to_be_hidden()
    expect(page.locator("main button:visible")).to_have_count(0)


def test_a_visitor_signs_up_and_says_something(page: Page, address: str) -> None:
    quote = make_quote(make_film(title="Late Spring"), title="Noriko, on the train")
    page.goto(address + quote.get_absolute_url())
    page.get_by_role("link", name="Sign in and begin the talk").click()
    page.get_by_role("link", name="Sign up").last.click()
    page.get_by_label("Username").fill("dora")
    page.get_by_label("Email").fill("dora@example.com")
    page.get_by_label("Password", exact=True).fill("the trees turn above us")
    page.get_by_role("button", name="Sign up").click()
    found = re.search(r"https?://[^/\s]+(/accounts/confirm-email/\S+)", str(mail.outbox[-1].body))
    assert found
    page.goto(address + found[1])
    page.get_by_role("button", name="Yes, it is mine").click()
    page.goto(address + quote.get_absolute_url())
    page.get_by_label("Your comment").fill("She is not going anywhere, and she knows it.")
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_text("She is not going anywhere, and she knows it.").first).to_be_visible()
    expect(page.locator("#talk-count")).to_have_text("1")


def test_what_comes_later_is_kept_back_until_it_is_asked_for_by_keyboard(page: Page, address: str) -> None:
    quote = make_quote(
        make_film(title="Premiere", year=timezone.localdate().year), text="It was the butler.", reveal_at=50
    )
    page.goto(address + quote.get_absolute_url())
    expect(page.get_by_text("It was the butler.")).to_have_count(0)
    page.get_by_role("link", name="Show anyway").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("It was the butler.").first).to_be_visible()
    expect(page.locator(".htmx-settling")).to_have_count(0)  # it has the focus once it has its place
    expect(page.locator(".moment__body")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".moment__body :focus")).to_have_count(1)
