"""Taking a moment along in a real browser: with and without its help."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from films.models import Quote
from tests.browser.waiting import expect_of_page
from tests.factories import make_film, make_quote

pytestmark = pytest.mark.django_db(transaction=True)
HANDED_OVER = """
    navigator.canShare = () => true;
    navigator.share = async (data) => { window.handedOver = data; document.title = "shared"; };
"""


@pytest.fixture
def quote() -> Quote:
    return make_quote(make_film(title="Up", year=2009), text="Adventure is out there.", title="At the door")


def open_sheet(page: Page, address: str, quote: Quote) -> None:
    page.goto(address + quote.get_absolute_url())
    page.get_by_text("Take it along").click()


def test_words_and_link_are_copied(page: Page, address: str, quote: Quote) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_sheet(page, address, quote)
    page.get_by_role("button", name="Copy the words").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"Adventure is out there. — Up (2009), retold in our words\n{address}/m/{quote.pk}/"
    page.get_by_role("button", name="Copy the link").click()
    expect_of_page(page, "navigator.clipboard.readText()", f"{address}/m/{quote.pk}/")


def test_a_browser_that_shares_is_handed_words_link_and_picture(page: Page, address: str, quote: Quote) -> None:
    page.add_init_script(HANDED_OVER)
    open_sheet(page, address, quote)
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page).to_have_title("shared")
    handed = page.evaluate("({...handedOver, files: handedOver.files.map((file) => [file.name, file.size > 9000])})")
    assert handed["url"] == f"{address}/m/{quote.pk}/"
    assert handed["files"] == [[f"{quote.slug}.jpg", True]]


def test_the_picture_is_downloaded(page: Page, address: str, quote: Quote) -> None:
    open_sheet(page, address, quote)
    with page.expect_download() as download:
        page.get_by_role("link", name="wide").click()
    assert download.value.suggested_filename == f"{quote.slug}-wide.jpg"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_the_words_the_link_and_the_pictures_are_there(page: Page, address: str, quote: Quote) -> None:
    open_sheet(page, address, quote)
    expect(page.get_by_text("Adventure is out there. — Up (2009)")).to_be_visible()
    expect(page.get_by_role("link", name="square")).to_be_visible()
    expect(page.get_by_role("button", name="Share", exact=True)).to_be_hidden()
