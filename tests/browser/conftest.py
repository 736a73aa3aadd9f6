"""A real Chromium on a live server; any console error or blocked content fails the test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from community.models import Member

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# Playwright runs an event loop in this thread; Django would refuse the ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# What Chromium says of its own, and of nothing that a page did wrong:
HARMLESS = (
    "ViewTransition opt-in disabled",  # where the admin follows a page of the site,
    "Transition was skipped",  # where somebody is faster than a transition,
    " 429 ",  # and where they were asked to slow down
)
expect.set_options(timeout=20_000)  # a busy machine is no reason for a test to fail


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM:
        return
    skip = pytest.mark.skip(reason="no chromium found: `apt-get install chromium` and run again")
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    quiet = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-sync", *quiet.split()]}


@pytest.fixture
def address(live_server: LiveServer) -> str:
    return str(live_server.url)


@pytest.fixture(autouse=True)
def _no_complaints(page: Page, request: pytest.FixtureRequest) -> Iterator[None]:
    """What the browser complains of, be it a script's error or the content security policy."""
    complaints: list[str] = []
    harmless = [*HARMLESS, *(mark.args[0] for mark in request.node.iter_markers("complains"))]

    def note(words: str) -> None:
        if not any(known in words for known in harmless):
            complaints.append(words)

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            note(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: note(str(error)))
    yield
    assert not complaints


@pytest.fixture
def sign_in(page: Page, address: str, client: Any) -> Any:
    """Carry a member's session into the browser."""

    def carry(member: Member) -> None:
        client.force_login(member)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])

    return carry
