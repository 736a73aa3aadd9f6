"""Waits for what only a script can see."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page

SECONDS = 20
STEP_MS = 50


def expect_of_page(page: Page, expression: str, value: Any) -> None:
    """Wait until the expression has that value.

    Playwright's `wait_for_function` would do, but it calls `eval`, which our content security policy forbids.
    """
    until = time.monotonic() + SECONDS
    while (found := page.evaluate(expression)) != value and time.monotonic() < until:
        page.wait_for_timeout(STEP_MS)
    assert found == value
