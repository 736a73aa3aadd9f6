"""What could not be sent is said, and never looks as if it had been."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from community.models import Member
from tests.factories import make_film, make_quote


@pytest.fixture(autouse=True)
def _no_complaints() -> None:
    """Browsers complain of a connection that is gone; that is what happens here."""


def test_what_a_lost_connection_took_is_said_until_something_arrives(
    page: Page, address: str, alice: Member, sign_in: Callable[[Member], None]
) -> None:
    quote = make_quote(make_film(), title="The mailbox")
    sign_in(alice)
    page.goto(address + quote.get_absolute_url())
    page.route("**/save/**", lambda route: route.abort("internetdisconnected"))
    said = page.locator("[data-app-lost]")
    expect(said).to_be_hidden()
    page.get_by_role("button", name="Save The mailbox").click()
    expect(said).to_be_visible()
    expect(said).to_contain_text("There is no connection")
    page.unroute("**/save/**")
    page.get_by_role("button", name="Save The mailbox").click()
    expect(page.get_by_role("button", name="Saved The mailbox", pressed=True)).to_be_visible()
    expect(said).to_be_hidden()
