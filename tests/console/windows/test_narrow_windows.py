"""Every page of the console in the smallest windows it is for, in the language with the longest words."""

from __future__ import annotations

import re

from playwright.async_api import Page

from tests.console.pages_of_the_build import SRC, console_pages
from tests.console.signed_in_tabs import PHONE, Console

AT_TWICE_THE_SIZE = (720, 450)
"""What a window of 1440 by 900 has at 200 %."""
ALL_CAME = "() => document.querySelectorAll('main output[aria-label]').length === 0"
"""Nothing says any more that it is loading."""
TOO_WIDE = """() => [document.documentElement, document.querySelector('main')]
  .some((each) => each.scrollWidth > each.clientWidth)"""
"""Pages of the console scroll in their main part: the document alone would not tell."""


async def test_german_fits_phones_and_pages_at_twice_their_size(console: Console) -> None:
    player = await console.casino.player("in-a-narrow-window", "123456789.00")
    tabs = re.findall(r"\{ name: '([\w-]+)'", (SRC / "pages" / "player" / "tabs.ts").read_text())
    addresses = [page.address for page in console_pages() if "$" not in page.address]
    addresses += [f"/players/{player.name}?tab={tab}" for tab in tabs]
    page = await console.page("admin", locale="de-DE")
    wide = [found for address in addresses for found in await _too_wide(page, address)]
    assert wide == []


async def _too_wide(page: Page, address: str) -> list[str]:
    """Which of the sizes this page is too wide for."""
    await page.goto(address)
    await page.get_by_role("heading", level=1).wait_for()
    await page.wait_for_function(ALL_CAME)
    found = []
    for width, height in (PHONE, AT_TWICE_THE_SIZE):
        await page.set_viewport_size({"width": width, "height": height})
        if await page.evaluate(TOO_WIDE):
            found.append(f"{address} at {width}")
    return found
