"""The queue of withdrawals, as risk and accountants work through it in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.console.proofs import expect_proofs, prove
from tests.console.signed_in_tabs import PHONE, Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme
from tests.journeys.people import a_key, eur
from tests.journeys.staffed_casino import StaffedCasino


async def waiting(casino: StaffedCasino, name: str, amount: str = "40.00") -> str:
    """A player who asked for a withdrawal; its id."""
    player = await casino.player(name, amount)
    given = {"playerId": player.name, "key": a_key("out"), "amount": eur(amount), "method": "bank"}
    asked = await player.done("requestWithdrawal", "WithdrawalMoved", **given)
    return str(asked["withdrawal"]["id"])


async def open_item(page: Page, id: str) -> Locator:
    await page.goto(f"/withdrawals?item={id}")
    item = page.get_by_role("region", name="The open item")
    await expect(item.get_by_role("region", name="Steps so far")).to_contain_text("Requested")
    return item


async def test_risk_holds_a_withdrawal_and_lifts_the_hold(casino: StaffedCasino, console: Console) -> None:
    id = await waiting(casino, "queue-held")
    page = await console.page("risk")
    expect_proofs(page)
    item = await open_item(page, id)
    await expect(item.get_by_role("heading", level=2).first).to_contain_text("40.00")

    await page.keyboard.press("h")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox", name="Reason").click()
    await page.get_by_role("option", name="Source of funds").click()
    await dialog.get_by_label("Note").fill("payslips asked for")
    await dialog.get_by_role("button", name="Hold it").click()
    why = item.get_by_role("region", name="Why it waits")
    await expect(why).to_contain_text("payslips asked for")
    await expect(item.get_by_role("button", name=re.compile("^Approve"))).to_have_attribute(
        "aria-disabled", "true"
    )

    await page.goto(f"/withdrawals?view=held&for=SOURCE_OF_FUNDS&item={id}")
    await expect(page.get_by_role("list", name="Withdrawals").get_by_text("queue-held")).to_be_visible()
    await why.get_by_role("button", name="Lift").click()
    await dialog.get_by_label("Note").fill("payslips seen")
    await dialog.get_by_role("button", name="Lift the hold").click()
    await prove(page)
    await expect(why).to_contain_text("Lifted")
    await expect(page.get_by_role("list", name="Withdrawals").get_by_text("queue-held")).to_have_count(0)
    shown = await (await casino.operator("risk")).ask(
        "query ($id: ID!) { node(id: $id) { ... on Withdrawal { underReview } } }", id=id
    )
    assert shown["node"] == {"underReview": False}


async def test_an_accountant_decides_by_keyboard_alone(casino: StaffedCasino, console: Console) -> None:
    first, second = await waiting(casino, "queue-keys-one"), await waiting(casino, "queue-keys-two")
    page = await console.page("accountant")
    expect_proofs(page)
    item = await open_item(page, first)
    head = item.get_by_role("heading", level=2).first.locator("xpath=../..")
    await expect(head).to_contain_text("queue-keys-one")

    await page.keyboard.press("a")
    await expect(page.get_by_role("button", name="Approve 40.00 EUR")).to_be_focused()
    await page.keyboard.press("Enter")
    await prove(page)
    await expect(head).to_contain_text("queue-keys-two")
    assert f"item={second}" in page.url

    await page.keyboard.press("k")
    await expect(head).to_contain_text("queue-keys-one")
    await expect(head).to_contain_text("Approved")
    await page.keyboard.press("j")
    await expect(head).to_contain_text("queue-keys-two")
    await page.keyboard.press("r")
    await expect(page.get_by_label("Reason")).to_be_focused()
    await page.keyboard.type("asked by the player on the phone")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await prove(page)
    await expect(head).not_to_contain_text("queue-keys-two")
    states = await (await casino.operator("accountant")).ask(
        "query ($a: ID!, $b: ID!) { a: node(id: $a) { ... on Withdrawal { state } }"
        " b: node(id: $b) { ... on Withdrawal { state } } }",
        a=first,
        b=second,
    )
    assert states == {"a": {"state": "APPROVED"}, "b": {"state": "REJECTED"}}


async def test_a_large_amount_is_typed_before_it_is_approved(casino: StaffedCasino, console: Console) -> None:
    id = await waiting(casino, "queue-heavy", "1000.00")
    page = await console.page("accountant")
    expect_proofs(page)
    item = await open_item(page, id)
    await item.get_by_role("button", name=re.compile("^Approve")).click()
    approve = page.get_by_role("button", name="Approve 1,000.00 EUR")
    await expect(approve).to_be_disabled()
    await page.get_by_label("Type 1000.00 to confirm").fill("1000.00")
    await approve.click()
    await prove(page)
    await page.goto(f"/withdrawals?item={id}")
    head = item.get_by_role("heading", level=2).first.locator("xpath=../..")
    await expect(head).to_contain_text("Approved")


async def test_two_operators_on_one_item_see_each_other(casino: StaffedCasino, console: Console) -> None:
    id = await waiting(casino, "queue-claimed")
    hers, his = await console.page("accountant"), await console.page("risk")
    item = await open_item(hers, id)
    await expect(hers.get_by_role("list", name="Withdrawals").locator("[aria-current]")).to_contain_text(
        "You"
    )
    other = await open_item(his, id)
    held = other.get_by_text("one-accountant has this in hand")
    await expect(held).to_be_visible()

    await other.get_by_role("button", name="Take over").click()
    await his.get_by_role("combobox", name="Reason").click()
    await his.get_by_role("option", name="It cannot wait").click()
    await his.get_by_role("dialog").get_by_role("button", name="Take over").click()
    await expect(held).to_have_count(0)
    await expect(item.get_by_text("one-risk has this in hand")).to_be_visible()


async def test_crm_does_not_see_the_queue(console: Console) -> None:
    page = await console.page("crm")
    await page.goto("/withdrawals")
    await expect(page.get_by_text("Your roles may not use this")).to_be_visible()
    await expect(page.get_by_role("link", name="Withdrawals")).to_have_count(0)


async def test_a_lead_of_support_sees_no_reasons_of_holds(casino: StaffedCasino, console: Console) -> None:
    id = await waiting(casino, "queue-lead")
    risk = await casino.operator("risk")
    why = {"withdrawalId": id, "key": a_key("hold"), "reason": "FRAUD_REVIEW", "note": "same card"}
    await risk.done("addWithdrawalHold", "WithdrawalHoldAdded", **why)
    page = await console.page("support_lead")
    item = await open_item(page, id)
    await expect(item.get_by_role("region", name="Why it waits")).to_be_visible()
    await expect(page.get_by_text("Fraud")).to_have_count(0)
    await expect(page.get_by_text("same card")).to_have_count(0)
    await expect(item.get_by_role("button", name=re.compile("^(Approve|Reject|Lift)"))).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(casino: StaffedCasino, console: Console, scheme: ColorScheme) -> None:
    id = await waiting(casino, f"queue-axe-{scheme}")
    page = await console.page("admin", scheme=scheme)
    await open_item(page, id)
    assert await axe_findings(page) == []
    await page.keyboard.press("r")
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await axe_findings(page) == []


async def test_fits_a_phone(casino: StaffedCasino, console: Console) -> None:
    id = await waiting(casino, "queue-phone")
    page = await console.page("accountant", size=PHONE)
    item = await open_item(page, id)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await item.get_by_role("button", name="To the list").click()
    await expect(page.get_by_role("list", name="Withdrawals")).to_be_visible()
