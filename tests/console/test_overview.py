"""The figures of the day and what waits, as each role sees them in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.console.signed_in_tabs import PHONE, Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme
from tests.journeys.staffed_casino import StaffedCasino

MONEY = ("Deposits", "Withdrawals paid", "Stakes", "Wins", "House result (GGR)")


async def figures(page: Page) -> Locator:
    await page.goto("/")
    table = page.get_by_role("region", name="Today so far").get_by_role("table")
    await expect(table.get_by_role("rowheader", name="Registrations")).to_be_visible()
    return table


@pytest.mark.parametrize("role", ["support", "crm"])
async def test_roles_without_money_neither_see_nor_ask_for_it(console: Console, role: str) -> None:
    page = await console.page(role)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or ""))
    page.on("websocket", lambda socket: socket.on("framesent", lambda sent: asked.append(str(sent))))
    table = await figures(page)
    for name in MONEY:
        await expect(table.get_by_role("rowheader", name=name)).to_have_count(0)
    for name in ("Money", "Sign-ins"):
        row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))
        await expect(row.get_by_role("button", name="Hidden")).to_be_visible()
    documents = [each for each in asked if re.search(r"todayFigures(Changed)?\b", each)]
    assert documents
    assert not [each for each in documents if "ggr" in each or "signInsFailed" in each]


async def test_an_accountant_sees_each_currency_and_chooses_what_is_drawn(
    casino: StaffedCasino, console: Console
) -> None:
    player = await casino.player("overview-stakes", "80.00")
    await casino.play(player.name, "20.00", "5.00")
    page = await console.page("accountant")
    table = await figures(page)
    await expect(table.get_by_role("rowheader", name=re.compile("^EUR"))).to_be_visible()
    for name in MONEY:
        await expect(table.get_by_role("rowheader", name=name)).to_be_visible()
    stakes = table.get_by_role("row", name=re.compile("^Stakes"))
    await expect(stakes).to_contain_text(re.compile(r"\+[\d,]+\.00"))
    await expect(stakes).to_contain_text("more")
    await expect(page.get_by_role("img", name=re.compile("^Stakes [A-Z]+ by the hour"))).to_be_visible()

    await table.get_by_role("button", name="Deposits").click()
    await expect(page).to_have_url(re.compile(r"\?figure=deposits\.EUR$"))
    drawn = page.get_by_role("region", name=re.compile("^Deposits EUR by the hour")).first
    await expect(drawn.locator("canvas")).to_be_visible()
    await drawn.get_by_role("button", name="Show as a table").click()
    await expect(drawn.get_by_role("rowheader", name="00:00")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("img", name=re.compile("^Deposits EUR by the hour"))).to_be_visible()


async def test_figures_move_while_one_looks(casino: StaffedCasino, console: Console) -> None:
    table = await figures(await console.page("support"))
    today = table.get_by_role("row", name=re.compile("^Registrations")).get_by_role("cell").first
    before = int(await today.inner_text())
    await casino.player("overview-newcomer")
    await expect(today).not_to_have_text(str(before), timeout=60_000)


async def test_what_waits_is_counted_for_who_may_see_it(console: Console) -> None:
    page = await console.page("accountant")
    await figures(page)
    queues = page.get_by_role("region", name=re.compile("^Queues by age"))
    await expect(queues.get_by_role("rowheader", name="Withdrawals", exact=True)).to_be_visible()
    await expect(queues.get_by_role("rowheader", name="Role assignments")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", ["accountant", "crm"])
async def test_people_with_disabilities_can_use_it(console: Console, role: str, scheme: ColorScheme) -> None:
    page = await console.page(role, scheme=scheme)
    await figures(page)
    await expect(page.locator("canvas")).to_be_visible()
    assert await axe_findings(page) == []
    await page.get_by_role("button", name="Show as a table").click()
    assert await axe_findings(page) == []


async def test_a_narrow_screen_holds_it(console: Console) -> None:
    page = await console.page("accountant", size=PHONE)
    await figures(page)
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
