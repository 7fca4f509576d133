"""One browser for all tests of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scenarios.exports.web_modules import joined
from tests.resources.web.browser import Browser, Page, find_browser, running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    program = find_browser()
    if program is None:
        pytest.skip("no Chromium or Chrome here, so the web page is not tried in a browser")
    with running(program) as started:
        yield started


@pytest.fixture(scope="package")
def modules(browser: Browser) -> Iterator[Page]:
    """The page's modules without the page, and what dumps what they make of a standpoint."""
    page = browser.open()
    page.run(joined(Path(__file__).parent / "dump.js"))
    yield page
    page.close()
