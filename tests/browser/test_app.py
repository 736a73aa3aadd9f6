"""The app in a real browser: without a connection, with a new version, after signing out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from community.models import Member, SavedItem
from films.models import Quote
from tests.browser.waiting import expect_of_page
from tests.factories import make_film, make_quote

pytestmark = pytest.mark.django_db(transaction=True)
READY = "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
KEEP = "([member, page]) => import('/static/js/kept.js').then((module) => module.keep(member, [page]))"
IS_REACHED = "fetch('/static/img/mark.svg?' + Math.random()).then(() => true, () => false)"
NAMES = "caches.keys().then((names) => names.filter((name) => name.startsWith('kept-')))"


@pytest.fixture
def quote() -> Quote:
    return make_quote(make_film(title="Up"), title="At the door", text="Adventure is out there.")


def open_app(page: Page, address: str) -> None:
    """With its worker in charge."""
    page.goto(address)
    page.evaluate(READY)
    page.reload()


def lose_connection(page: Page) -> None:
    """Return once the worker, too, can fetch nothing any more: it is told of it a little later than the page."""
    page.context.set_offline(True)
    expect_of_page(page, IS_REACHED, False)


@pytest.mark.complains("net::ERR_FAILED")
def test_without_a_connection_a_page_says_so_until_there_is_one(page: Page, address: str) -> None:
    open_app(page, address)
    lose_connection(page)
    page.goto(f"{address}/films/")
    expect(page.get_by_role("heading", name="The projector has lost its connection")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Films and series")).to_be_visible()


@pytest.mark.complains("net::ERR_FAILED")
def test_what_is_saved_can_be_kept_and_read_offline(
    page: Page, address: str, quote: Quote, sign_in: Callable[[Member], None], alice: Member
) -> None:
    SavedItem.objects.create(member=alice, moment=quote, note="Mine alone.")
    sign_in(alice)
    open_app(page, f"{address}/me/saved/")
    page.get_by_role("button", name="Keep these to read offline").click()
    expect(page.get_by_text("Kept on this device until you sign out.")).to_be_visible()
    lose_connection(page)
    page.goto(f"{address}/search/")
    page.get_by_role("link", name="At the door").click()
    expect(page.get_by_text("Adventure is out there.").first).to_be_visible()
    expect(page.locator(".quote")).to_have_css("display", "grid")
    expect(page.get_by_text("alice")).to_have_count(0)
    expect(page.get_by_text("Mine alone.")).to_have_count(0)


def test_nothing_that_was_kept_stays_after_signing_out(
    page: Page, address: str, quote: Quote, sign_in: Callable[[Member], None], alice: Member
) -> None:
    sign_in(alice)
    open_app(page, address)
    page.evaluate(KEEP, [str(alice.pk), quote.get_absolute_url()])
    page.reload()
    expect_of_page(page, NAMES, [f"kept-{alice.pk}"])
    page.get_by_text("alice", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    expect_of_page(page, NAMES, [])


def test_a_new_version_is_announced_and_waits(page: Page, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_app(page, address)
    expect(page.get_by_text("A new version of Reelive is here.")).to_be_hidden()
    monkeypatch.setattr("community.pages.installing.SHEETS", ("reset", "tokens"))
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    expect(page.get_by_text("A new version of Reelive is here.")).to_be_visible()
    page.get_by_role("button", name="Use it now").click()
    expect(page.get_by_text("A new version of Reelive is here.")).to_be_hidden()


def test_the_browsers_own_offer_to_install_is_handed_on(page: Page, address: str) -> None:
    page.goto(f"{address}/app/")
    button = page.get_by_role("button", name="Install it on this device")
    expect(button).to_be_hidden()
    page.evaluate(
        "dispatchEvent(Object.assign(new Event('beforeinstallprompt'), {prompt: () => (document.title = 'asked')}))"
    )
    button.click()
    expect(page).to_have_title("asked")
