"""The page of one player, as support, risk and accountants use it in a browser."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, expect

from tests.console.proofs import expect_proofs, prove
from tests.console.signed_in_tabs import PHONE, Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme
from tests.journeys.people import Person, a_key, eur

UNKNOWN = "plr_01a228d7-0000-7000-8000-000000000000"


async def opened(page: Page, player: Person, username: str, tab: str = "") -> Page:
    """The page of this player, once it says who they are."""
    await page.goto(f"/players/{player.name}" + (f"?tab={tab}" if tab else ""))
    await expect(page.get_by_role("heading", level=1, name=username)).to_be_visible()
    return page


def part(page: Page, title: str) -> Locator:
    """The part of the page with this heading."""
    return page.get_by_role("region", name=title, exact=True).first


async def choose(page: Page, label: str, option: str) -> None:
    """An option of a field in the open dialog."""
    await page.get_by_role("dialog").get_by_label(label).first.click()
    await page.get_by_role("option", name=option, exact=True).click()


async def confirm(page: Page, words: str) -> None:
    """Press the button of the dialog, which closes once it is done; a passkey answers where one is wanted."""
    dialog = page.get_by_role("dialog").filter(has=page.get_by_role("button", name=words))
    expect_proofs(page)
    await dialog.get_by_role("button", name=words).click()
    await prove(page)
    await expect(dialog).to_be_hidden()


async def withdrawal_of(player: Person, amount: str) -> None:
    given = {"playerId": player.name, "key": a_key("out"), "amount": eur(amount), "method": "card"}
    await player.done("requestWithdrawal", "WithdrawalMoved", **given)


async def test_support_sees_contact_masked_and_reveals_it_for_a_reason(console: Console) -> None:
    player = await console.casino.player("seen-masked", "20.00")
    page = await opened(await console.page("support"), player, "seen-masked", "profile")
    person = part(page, "Person")
    await expect(person).to_contain_text("E-mail")
    await expect(page.get_by_role("main")).not_to_contain_text("seen-masked@example.com")

    await page.get_by_role("button", name="Reveal").click()
    await page.get_by_role("dialog").get_by_label("E-mail").check()
    await choose(page, "Reason", "The player asked for it")
    await confirm(page, "Reveal these of seen-masked")
    await expect(person).to_contain_text("seen-masked@example.com")
    await expect(person).to_contain_text("Revealed, recorded")


async def test_support_is_offered_neither_the_audit_log_nor_money(console: Console) -> None:
    player = await console.casino.player("seen-by-support", "20.00")
    page = await opened(await console.page("support"), player, "seen-by-support")
    await expect(page.get_by_role("tab", name="Notes")).to_be_visible()
    await expect(page.get_by_role("tab", name="Audit")).to_be_hidden()
    await page.get_by_role("button", name="More").click()
    await expect(page.get_by_role("menuitem", name="Change tags")).to_be_visible()
    await expect(page.get_by_role("menuitem", name="Adjust a balance")).to_be_hidden()


async def test_the_balance_follows_a_bet_that_is_placed_elsewhere(console: Console) -> None:
    player = await console.casino.player("seen-live", "100.00")
    page = await opened(await console.page("support"), player, "seen-live")
    await expect(part(page, "Wallets")).to_contain_text("100.00")
    await expect(part(page, "Latest transactions")).to_contain_text("Deposit")
    await console.casino.play(player.name, "30.00", "5.00")
    await expect(part(page, "Wallets")).to_contain_text("75.00")
    await expect(part(page, "Latest transactions")).to_contain_text("Win")


async def test_risk_holds_a_withdrawal_and_lifts_the_hold(console: Console) -> None:
    player = await console.casino.player("seen-held", "80.00")
    await withdrawal_of(player, "80.00")
    page = await opened(await console.page("risk"), player, "seen-held", "payments")
    await part(page, "Withdrawals").get_by_role("button").first.click()
    detail = part(page, "Withdrawal")
    await detail.get_by_role("button", name="Put a hold").click()
    await choose(page, "What it waits for", "Source of funds")
    await confirm(page, "Hold 80.00 EUR of seen-held")
    await expect(detail).to_contain_text("Source of funds")
    await expect(part(page, "State")).to_contain_text("A withdrawal waits for a review")

    await detail.get_by_role("button", name="Lift the hold").click()
    await page.get_by_role("dialog").get_by_label("Why it is lifted").fill("payslips seen")
    await confirm(page, "Lift the hold of seen-held")
    await expect(detail).to_contain_text("payslips seen")
    await expect(part(page, "State")).not_to_contain_text("waits for a review")


async def test_risk_suspends_a_player_with_a_reason(console: Console) -> None:
    player = await console.casino.player("seen-suspended")
    page = await opened(await console.page("risk"), player, "seen-suspended")
    await page.get_by_role("button", name="Change status").click()
    await choose(page, "New status", "Suspended")
    await choose(page, "Reason", "Suspected fraud")
    await confirm(page, "Move seen-suspended to “Suspended”")
    await expect(part(page, "State")).to_contain_text("Suspected fraud")
    await expect(part(page, "State")).to_contain_text("lifted only by: Risk")
    await expect(part(page, "State")).to_contain_text("May neither bet nor deposit: Suspended")


async def test_an_accountant_reads_a_bet_with_its_win_and_takes_the_statement(console: Console) -> None:
    player = await console.casino.player("seen-played", "50.00")
    await console.casino.play(player.name, "10.00", "4.00")
    page = await opened(await console.page("accountant"), player, "seen-played", "transactions")
    grid = page.get_by_role("grid", name="Transactions")
    await expect(grid.get_by_role("row").filter(has_text="Win")).to_contain_text("44.00")
    await expect(grid.get_by_role("row").filter(has_text="Deposit")).to_contain_text("50.00")
    await grid.get_by_role("row").filter(has_text="Win").get_by_text("+4.00").click()
    detail = page.get_by_role("region", name="Win ·").first
    await expect(detail).to_contain_text("\u22126.00")
    await detail.get_by_role("button", name="Bet ·").first.click()
    await expect(page.get_by_role("region", name="Bet ·").first).to_contain_text("\u221210.00")

    await page.get_by_role("button", name="Statement").click()
    async with page.expect_download() as download:
        await page.get_by_role("dialog").get_by_role("button", name="Download CSV").click()
    assert (await download.value).suggested_filename.endswith(".csv")


async def test_filters_are_in_the_address(console: Console) -> None:
    player = await console.casino.player("seen-filtered", "50.00")
    await console.casino.play(player.name, "10.00", "4.00")
    page = await console.page("accountant")
    await page.goto(f"/players/{player.name}?tab=transactions&kind=BET")
    grid = page.get_by_role("grid", name="Transactions")
    await expect(grid.get_by_role("row").filter(has_text="Bet")).to_be_visible()
    await expect(grid.get_by_role("row").filter(has_text="Deposit")).to_be_hidden()
    await page.get_by_role("button", name="Clear filters").click()
    await expect(grid.get_by_role("row").filter(has_text="Deposit")).to_be_visible()
    assert "kind" not in page.url


@pytest.mark.parametrize("id", [UNKNOWN, "nonsense"])
async def test_who_is_not_there_is_said_not_to_be(console: Console, id: str) -> None:
    page = await console.page("support")
    await page.goto(f"/players/{id}")
    await expect(page.get_by_role("main")).to_contain_text("There is no such player here")
    await expect(page.get_by_role("main")).to_contain_text(id)
    assert await axe_findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_tab_is_accessible(console: Console, scheme: ColorScheme) -> None:
    name = f"seen-{scheme}"
    player = await console.casino.player(name, "90.00")
    await console.casino.play(player.name, "10.00", "4.00")
    await withdrawal_of(player, "20.00")
    page = await opened(await console.page("risk", scheme=scheme), player, name)
    tabs = page.get_by_role("tab")
    for number in range(await tabs.count()):
        await tabs.nth(number).click()
        await expect(tabs.nth(number)).to_have_attribute("aria-selected", "true")
        await expect(page.get_by_role("status", name="Loading")).to_have_count(0)
        assert await axe_findings(page) == [], await tabs.nth(number).inner_text()


async def test_a_phone_shows_it_without_scrolling_the_page_to_the_side(console: Console) -> None:
    player = await console.casino.player("seen-on-phone", "20.00")
    page = await opened(await console.page("support", size=PHONE), player, "seen-on-phone")
    await expect(part(page, "Wallets")).to_contain_text("20.00")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
