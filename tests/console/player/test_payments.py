"""Payments and profile data that operators change by hand on a player's page, in a browser."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.console.player.test_page import choose, confirm, opened, part, withdrawal_of
from tests.console.signed_in_tabs import Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme

ACTS = ("Record a deposit", "Request a withdrawal", "Take a fee", "Change the profile")


async def choose_act(page: Page, name: str) -> None:
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name=name).click()


async def fill_amount(page: Page, amount: str) -> None:
    """The amount, typed twice."""
    await page.get_by_label("Amount in EUR").fill(amount)
    await page.get_by_label(f"Type {amount} to confirm").fill(amount)


async def test_an_accountant_records_a_deposit_and_takes_a_fee(console: Console) -> None:
    player = await console.casino.player("paid-by-hand")
    page = await opened(await console.page("accountant"), player, "paid-by-hand")
    await choose_act(page, "Record a deposit")
    await fill_amount(page, "20.00")
    await page.get_by_label("Method").fill("bank")
    await confirm(page, "Credit 20.00 EUR to paid-by-hand")
    await expect(part(page, "Wallets")).to_contain_text("20.00")
    await choose_act(page, "Take a fee")
    await fill_amount(page, "2.50")
    await page.get_by_label("Reason").fill("the card was replaced")
    await confirm(page, "Take 2.50 EUR from paid-by-hand")
    await expect(part(page, "Wallets")).to_contain_text("17.50")


async def test_support_asks_for_a_withdrawal_and_cancels_it(console: Console) -> None:
    player = await console.casino.player("paid-out", "30.00")
    page = await opened(await console.page("support"), player, "paid-out")
    await choose_act(page, "Request a withdrawal")
    await fill_amount(page, "30.00")
    await page.get_by_label("Method").fill("card")
    await confirm(page, "Reserve 30.00 EUR of paid-out")
    await page.get_by_role("tab", name="Deposits & withdrawals").click()
    await part(page, "Withdrawals").get_by_role("button").first.click()
    await part(page, "Withdrawal").get_by_role("button", name="Cancel the withdrawal").click()
    await confirm(page, "Give 30.00 EUR back to paid-out")
    await expect(part(page, "Withdrawal")).to_contain_text("Cancelled")
    await expect(page.get_by_role("button", name="Cancel the withdrawal")).to_have_count(0)


async def test_an_accountant_books_a_chargeback(console: Console) -> None:
    player = await console.casino.player("charged-back", "40.00")
    page = await opened(await console.page("accountant"), player, "charged-back", "payments")
    deposits = part(page, "Deposits")
    await deposits.get_by_role("button", name="Charge back").click()
    await page.get_by_label("Type 40.00 to confirm").fill("40.00")
    await page.get_by_label("Reason").fill("the bank asked for it")
    await confirm(page, "Charge 40.00 EUR back to charged-back")
    await expect(deposits).to_contain_text("Charged back")
    await expect(deposits.get_by_role("button", name="Charge back")).to_have_count(0)


async def test_support_changes_what_its_roles_may_of_a_profile(console: Console) -> None:
    player = await console.casino.player("changed-profile")
    page = await opened(await console.page("support"), player, "changed-profile", "profile")
    await choose_act(page, "Change the profile")
    await page.get_by_role("dialog").get_by_label("Language").fill("it")
    await choose(page, "Reason", "The player asked for it")
    await confirm(page, "Change the profile of changed-profile")
    await expect(part(page, "Preferences and source")).to_contain_text("Italian")
    await expect(part(page, "Changes of the profile")).to_contain_text("Language")


async def test_support_is_offered_no_money_of_accountants(console: Console) -> None:
    player = await console.casino.player("kept-from-support", "10.00")
    await withdrawal_of(player, "5.00")
    page = await opened(await console.page("support"), player, "kept-from-support", "payments")
    await expect(part(page, "Deposits")).to_contain_text("Settled")
    await expect(page.get_by_role("button", name="Charge back")).to_have_count(0)
    await page.get_by_role("button", name="More").click()
    await expect(page.get_by_role("menuitem", name="Request a withdrawal")).to_be_visible()
    for name in ("Record a deposit", "Take a fee"):
        await expect(page.get_by_role("menuitem", name=name)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_dialogs_are_accessible(console: Console, scheme: ColorScheme) -> None:
    name = f"by-hand-{scheme}"
    player = await console.casino.player(name)
    page = await opened(await console.page("admin", scheme=scheme), player, name)
    for act in ACTS:
        await choose_act(page, act)
        await expect(page.get_by_role("dialog")).to_be_visible()
        assert await axe_findings(page) == [], act
        await page.get_by_role("dialog").get_by_role("button", name="Cancel").press("Enter")
        await expect(page.get_by_role("dialog")).to_be_hidden()
