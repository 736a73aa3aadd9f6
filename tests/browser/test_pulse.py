"""The pulse in a real browser: by mouse, by finger, by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from films.models import Film
from tests.factories import make_film, make_scene

pytestmark = pytest.mark.django_db(transaction=True)
TAP = """(bar) => {
    bar.dispatchEvent(new PointerEvent("pointerdown", {pointerType: "touch", bubbles: true}));
    bar.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def film() -> Film:
    film = make_film(running_minutes=100)
    for minute, title in ((10, "The morning"), (50, "The noon"), (90, "The night")):
        make_scene(film, title=title, slug=f"at-{minute}", starts_at=minute * 60, position=minute)
    return film


def test_arrow_keys_move_along_the_film_and_enter_goes_there(page: Page, address: str, film: Film) -> None:
    page.goto(address + film.get_absolute_url())
    slider = page.get_by_role("slider", name="Moments along the running time")
    slider.focus()
    for key, title in (
        ("Home", "The morning"),
        ("ArrowRight", "The noon"),
        ("End", "The night"),
        ("ArrowLeft", "The noon"),
    ):
        page.keyboard.press(key)
        expect(page.locator("[data-pulse-shown]")).to_contain_text(title)
    slider.fill("870")
    expect(page.locator("[data-pulse-shown]")).to_contain_text("The night")
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "The noon, Scene, 50 min in")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The noon")


def test_a_mouse_sees_the_nearest_moment_and_a_click_goes_there(page: Page, address: str, film: Film) -> None:
    page.goto(address + film.get_absolute_url())
    chart = page.locator(".pulse__chart")
    box = chart.bounding_box()
    assert box
    place = {"x": box["width"] * 0.8, "y": 20}
    chart.hover(position=place)  # type: ignore[arg-type]
    expect(page.locator("[data-pulse-shown]")).to_contain_text("The night")
    chart.click(position=place)  # type: ignore[arg-type]
    expect(page.get_by_role("heading", level=1)).to_have_text("The night")


def test_a_tap_shows_and_a_second_one_goes_there(page: Page, address: str, film: Film) -> None:
    page.goto(address + film.get_absolute_url())
    bar = page.locator("[data-pulse-moment='The morning']")
    bar.evaluate(TAP)
    expect(page.locator("[data-pulse-shown]")).to_contain_text("The morning")
    expect(page).to_have_url(address + film.get_absolute_url())
    bar.evaluate(TAP)
    expect(page.get_by_role("heading", level=1)).to_have_text("The morning")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_the_table_says_the_same(page: Page, address: str, film: Film) -> None:
    page.goto(address + film.get_absolute_url())
    page.get_by_text("The same as a table").click()
    page.get_by_role("table").get_by_role("link", name="The noon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The noon")
