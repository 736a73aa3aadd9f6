"""A click changes the language, with script and without; longer words fit on the smallest phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from community.models import Member
from tests.factories import make_comment, make_dialogue, make_film, make_post, make_quote, make_scene

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("has_script", [True, False])
def test_a_visitor_changes_the_language_and_stays_on_the_page(browser: Browser, address: str, has_script: bool) -> None:
    film = make_film(title="The Cranes Are Flying")
    page = browser.new_context(java_script_enabled=has_script, locale="en-GB").new_page()
    page.goto(address + film.get_absolute_url())
    expect(page.locator(".header").get_by_role("link", name="Films", exact=True)).to_be_visible()
    page.get_by_role("button", name="Русский").click()
    expect(page.locator(".header").get_by_role("link", name="Фильмы", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(film.title)
    page.get_by_role("button", name="English").click()
    expect(page.locator(".header").get_by_role("link", name="Films", exact=True)).to_be_visible()
    page.context.close()


def test_a_member_finds_it_chosen_on_another_device(
    page: Page, browser: Browser, address: str, sign_in: Any, alice: Member
) -> None:
    sign_in(alice)
    page.goto(f"{address}/me/#language")
    page.locator("#language").get_by_role("button", name="Русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    alice.refresh_from_db()
    assert alice.language == "ru"


def test_russian_fits_on_the_smallest_phone(page: Page, address: str, sign_in: Any, alice: Member) -> None:
    film = make_film()
    scene, post = make_scene(film=film), make_post(film=film, author=alice)
    moments: list[Any] = [scene, make_dialogue(film=film, scene=scene), make_quote(film=film)]
    make_comment(post, author=alice)
    sign_in(alice)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}/me/")
    page.locator("#language").get_by_role("button", name="Русский").click()
    own = ("", "profile/", "mutes/", "mutes/new/", "reading/", "following/", "progress/", "saved/", "notifications/",
           "notifications/settings/", "export/", "delete/", "removals/")  # fmt: skip
    about = ("limits/", "rules/", "ranking/")
    accounts = ("email/", "password/change/", "2fa/")
    paths = [
        *(f"/me/{path}" for path in own),
        *(f"/about/{path}" for path in about),
        *(f"/accounts/{path}" for path in accounts),
        *(thing.get_absolute_url() for thing in (film, post, alice, *moments)),
        *("/", "/talk/", "/talk/new/", "/search/?q=film", "/ledger/", "/app/", "/suggest/", f"/report/post/{post.pk}/"),
    ]
    sideways = []
    for path in paths:
        page.goto(address + path)
        expect(page.locator("html")).to_have_attribute("lang", "ru")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            sideways.append(path)
    assert sideways == []
