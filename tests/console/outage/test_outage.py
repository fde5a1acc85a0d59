"""Valkey ends while an operator looks at balances: what may be out of date is marked until it is right."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from server.embedded import EmbeddedServers
from server.http.pages import STATIC
from tests.conftest import copy_database
from tests.console.outage.answers_of_the_server import AnswersOfTheServer, every_coordinate
from tests.console.pages_of_the_build import console_pages
from tests.console.signed_in_tabs import Console
from tests.console.test_players_page import registered
from tests.dashboard.axe import axe_findings
from tests.journeys.staffed_casino import open_staffed_casino
from tests.live.relay_and_hub import kill_valkey

RECOVERY_MS = 60_000
"""The console waits a little longer between tries to connect, ten seconds at most."""


@pytest.fixture(scope="module")
def valkey(servers_directory: Path) -> Iterator[EmbeddedServers]:
    """A Valkey of this file's own, durable as in production: sessions outlive its end."""
    with EmbeddedServers(servers_directory / "console-outage", with_postgres=False) as running:
        yield running


@pytest.fixture(scope="module")
async def console(
    servers: EmbeddedServers,
    template_database: str,
    valkey: EmbeddedServers,
    tmp_path_factory: pytest.TempPathFactory,
    browser: Browser,
) -> AsyncIterator[Console]:
    if not (STATIC / "index.html").is_file():
        pytest.skip("the dashboard is not built: run `python hatch_build.py`")
    await copy_database(servers, template_database, "croupier_console_outage")
    url, data = servers.dsn("croupier_console_outage"), tmp_path_factory.mktemp("outage")
    async with open_staffed_casino(url, valkey.redis_url, data) as casino:
        # Made while operators can sign in; then it needs no session.
        await casino.service("game_server")
        opened = Console(casino, browser)
        yield opened
        assert await opened.close() == []


async def follow(console: Console, campaign: str, height: int = 900) -> Page:
    """The list of a campaign's players, as support follows it."""
    page = await console.page("support", size=(1440, height))
    for words in ("WebSocket", "503", "1011"):
        page.problems.expect(words)  # type: ignore[attr-defined]
    await page.goto(f"/players?campaign={campaign}&sort=username")
    return page


def row(page: Page, username: str) -> Locator:
    return page.get_by_role("grid", name="Players").get_by_role("row").filter(has_text=username)


def connection(page: Page) -> Locator:
    """What the page says of it."""
    return page.get_by_role("banner").get_by_role("status")


async def test_balances_that_are_followed_stay_right_without_valkey(
    console: Console, valkey: EmbeddedServers
) -> None:
    (player,) = await registered(console.casino, "outage-followed", "outage-followed")
    await console.casino.deposit(player, "100.00")
    page = await follow(console, "outage-followed")
    shown = row(page, "outage-followed")
    await expect(shown).to_contain_text("100.00")
    await console.casino.play(player, "10.00")
    await expect(shown).to_contain_text("90.00")
    kill_valkey(valkey)
    try:
        await console.casino.play(player, "30.00")
        await expect(shown).to_contain_text("60.00", timeout=RECOVERY_MS)
        await expect(connection(page)).to_have_text("Live")
    finally:
        valkey.restart_dead()
    await console.casino.play(player, "5.00")
    await expect(shown).to_contain_text("55.00", timeout=RECOVERY_MS)
    await expect(connection(page)).to_have_text("Live")


async def test_balances_that_cannot_be_followed_are_marked_until_valkey_is_back(
    console: Console, valkey: EmbeddedServers
) -> None:
    names = [f"outage-{number:02}" for number in range(45)]
    players = await registered(console.casino, "outage-unfollowed", *names)
    await console.casino.deposit(players[-1], "100.00")
    page = await follow(console, "outage-unfollowed", height=500)
    await expect(row(page, names[0])).to_be_visible()
    await console.casino.deposit(players[0], "7.00")
    await expect(row(page, names[0])).to_contain_text("7.00")
    grid, doubted = page.get_by_role("grid", name="Players"), page.get_by_title("May be out of date")
    await expect(doubted).to_have_count(0)
    kill_valkey(valkey)
    try:
        await grid.focus()
        await page.keyboard.press("End")
        await expect(row(page, names[-1])).to_be_visible()
        await expect(connection(page)).to_contain_text("Out of date since")
        await expect(row(page, names[-1]).get_by_title("May be out of date")).to_contain_text("100.00")
        assert await axe_findings(page) == []
        await console.casino.play(players[-1], "30.00")
        await expect(row(page, names[-1])).to_contain_text("100.00")
    finally:
        valkey.restart_dead()
    await expect(connection(page)).to_have_text("Live", timeout=RECOVERY_MS)
    await expect(row(page, names[-1])).to_contain_text("70.00")
    await expect(doubted).to_have_count(0)
    await console.casino.play(players[-1], "1.00")
    await expect(row(page, names[-1])).to_contain_text("69.00")


async def at_home(page: Page) -> Locator:
    """The main part of the console, once it stands there."""
    await page.goto("/")
    await expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible(timeout=RECOVERY_MS)
    return page.get_by_role("main")


async def go(page: Page, address: str) -> None:
    """To another page without loading the console anew, which would ask who is there."""
    await page.evaluate("to => history.pushState({}, '', to)", address)


async def test_every_page_says_that_it_loads_and_that_the_server_does_not_answer(console: Console) -> None:
    page = await console.page("admin")
    page.problems.expect("ERR_")  # type: ignore[attr-defined]
    answers = AnswersOfTheServer(every_coordinate())
    await answers.take(page)
    main = await at_home(page)
    unlike: list[str] = []
    for each in console_pages():
        answers.goes_on.clear()
        await go(page, each.address.replace("$id", "plr_unknown"))
        try:
            await expect(main.get_by_label("Loading").first).to_be_visible()
            answers.goes_on.set()
            await expect(
                main.get_by_role("alert").filter(has_text="The server does not answer").first
            ).to_be_visible()
            await expect(main.get_by_role("button", name="Try again").first).to_be_visible()
        except AssertionError as unseen:
            unlike.append(f"{each.name}: {unseen}")
            answers.goes_on.set()
    assert unlike == []


async def test_every_page_names_the_right_that_is_missing(console: Console) -> None:
    page = await console.page("admin")
    await AnswersOfTheServer(()).take(page)
    main = await at_home(page)
    for each in console_pages():
        await go(page, each.address.replace("$id", "plr_unknown"))
        await expect(page.get_by_role("heading", level=1, name=each.title)).to_be_visible()
        await expect(main).to_contain_text(each.needs)
    assert await axe_findings(page) == []
