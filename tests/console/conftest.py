"""A casino that is open, and its console in a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from server.embedded import EmbeddedServers
from server.http.pages import STATIC
from tests.conftest import copy_database
from tests.console.signed_in_tabs import Console
from tests.dashboard.conftest import browser
from tests.journeys.staffed_casino import StaffedCasino, open_staffed_casino

__all__ = ["browser"]


@pytest.fixture(scope="session")
async def casino(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[StaffedCasino]:
    """A casino shared by every test of the console: use players of your own."""
    if not (STATIC / "index.html").is_file():
        pytest.skip("the dashboard is not built: run `python hatch_build.py`")
    await copy_database(servers, template_database, "croupier_console")
    url, data = servers.dsn("croupier_console"), tmp_path_factory.mktemp("console")
    async with open_staffed_casino(url, servers.redis_url, data) as casino:
        yield casino


@pytest.fixture
async def console(casino: StaffedCasino, browser: Browser) -> AsyncIterator[Console]:
    """Tabs of its operators; the test fails when one complained, broke its policy or asked another host."""
    opened = Console(casino, browser)
    try:
        yield opened
    finally:
        complaints = await opened.close()
    assert complaints == []
