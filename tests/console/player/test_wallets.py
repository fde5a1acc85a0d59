"""What happened to a player, and what is done to their wallets and consents, in a browser."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from tests.console.player.test_page import choose, confirm, opened, part
from tests.console.proofs import expect_proofs, prove
from tests.console.signed_in_tabs import Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme
from tests.journeys.people import Person, a_key, eur

LIMITS = """{ moneyLimits { scope perPlayer { amount currency } } }"""


async def granted(console: Console, player: Person, amount: str) -> None:
    crm = await console.casino.operator("crm")
    given = {"playerId": player.name, "key": a_key("grant"), "kind": "BONUS", "amount": eur(amount)}
    await crm.done("grantFunds", "FundsGranted", **given, grantId=str(uuid4()), reason="welcome")


async def overdrawn(console: Console, name: str) -> Person:
    """A player whose wallet a chargeback took below zero."""
    player = await console.casino.player(name)
    deposit = await console.casino.deposit(player.name, "60.00")
    await console.casino.play(player.name, "60.00")
    payments = await console.casino.service("payment_service")
    given = {"depositId": deposit["id"], "key": a_key("back"), "reason": "the bank asked for it"}
    await payments.done("chargeBack", "ChargedBack", **given)
    return player


async def test_the_time_line_leads_to_what_its_entries_are_about(console: Console) -> None:
    player = await console.casino.player("line-read", "50.00")
    await console.casino.play(player.name, "10.00", "4.00")
    lead = await console.casino.operator("support_lead")
    await lead.done("addNote", "NoteAdded", playerId=player.name, text="called back")
    page = await opened(await console.page("support_lead"), player, "line-read", "timeline")
    line = part(page, "Timeline")
    await expect(line.get_by_role("listitem").filter(has_text="Note added")).to_contain_text("called back")
    await expect(line.get_by_role("listitem").filter(has_text="Bet")).to_contain_text("\u221210.00")

    await page.get_by_role("combobox", name="What happened").click()
    await page.get_by_role("option", name="Bet or win").click()
    await expect(line.get_by_role("listitem").filter(has_text="Note added")).to_be_hidden()
    assert "kind=PLAY" in page.url
    await page.goto(f"/players/{player.name}?tab=timeline&until=2020-01-01")
    await expect(line).to_contain_text("Nothing meets the filters")
    await page.get_by_role("button", name="Clear filters").press("Enter")

    await line.get_by_role("button", name="Win").press("Enter")
    await expect(page.get_by_role("tab", name="Transactions")).to_have_attribute("aria-selected", "true")
    await expect(page.get_by_role("region", name="Win ·").first).to_contain_text("+4.00")


async def test_the_time_line_has_what_took_two_people(console: Console) -> None:
    player = await console.casino.player("line-of-two", "50.00")
    await player.enrol_passkey()
    support, lead = await console.casino.operator("support"), await console.casino.operator("support_lead")
    proof = {"proof": "VIDEO_CALL", "reference": "call 4711", "reason": "phone stolen"}
    asked = await support.done("requestFactorReset", "FactorResetRequested", playerId=player.name, **proof)
    await lead.done("approveFactorReset", "FactorResetDecided", id=asked["reset"]["id"])
    accountant = await console.casino.operator("accountant")
    large = {"playerId": player.name, "key": a_key("large"), "amount": eur("100.01"), "method": "bank"}
    await accountant.done("recordDeposit", "SecondPersonNeeded", **large)

    page = await opened(await console.page("risk"), player, "line-of-two", "timeline")
    line = part(page, "Timeline").get_by_role("listitem")
    for entry, what in (
        ("Reset of factors asked for", "phone stolen"),
        ("Reset of factors approved", "Waiting"),
        ("Second person needed", "100.01"),
    ):
        await expect(line.filter(has_text=entry)).to_contain_text(what)
    page = await opened(await console.page("support"), player, "line-of-two", "timeline")
    line = part(page, "Timeline").get_by_role("listitem")
    await expect(line.filter(has_text="Reset of factors approved")).to_have_count(1)
    await expect(line.filter(has_text="Second person needed")).to_have_count(0)


async def test_support_sees_the_time_line_without_sign_ins(console: Console) -> None:
    player = await console.casino.player("line-support", "50.00")
    page = await opened(await console.page("support"), player, "line-support", "timeline")
    await expect(part(page, "Timeline")).to_contain_text("Deposit")
    await expect(part(page, "Timeline")).not_to_contain_text("Signed in")
    page = await opened(await console.page("risk"), player, "line-support", "timeline")
    await expect(part(page, "Timeline")).to_contain_text("Signed in")


async def test_a_wallet_below_zero_is_unlocked_once_it_is_made_up_for(console: Console) -> None:
    player = await overdrawn(console, "locked-once")
    page = await opened(await console.page("support_lead"), player, "locked-once")
    wallets = part(page, "Wallets")
    await expect(wallets).to_contain_text("Locked")
    await wallets.get_by_role("button", name="Unlock Real money · 0").click()
    await page.get_by_role("dialog").get_by_label("Reason").fill("paid in again")
    expect_proofs(page)
    await page.get_by_role("dialog").get_by_role("button", name="Unlock").click()
    await prove(page)
    await expect(page.get_by_role("dialog")).to_contain_text("60.00 EUR short")
    await page.keyboard.press("Escape")

    await console.casino.deposit(player.name, "60.00")
    await wallets.get_by_role("button", name="Unlock Real money · 0").click()
    await page.get_by_role("dialog").get_by_label("Reason").fill("paid in again")
    await confirm(page, "Unlock Real money · 0 of locked-once")
    await expect(wallets).to_contain_text("Open")
    await expect(wallets.get_by_role("button")).to_have_count(0)


async def test_support_may_not_unlock_it(console: Console) -> None:
    player = await overdrawn(console, "locked-still")
    page = await opened(await console.page("support"), player, "locked-still")
    await expect(part(page, "Wallets")).to_contain_text("Locked")
    await expect(page.get_by_role("button", name="Unlock")).to_have_count(0)


async def test_crm_converts_a_bonus_and_takes_the_rest_back(console: Console) -> None:
    player = await console.casino.player("bonus-moved")
    await granted(console, player, "25.00")
    page = await opened(await console.page("crm"), player, "bonus-moved")
    wallets = part(page, "Wallets")
    await wallets.get_by_role("button", name="Convert Bonus · 1 to real money").click()
    await page.get_by_label("Amount in EUR").fill("10.00")
    await page.get_by_label("Type 10.00 to confirm").fill("10.00")
    await page.get_by_label("Reason").fill("wagered")
    await confirm(page, "Make 10.00 EUR of bonus-moved real")
    await expect(wallets.get_by_role("row").filter(has_text="Real money")).to_contain_text("10.00")

    await wallets.get_by_role("button", name="Take back Bonus · 1").click()
    await page.get_by_label("Type 15.00 to confirm").fill("15.00")
    await page.get_by_label("Reason").fill("the term is over")
    await confirm(page, "Take 15.00 EUR back from bonus-moved")
    await expect(wallets.get_by_role("row").filter(has_text="Bonus")).to_contain_text("Closed")


async def grant(page: Page, amount: str, username: str) -> None:
    """Fill in the dialog that grants a bonus, and send it."""
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Grant funds").click()
    await page.get_by_label("Amount in EUR").fill(amount)
    await page.get_by_label(f"Type {amount} to confirm").fill(amount)
    await page.get_by_label("Reason").fill("for a loyal player")
    await page.get_by_role("dialog").get_by_role("button", name=f"Grant {username}").click()
    await prove(page)


async def test_what_another_operator_approved_is_sent_again_from_a_new_dialog(console: Console) -> None:
    player = await console.casino.player("granted-by-two")
    accountant = await console.casino.operator("accountant")
    (limit,) = [
        each["perPlayer"]
        for each in (await accountant.ask(LIMITS))["moneyLimits"]
        if each["scope"] == "BY_HAND" and each["perPlayer"]["currency"] == "EUR"
    ]
    amount = f"{int(limit['amount'].split('.')[0]) + 1}.00"
    page = await opened(await console.page("crm"), player, "granted-by-two")
    expect_proofs(page)
    await grant(page, amount, "granted-by-two")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Another operator approves it")
    await dialog.get_by_role("button", name="Cancel").click()

    (waiting,) = [
        each["id"]
        for each in (await accountant.ask("{ it: pendingMoneyApprovals { nodes { id player { id } } } }"))[
            "it"
        ]["nodes"]
        if each["player"]["id"] == player.name
    ]
    await accountant.done("approveMoneyOperation", "MoneyApprovalDecided", approvalId=waiting, reason="fine")
    await grant(page, amount, "granted-by-two")
    await expect(dialog).to_be_hidden()
    await expect(part(page, "Wallets").get_by_role("row").filter(has_text="Bonus")).to_be_visible()


async def test_an_answer_of_the_player_is_recorded(console: Console) -> None:
    player = await console.casino.player("answered")
    page = await opened(await console.page("support"), player, "answered", "consents")
    await page.get_by_role("button", name="Record an answer").click()
    await choose(page, "Text", "Optional cookies")
    await page.get_by_label("Version").fill("2026-1")
    await choose(page, "Answer", "Refused")
    await confirm(page, "Record that answered refused")
    answers = part(page, "Answers").get_by_role("row")
    await expect(answers.filter(has_text="Optional cookies")).to_contain_text("Refused")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_dialogs_are_accessible(console: Console, scheme: ColorScheme) -> None:
    name = f"dialogs-{scheme}"
    player = await overdrawn(console, name)
    await granted(console, player, "5.00")
    page = await opened(await console.page("admin", scheme=scheme), player, name)
    for button in ("Unlock Real money · 0", "Convert Bonus · 1 to real money", "Take back Bonus · 1"):
        await page.get_by_role("button", name=button).press("Enter")
        await expect(page.get_by_role("dialog")).to_be_visible()
        assert await axe_findings(page) == [], button
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_be_hidden()
