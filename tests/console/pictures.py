"""What `make screenshots` pictures: every address of the pages, and what opens there."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from playwright.async_api import Page

from tests.console.pages_of_the_build import SRC, console_pages

Who = Literal["operator", "player", "visitor"]
QUEUES = ("withdrawals", "adjustments", "corrections", "factor-resets")


@dataclass(frozen=True)
class Picture:
    """A page as one of those who use it sees it."""

    name: str
    address: str
    """With `$name` where it names a thing of the demo."""
    who: Who = "operator"
    opens: Callable[[Page], Awaitable[None]] | None = None
    """What is done on the page first."""


async def _choose_italy(page: Page) -> None:
    await page.get_by_label("Country you live in").select_option("Italy")
    await page.get_by_role("group", name="Offers").wait_for()


async def _open_first_item(page: Page) -> None:
    items = page.locator("main ol > li button")
    if await items.count():
        await items.first.click()


async def _open_palette(page: Page) -> None:
    await page.keyboard.press("Control+k")
    await page.get_by_role("dialog").wait_for()


PUBLIC = (
    Picture("events", "/events", "visitor"),
    Picture("start", "/", "visitor"),
    Picture("sign-in-operators", "/sign-in/operators", "visitor"),
    Picture("sign-in-players", "/sign-in/players", "visitor"),
    Picture("register", "/register", "visitor", _choose_italy),
    Picture("register-code", "/register#challenge=c&asked=1", "visitor"),
    Picture("forgot-password", "/forgot-password", "visitor"),
    Picture("reset-password", "/reset-password#challenge=c&asked=1", "visitor"),
    Picture("object-to-reset", "/object-to-reset", "visitor"),
    Picture("account-operator", "/account"),
    Picture("account-player", "/account?realm=players", "player"),
    Picture("developer", "/developer"),
    Picture("explorer", "/graphiql"),
)


def pictures() -> list[Picture]:
    """All of them: console pages, their open items and tabs, and the public pages."""
    found = [Picture(page.name, page.address) for page in console_pages()]
    tabs = re.findall(r"\{ name: '([\w-]+)'", (SRC / "pages" / "player" / "tabs.ts").read_text())
    found += [Picture(f"player-{tab}", f"/players/$id?tab={tab}") for tab in tabs[1:]]
    found += [Picture(f"{name}-item", f"/{name}", opens=_open_first_item) for name in QUEUES]
    return [*found, Picture("palette", "/", opens=_open_palette), *PUBLIC]
