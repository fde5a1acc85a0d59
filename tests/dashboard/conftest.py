"""A browser and a served stand-in API, where this machine has what they need."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from typing import Literal

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from server.http.pages import STATIC
from tests.dashboard.fake_api import application, running_server
from tests.dashboard.page_errors import PageErrors

ColorScheme = Literal["light", "dark"]
# The shell is Chromium without windows: pages cost a fifth less processor time than in the browser itself.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
)
SHOWN_WITHIN_MS = 30_000
"""What a page is to show may take so long on a busy machine; nothing is measured by it."""
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("the dashboard is not built: run `python hatch_build.py`")
    with running_server(application()) as where:
        yield where


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.skip(f"no Chromium on this machine (looked for {', '.join(CHROMIUM_NAMES)})")
    expect.set_options(timeout=SHOWN_WITHIN_MS)
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=found, args=list(OPTIONS))
        yield running
        await running.close()


@pytest.fixture
def scheme() -> ColorScheme:
    """The colours the visitor prefers; tests about looks name both."""
    return "light"


@pytest.fixture
def locale() -> str:
    """The language the visitor's browser asks for."""
    return "en-GB"


@pytest.fixture
async def page(browser: Browser, address: str, scheme: ColorScheme, locale: str) -> AsyncIterator[Page]:
    """An empty tab of its own session; the test fails when the page complained or asked elsewhere."""
    context = await browser.new_context(base_url=address, color_scheme=scheme, locale=locale)
    tab = await context.new_page()
    problems = tab.problems = PageErrors(tab, address)  # type: ignore[attr-defined]
    yield tab
    await context.close()
    assert problems.seen == []
