"""Roles: who holds each, who is to, and what it may do, as administrators see them, and support does not."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.console.player.test_page import choose, part
from tests.console.proofs import expect_proofs, prove
from tests.console.signed_in_tabs import PHONE, Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme

REASON = "Stands in for the lead"


async def opened(page: Page, address: str) -> Page:
    expect_proofs(page)
    await page.goto(address)
    await expect(page.get_by_role("heading", level=1, name="Roles")).to_be_visible()
    return page


async def press(page: Page, name: str) -> None:
    """The button of the open dialog, and the proof that it may want."""
    await page.get_by_role("dialog").get_by_role("button", name=name).click()
    await prove(page)
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_a_role_is_asked_for_approved_by_another_and_withdrawn(console: Console) -> None:
    await console.casino.operator("support", "rosa")
    ada = await opened(await console.page("admin", name="ada"), "/roles?open=crm")
    await ada.get_by_role("button", name="Give it to an operator").click()
    await choose(ada, "Operator", "rosa (rosa)")
    await expect(ada.get_by_role("dialog")).to_contain_text("Holds support now; support, crm once")
    await ada.get_by_role("dialog").get_by_label("Reason").fill(REASON)
    await press(ada, "crm for rosa")
    waiting = part(ada, "Waits for another operator").get_by_role("listitem").filter(has_text="rosa")
    await expect(waiting).to_contain_text("You asked for this: another operator decides.")
    await expect(waiting.get_by_role("button", name="Approve")).to_have_count(0)

    bob = await opened(await console.page("admin", name="bob"), "/roles")
    row = bob.get_by_role("row").filter(has_text="Looks after players")
    await expect(row).to_contain_text("wait")
    await row.click()
    await expect(part(bob, "Waits for another operator")).to_contain_text(REASON)
    for_rosa = part(bob, "Waits for another operator").get_by_role("listitem").filter(has_text="rosa")
    await for_rosa.get_by_role("button", name="Approve").click()
    await press(bob, "Approve")
    holders = part(bob, "Who holds it")
    await expect(holders).to_contain_text("rosa")

    await holders.get_by_role("button", name="Withdraw from rosa").click()
    await expect(bob.get_by_role("dialog")).to_contain_text("then support.")
    await press(bob, "Withdraw crm from rosa")
    await expect(holders).not_to_contain_text("rosa")


async def test_who_is_to_get_a_role_does_not_approve_it(console: Console) -> None:
    await console.casino.operator("admin", "bob")
    ada = await opened(await console.page("admin", name="ada"), "/roles?open=kyc_analyst")
    await ada.get_by_role("button", name="Give it to an operator").click()
    await choose(ada, "Operator", "bob (bob)")
    await ada.get_by_role("dialog").get_by_label("Reason").fill(REASON)
    await press(ada, "kyc_analyst for bob")
    bob = await opened(await console.page("admin", name="bob"), "/roles?open=kyc_analyst")
    waiting = part(bob, "Waits for another operator").get_by_role("listitem").filter(has_text="bob")
    await expect(waiting).to_contain_text("It is for you: another operator decides.")
    await expect(waiting.get_by_role("button")).to_have_count(0)


async def test_a_role_says_what_it_may_do_and_leads_into_the_matrix(console: Console) -> None:
    page = await opened(await console.page("auditor"), "/roles?open=risk")
    await expect(part(page, "What it may do itself")).to_contain_text("Lift holds that risk stands behind")
    await expect(part(page, "And all that operator may")).to_contain_text("Find players")
    await expect(part(page, "Pages of the console that it has")).to_contain_text("Withdrawals")
    await expect(part(page, "Pages of the console that it has")).not_to_contain_text("Audit")
    for button in ("Give it to an operator", "Ask for other permissions", "New role"):
        await expect(page.get_by_role("button", name=button)).to_have_count(0)
    await page.get_by_role("link", name="The console as risk sees it").press("Enter")
    await expect(page.get_by_role("heading", level=1, name="Access matrix")).to_be_visible()
    await expect(page.get_by_role("complementary", name="risk")).to_be_visible()

    await page.goto("/access-matrix?q=Player.nationalId")
    await expect(page.get_by_role("rowheader", name="nationalId")).to_be_visible()
    await page.get_by_label("Find a coordinate").press("Enter")
    who = page.get_by_role("complementary", name="Access to Player.nationalId")
    await expect(who.get_by_role("region", name="Operators who can use it")).to_contain_text("compliance")


async def test_other_permissions_are_asked_for_with_what_changes(console: Console) -> None:
    page = await opened(await console.page("admin", name="ada"), "/roles?open=support")
    await page.get_by_role("button", name="Ask for other permissions").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox", name="What it is to gain").fill("vip:write")
    await page.get_by_role("option", name="Set the VIP level").click()
    gains = dialog.get_by_role("list", name="What changes")
    await expect(gains).to_contain_text("support gains: Set the VIP level")
    await dialog.get_by_label("Reason").fill("players ask for it")
    await press(page, "Ask for 1 change")
    await page.goto("/policy-changes")
    row = page.get_by_role("row").filter(has_text="players ask for it")
    await expect(row).to_contain_text("player.vip:write")


async def test_factors_of_another_operator_are_reset_with_a_reason(console: Console) -> None:
    lost = await console.casino.operator("support", "lost-phone")
    page = await console.page("admin", name="ada")
    expect_proofs(page)
    await page.goto("/operators?open=lost-phone")
    await page.get_by_role("button", name="Reset their factors").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Why; it is kept").fill("the phone was stolen; seen in person")
    await dialog.get_by_label("Type lost-phone to confirm").fill("lost-phone")
    await dialog.get_by_role("button", name="Reset the factors of lost-phone").click()
    await prove(page)
    await expect(page.get_by_text("Reset: they are signed out everywhere.")).to_be_visible()
    assert (await lost.answer("{ viewer { name } }")).get("data", {}).get("viewer", {}).get(
        "name"
    ) != "lost-phone"


async def test_keys_open_a_role(console: Console) -> None:
    page = await opened(await console.page("auditor"), "/roles")
    await page.get_by_role("grid", name="Roles").focus()
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("complementary", name="admin")).to_be_visible()
    assert "open=admin" in page.url


async def test_support_sees_no_roles(console: Console) -> None:
    page = await console.page("support")
    await page.goto("/roles")
    await expect(page.get_by_role("main")).to_contain_text("Your roles may not use this")
    await expect(page.get_by_role("link", name="Roles")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_page_and_its_dialogs_are_accessible(console: Console, scheme: ColorScheme) -> None:
    page = await opened(await console.page("admin", scheme=scheme), "/roles?open=risk")
    await expect(part(page, "Pages of the console that it has")).to_be_visible()
    assert await axe_findings(page) == []
    for button in ("Give it to an operator", "Ask for other permissions", "New role"):
        await page.get_by_role("button", name=button).press("Enter")
        await expect(page.get_by_role("dialog")).to_be_visible()
        assert await axe_findings(page) == [], button
        await page.get_by_role("dialog").get_by_role("button", name="Cancel").press("Enter")
        await expect(page.get_by_role("dialog")).to_be_hidden()
    await page.goto("/roles?kind=SERVICE&open=payment_service")
    await expect(part(page, "Programs that act with it")).to_be_visible()
    assert await axe_findings(page) == []


async def test_a_phone_shows_it_without_scrolling_the_page_to_the_side(console: Console) -> None:
    page = await opened(await console.page("admin", size=PHONE), "/roles?open=risk")
    await expect(part(page, "Who holds it")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
