"""How much script a browser loads before an operator sees a page of the console."""

from __future__ import annotations

import pytest

from server.http.pages import STATIC
from tests.console.signed_in_tabs import Console

FIRST_LOAD_MAX_BYTES = 230_000
"""Where people arrive: the shell with the first page."""
PLAYERS_MAX_BYTES = 235_000
PAGE_MAX_BYTES = 300_000
"""Of any other: pages with forms in them need more of the component library."""

OTHERS = ("/withdrawals", "/ledger", "/access-matrix", "/audit", "/jobs", "/roles", "/settings")


WHEN_DRAWN = """
new MutationObserver((_, observer) => {
  if (!document.querySelector('main h1')) return;
  observer.disconnect();
  window.drawnAt = performance.now();
}).observe(document, { childList: true, subtree: true });
"""
LOADED_BEFORE = """
() => performance.getEntriesByType('resource')
  .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= window.drawnAt)
  .map(({ name }) => new URL(name).pathname.slice(1))
"""
"""Scripts asked for before the page stood there: charts, say, are loaded when there is something to draw."""


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", FIRST_LOAD_MAX_BYTES),
        ("/players", PLAYERS_MAX_BYTES),
        *((each, PAGE_MAX_BYTES) for each in OTHERS),
    ],
)
async def test_the_first_load_of_a_page_is_within_its_size(console: Console, address: str, most: int) -> None:
    page = await console.page("admin")
    await page.add_init_script(WHEN_DRAWN)
    await page.goto(address)
    await page.get_by_role("heading", level=1).wait_for()
    sizes = {name: zipped_bytes(name) for name in await page.evaluate(LOADED_BEFORE)}
    assert len(sizes) > 3
    total = sum(sizes.values())
    assert total <= most, f"{total} bytes: {sorted(sizes.items(), key=lambda each: -each[1])[:12]}"


def zipped_bytes(name: str) -> int:
    """Of a script as it is sent with gzip."""
    zipped = STATIC / f"{name}.gz"
    return (zipped if zipped.is_file() else STATIC / name).stat().st_size
