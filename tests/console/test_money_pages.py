"""The pages of money: the ledger, deposits, and the queues that two people decide."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.console.proofs import expect_proofs, prove
from tests.console.signed_in_tabs import Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme
from tests.journeys.people import a_key, eur
from tests.journeys.staffed_casino import StaffedCasino

PAGES = {
    "Adjustments": "/adjustments",
    "Corrections": "/corrections",
    "Factor resets": "/factor-resets",
    "Unmatched wins": "/unmatched-wins",
    "Ledger": "/ledger",
    "Deposits": "/deposits",
}
TOTALS = """query ($filter: LedgerFilter) { ledger(filter: $filter, first: 1) {
  totals { transactions credited { amount } net { amount } } } }"""


async def test_the_ledger_sums_what_its_filters_hold(casino: StaffedCasino, console: Console) -> None:
    player = await casino.player("money-ledger", "1250.00")
    await casino.play(player.name, "20.00", "7.50")
    page = await console.page("accountant")
    await page.goto(f"/ledger?player={player.name}&kind=DEPOSIT,BET")
    grid = page.get_by_role("grid", name="Ledger")
    await expect(grid.get_by_role("row")).to_have_count(3)
    accountant = await casino.operator("accountant")
    given = {"playerId": player.name, "kinds": ["DEPOSIT", "BET"]}
    (total,) = (await accountant.ask(TOTALS, filter=given))["ledger"]["totals"]
    assert (total["transactions"], total["net"]["amount"]) == (2, "1230.00")
    sums = page.get_by_role("region", name="Totals of this list")
    for shown in ("1,250.00", "\u221220.00", "+1,230.00"):
        await expect(sums.get_by_text(shown, exact=True)).to_be_visible()


async def test_a_transaction_shows_both_sides_and_is_reversed(
    casino: StaffedCasino, console: Console
) -> None:
    player = await casino.player("money-reversed")
    await casino.deposit(player.name, "50.00")
    await casino.play(player.name, "30.00")
    page = await console.page("accountant")
    expect_proofs(page)
    await page.goto(f"/ledger?player={player.name}&kind=BET")
    await page.get_by_role("grid", name="Ledger").get_by_text("\u221230.00").click()
    drawer = page.get_by_role("dialog", name="Transaction")
    accounts = drawer.get_by_role("group", name="Accounts")
    await expect(accounts.get_by_text("Real money")).to_be_visible()
    await expect(accounts.get_by_text("Gaming")).to_be_visible()
    await drawer.get_by_role("button", name="Reverse").click()
    await page.get_by_label("Reason").fill("credited twice")
    await page.get_by_label("Type 30.00 to confirm").fill("30.00")
    await page.get_by_role("button", name="30.00 EUR").click()
    await prove(page)
    await expect(page.get_by_label("Type 30.00 to confirm")).to_have_count(0)
    await page.goto(f"/ledger?player={player.name}&kind=REVERSAL")
    await expect(page.get_by_role("grid", name="Ledger").get_by_text("+30.00")).to_be_visible()


async def test_another_operator_rejects_an_adjustment(casino: StaffedCasino, console: Console) -> None:
    player = await casino.player("money-adjusted", "10.00")
    maker = await casino.operator("accountant", "maker-of-adjustments")
    wallet = player.name.replace("plr_", "wal_") + "_0"
    given = {"walletId": wallet, "key": a_key("adjust"), "amount": eur("9000.00"), "reason": "charged twice"}
    made = await maker.done("adjustBalance", "ApprovalNeeded", **given)
    page = await console.page("accountant")
    expect_proofs(page)
    await page.goto(f"/adjustments?item={made['adjustment']['id']}")
    item = page.get_by_role("region", name="The open item")
    await expect(item).to_contain_text("charged twice")
    await expect(item).to_contain_text("maker-of-adjustments")
    await page.keyboard.press("r")
    await page.get_by_label("Reason").fill("the bank says once")
    await page.get_by_role("button", name="Reject 9,000.00 EUR").click()
    await prove(page)
    await expect(page.get_by_role("list", name="Adjustments").get_by_text("money-adjusted")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(casino: StaffedCasino, console: Console, scheme: ColorScheme) -> None:
    await casino.player(f"money-axe-{scheme}", "25.00")
    page = await console.page("admin", scheme=scheme)
    for title, path in PAGES.items():
        await page.goto(path)
        await expect(page.get_by_role("heading", level=1)).to_have_text(title)
        await expect(page.get_by_label("Loading")).to_have_count(0)
        assert await axe_findings(page) == [], path


async def test_crm_sees_no_money(console: Console) -> None:
    page = await console.page("crm")
    for path in ("/ledger", "/deposits", "/adjustments", "/unmatched-wins", "/factor-resets"):
        await page.goto(path)
        await expect(page.get_by_text("Your roles may not use this")).to_be_visible()
    for name in ("Ledger", "Deposits", "Adjustments", "Unmatched wins", "Factor resets"):
        await expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)
