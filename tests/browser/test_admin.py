"""The admin in a real browser: its scripts run under the content security policy."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from community.models import Member
from films.models import Dialogue, Film
from tests.factories import make_character, make_dialogue, make_film, make_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def film() -> Film:
    return make_film(title="The Cranes Are Flying", running_minutes=97)


@pytest.fixture
def dialogue(film: Film) -> Dialogue:
    veronika = make_character(film, name="Veronika")
    return make_dialogue(film, title="The stairs", lines=[(veronika, "One."), (veronika, "Two.")])


def test_a_person_is_searched_and_chosen(page: Page, address: str, sign_in: Any, curator: Member, film: Film) -> None:
    make_person(name="Tatiana Samoilova")
    sign_in(curator)
    page.goto(f"{address}/admin/films/character/add/?film={film.pk}")
    page.get_by_label("Name", exact=False).first.press_sequentially("Veronika")
    expect(page.locator("#id_slug")).to_have_value("veronika")
    page.locator(".field-played_by .select2-selection").click()
    page.get_by_role("searchbox").last.press_sequentially("tat")
    page.get_by_role("option", name="Tatiana Samoilova").click()
    page.locator("[name=_save]").first.click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert film.characters.get().played_by is not None


def test_a_line_is_added_and_another_moved(
    page: Page, address: str, sign_in: Any, curator: Member, dialogue: Dialogue
) -> None:
    sign_in(curator)
    page.goto(f"{address}/admin/films/dialogue/{dialogue.pk}/change/")
    page.locator("#id_lines-0-place").fill("2.5")
    page.get_by_text("Add another Line").click()
    page.locator("#id_lines-4-speaker").select_option(label="Veronika")
    page.locator("#id_lines-4-text").fill("Three.")
    page.locator("[name=_save]").first.click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert list(dialogue.lines.in_order().values_list("text", flat=True)) == ["Two.", "One.", "Three."]
