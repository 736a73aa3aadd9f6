"""Nothing is lost to who reads by keyboard: menus close behind them, errors find them, keys can be switched off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from community.models import Member
from tests.factories import make_comment, make_member, make_post

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ida() -> Member:
    return make_member("ida")


def test_the_menu_of_the_account_closes_by_escape_and_once_it_is_left(
    page: Page, address: str, sign_in: Callable[[Member], None], ida: Member
) -> None:
    sign_in(ida)
    page.goto(address)
    menu, button = page.locator(".header__menu"), page.locator(".header__account summary")
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    for _ in range(7):
        page.keyboard.press("Tab")
    expect(menu).to_be_hidden()


@pytest.mark.complains(" 400 ")
def test_a_refused_form_begins_with_what_is_wrong_and_its_title_says_so(
    page: Page, address: str, sign_in: Callable[[Member], None], ida: Member
) -> None:
    sign_in(ida)
    page.goto(f"{address}/me/mutes/new/")
    page.get_by_label("What do you want to see less of?").select_option("film")
    page.get_by_label("Its name, or the words").fill("No such film")
    page.locator("main form").get_by_role("button", name="Mute").click()
    expect(page).to_have_title("Not done yet: Mute something · Reelive")
    expect(page.get_by_label("Its name, or the words")).to_be_focused()


def test_single_keys_can_be_switched_off_for_good(page: Page, address: str) -> None:
    post = make_post()
    make_comment(post)
    for _ in range(2):
        page.goto(address + post.get_absolute_url())
        page.keyboard.press("?")
        if page.get_by_role("dialog").is_hidden():
            break
        page.get_by_label("These keys work").uncheck()
        page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("j")
    assert page.locator(".comment:focus").count() == 0
    page.get_by_role("button", name="Keys to read with").click()
    page.get_by_label("These keys work").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page.locator(".comment").first).to_be_focused()


def test_tab_goes_through_the_top_of_a_wide_page_as_the_eye_does(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    page.locator(".header__brand").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Films")).to_be_focused()
