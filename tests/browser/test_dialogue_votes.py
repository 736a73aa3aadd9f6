"""A line is voted on in a real browser: in place, and without scripts by a way that comes back to it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from community.models import Member
from films.models import Dialogue
from tests.factories import make_character, make_dialogue, make_film, make_quote

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dialogue() -> Dialogue:
    film = make_film(title="Late Spring")
    noriko = make_character(film, name="Noriko")
    dialogue = make_dialogue(film, lines=[(noriko, f"Line {number}.") for number in range(30)])
    make_quote(film, title="How simple", line=dialogue.lines.get(key="l20"))
    return dialogue


def vote_on_the_line(page: Page, address: str, dialogue: Dialogue) -> None:
    page.goto(address + dialogue.get_absolute_url())
    button = page.locator("#line-l20").get_by_role("button", name="I relived it")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#line-l20")).to_be_in_viewport()


def test_it_is_counted_in_place(page: Page, address: str, dialogue: Dialogue, sign_in: Any, alice: Member) -> None:
    sign_in(alice)
    vote_on_the_line(page, address, dialogue)
    expect(page).to_have_url(address + dialogue.get_absolute_url())
    expect(page.locator("#line-l20").get_by_role("link", name="Quote How simple")).to_be_visible()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_it_comes_back_to_the_line(
    page: Page, address: str, dialogue: Dialogue, sign_in: Any, alice: Member
) -> None:
    sign_in(alice)
    vote_on_the_line(page, address, dialogue)
