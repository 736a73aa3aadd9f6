"""Every component at once, as a browser shows it: readable in both schemes, and inside its place at every width."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.community.debug_urls"),
]
COLOURS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
TOO_WIDE = """() => [...document.querySelectorAll('.styleguide__stage')]
    .filter((stage) => stage.scrollWidth > stage.clientWidth + 1)
    .map((stage) => stage.closest('section').id)"""


@pytest.fixture(autouse=True)
def _no_complaints() -> None:
    """Fields that hold what is wrong complain of it, and axe sets styles of its own."""


def test_every_component_can_be_read_by_day_and_by_night(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/styleguide/", wait_until="load")
    found = Axe().run(page, options=COLOURS).response["violations"]
    assert [(rule["id"], node["target"], node["html"][:160]) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1440])
def test_no_component_runs_out_of_its_place(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/styleguide/", wait_until="load")
    assert page.evaluate(TOO_WIDE) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
