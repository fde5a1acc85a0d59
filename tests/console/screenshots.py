"""`make screenshots`: pictures of every page, the console's and the public ones, of a demo that plays.

Each page in both schemes, on a desktop and on a phone, to its end, in `screenshots/`; `--schemes`,
`--sizes` and `--locale` choose among the looks; with `--readme` the pictures of the README alone, in
`docs/pictures`.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import sys
import time
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import httpx
import pyotp
from playwright.async_api import Browser, Page, StorageState, ViewportSize, async_playwright

from tests.console.pictures import Picture, Who, pictures
from tests.console.signed_in_tabs import DESKTOP, PHONE
from tests.dashboard.conftest import CHROMIUM_NAMES, OPTIONS, ColorScheme
from tests.dashboard.players.players_pages import a_person, choose_country, fill_in, give_code, send_form
from tests.operations.programs import CROUPIER, ROOT, Program, programs
from tests.server_directory import server_directory

FOLDER, README_FOLDER = ROOT / "screenshots", ROOT / "docs" / "pictures"
README_PAGES = ("overview", "players", "player", "access-matrix")
README_BYTES_MAX = 150_000
PATIENCE_SECONDS = 30
SCHEMES: tuple[ColorScheme, ...] = ("light", "dark")
SIZES = {"desktop": DESKTOP, "phone": PHONE}
HEIGHT_MAX = 4000
HIDDEN_BELOW = """() => {
  const main = document.querySelector('main');
  return main ? main.scrollHeight - main.clientHeight : 0;
}"""
"""How much of a page of the console lies below the edge of the window: it scrolls inside."""
SETTLED_MS = 1500
"""For answers that come after the first, and charts that are drawn then."""
ALL_DRAWN = """() => document.querySelectorAll('main output[aria-label]').length === 0 &&
  [...document.querySelectorAll('main figure [role="img"]')].every((each) => each.querySelector('canvas'))"""
DRAWN_MS = 300
"""For charts to be drawn anew in a window of another size."""
FIRST_IDS = {"/players/$id": "{ it: players(first: 1, sort: { created: ASC }) { nodes { id } } }"}
"""How an id for the address of a page is found, by the address: the first ones have most to show."""


@dataclass(frozen=True)
class Look:
    """How a page is shown."""

    scheme: ColorScheme = "light"
    size: str = "desktop"
    locale: str = "en-GB"

    @property
    def name(self) -> str:
        """What tells the pictures of one page apart."""
        language = self.locale[:2]
        return f"{self.scheme}-{self.size}" + ("" if language == "en" else f"-{language}")


@dataclass(frozen=True)
class Demo:
    """A demo that plays, and what it printed of how to get in."""

    address: str
    password: str
    app: str
    token: str

    async def first_id(self, address: str) -> str | None:
        """An id for this address; None where none is known."""
        asked = FIRST_IDS.get(address.partition("?")[0])
        if asked is None:
            return None
        headers = {"authorization": f"Bearer {self.token}"}
        async with httpx.AsyncClient(base_url=self.address, headers=headers, trust_env=False) as http:
            answer: Any = (await http.post("/graphql", json={"query": asked})).json()
        nodes = answer["data"]["it"]["nodes"]
        return str(nodes[0]["id"]) if nodes else None

    async def code_sent_to(self, recipient: str) -> str:
        """The code of a message that the sandbox kept, once it is there."""
        async with asyncio.timeout(PATIENCE_SECONDS), httpx.AsyncClient(trust_env=False) as http:
            while True:
                kept = (await http.get(f"{self.address}/developer/messages")).json()["messages"]
                texts = [message["text"] for message in kept if message["to"] == recipient]
                if found := re.findall(r"\b\d{6}\b", "".join(texts)):
                    return str(found[0])
                await asyncio.sleep(0.2)


def demo_of(program: Program) -> Demo:
    """What it printed, once all of it is there."""
    program.says("stops everything")
    said = program.printed
    patterns = (
        r"Start page\s+(http://[\w.:]+)/",
        r"password\s+(\S+)",
        r"(otpauth://\S+)",
        r"^(ey[\w-]+\.[\w-]+\.[\w-]+)$",
    )
    return Demo(*(re.findall(each, said, re.MULTILINE)[0] for each in patterns))


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        sys.exit(f"No Chromium on this machine (looked for {', '.join(CHROMIUM_NAMES)}).")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=list(OPTIONS))
        yield browser
        await browser.close()


async def signed_in(browser: Browser, demo: Demo) -> StorageState:
    """The cookies of the demo's administrator."""
    context = await browser.new_context(base_url=demo.address, locale="en-GB")
    page = await context.new_page()
    await page.goto("/sign-in/operators")
    await page.get_by_label("Login").fill("demo")
    await page.get_by_label("Password").fill(demo.password)
    await page.keyboard.press("Enter")
    await page.get_by_label("Six-digit code").fill(pyotp.parse_uri(demo.app).now())  # type: ignore[union-attr]
    await page.get_by_role("button", name="Go on").click()
    await page.get_by_role("navigation", name="Navigation").wait_for()
    state = await context.storage_state()
    await context.close()
    return state


async def registered(browser: Browser, demo: Demo) -> StorageState:
    """The cookies of a player who has just registered."""
    person = a_person()
    context = await browser.new_context(base_url=demo.address, locale="en-GB")
    page = await context.new_page()
    await page.goto("/register")
    await choose_country(page)
    await fill_in(page, person)
    await send_form(page)
    await give_code(page, await demo.code_sent_to(person.email))
    await page.wait_for_url("**/account?realm=players")
    state = await context.storage_state()
    await context.close()
    return state


@asynccontextmanager
async def shown(
    browser: Browser,
    state: StorageState | None,
    picture: Picture,
    url: str,
    look: Look,
) -> AsyncIterator[Page]:
    """The page at this URL, with its answers, and what the picture opens on it."""
    width, height = SIZES[look.size]
    context = await browser.new_context(
        storage_state=state,
        color_scheme=look.scheme,
        locale=look.locale,
        timezone_id="UTC",
        viewport=ViewportSize(width=width, height=height),
    )
    page = await context.new_page()
    await page.goto(url)
    await page.get_by_role("heading", level=1).first.wait_for()
    await page.wait_for_timeout(SETTLED_MS)
    await page.wait_for_function(ALL_DRAWN)
    if picture.opens is not None:
        await picture.opens(page)
        await page.wait_for_timeout(SETTLED_MS)
    yield page
    await context.close()


async def long_picture(page: Page) -> bytes:
    """PNG of the whole page, in a window as high as that needs."""
    shown = page.viewport_size or ViewportSize(width=DESKTOP[0], height=DESKTOP[1])
    height = min(HEIGHT_MAX, shown["height"] + int(await page.evaluate(HIDDEN_BELOW)))
    await page.set_viewport_size(ViewportSize(width=shown["width"], height=height))
    await page.wait_for_timeout(DRAWN_MS)
    return await page.screenshot(full_page=True)


async def small_picture(page: Page) -> bytes:
    """WebP, as good as the README's limit allows."""
    session = await page.context.new_cdp_session(page)
    for quality in range(95, 20, -10):
        taken = await session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
        picture = b64decode(taken["data"])
        if len(picture) <= README_BYTES_MAX:
            break
    return picture


async def take(demo: Demo, *, readme: bool, only: list[str], looks: list[Look]) -> list[Path]:
    """The files written."""
    found = [(each, await address_of(each, demo)) for each in pictures()]
    wanted = README_PAGES if readme else only
    pages = [(each, url) for each, url in found if url and (not wanted or each.name in wanted)]
    folder = README_FOLDER if readme else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    async with chromium() as browser:
        states: dict[Who, StorageState | None] = {"operator": await signed_in(browser, demo), "visitor": None}
        states["player"] = None if readme else await registered(browser, demo)
        for (page, url), look in product(pages, looks):
            file = folder / (f"{page.name}.webp" if readme else f"{page.name}-{look.name}.png")
            async with shown(browser, states[page.who], page, url, look) as tab:
                file.write_bytes(await (small_picture(tab) if readme else long_picture(tab)))
            written.append(file)
    return written


async def address_of(page: Picture, demo: Demo) -> str | None:
    """Its URL, with an id of the demo in it; None where there is none to fill in."""
    if "$" not in page.address:
        return demo.address + page.address
    id = await demo.first_id(page.address)
    return id and demo.address + re.sub(r"\$\w+", id, page.address)


def arguments_given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screenshots")
    parser.add_argument("--readme", action="store_true", help="the pictures of the README alone")
    parser.add_argument("--play", type=int, default=120, help="seconds that the demo plays before (120)")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="pictures of these pages alone")
    parser.add_argument("--schemes", nargs="*", default=SCHEMES, choices=SCHEMES)
    parser.add_argument("--sizes", nargs="*", default=tuple(SIZES), choices=tuple(SIZES))
    parser.add_argument("--locale", default="en-GB", help="the language of the pages (en-GB)")
    return parser.parse_args()


def main() -> None:
    arguments = arguments_given()
    looks = [Look(*each, arguments.locale) for each in product(arguments.schemes, arguments.sizes)]
    if arguments.readme:
        looks = [Look()]
    with server_directory() as directory, programs(directory) as start:
        program = start(*CROUPIER, "demo", "--port", "0", "--rate", "20", data_dir=directory / "data")
        demo = demo_of(program)
        time.sleep(arguments.play)
        for file in asyncio.run(take(demo, readme=arguments.readme, only=arguments.only, looks=looks)):
            print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1000} kB")  # noqa: T201 - its output
        program.process.terminate()
        program.ends()


if __name__ == "__main__":
    main()
