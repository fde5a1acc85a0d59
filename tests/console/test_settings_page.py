"""Settings: the brand and the limits of money, changed by two operators; and what others see of them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.console.player.test_page import part
from tests.console.proofs import expect_proofs, prove
from tests.console.signed_in_tabs import PHONE, Console
from tests.console.test_roles_page import press
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme

LIMITS, REGISTRATION = "/settings?part=limits", "/settings?part=registration"


async def opened(page: Page, address: str = "/settings") -> Page:
    expect_proofs(page)
    await page.goto(address)
    await expect(page.get_by_role("heading", level=1, name="Settings")).to_be_visible()
    return page


def change(page: Page, title: str, reason: str) -> Locator:
    """What was asked for with this reason, in the list of this title."""
    return part(page, title).get_by_role("listitem").filter(has_text=reason)


async def ask_for_limit(page: Page, per_player: str, per_maker: str, reason: str) -> None:
    limit = "Change the limit: All that a person moves but withdrawals, SEK"
    await page.get_by_role("button", name=limit).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Of one player\u2019s money").fill(per_player)
    await dialog.get_by_label("Of all players\u2019 money").fill(per_maker)
    await dialog.get_by_label("Why, for the operator who decides").fill(reason)
    await expect(dialog.get_by_role("row").filter(has_text="Of one player")).to_contain_text(per_player)
    await press(page, "Ask for this limit")


async def test_a_limit_is_in_force_once_another_operator_approves(console: Console) -> None:
    reason = "the team has grown"
    ada = await opened(await console.page("admin", name="ada"), LIMITS + "&currency=SEK")
    limits = part(ada, "Money limits")
    await expect(limits.get_by_role("row").filter(has_text="but withdrawals")).to_contain_text("Croupier")
    await ask_for_limit(ada, "321.00", "4321.00", reason)
    await expect(change(ada, "Changes of limits", reason)).to_contain_text("You asked for this")

    bob = await opened(await console.page("admin", name="bob"), LIMITS + "&currency=SEK")
    waits = change(bob, "Changes of limits", reason)
    await expect(waits.get_by_role("row").filter(has_text="Of one player")).to_contain_text("321.00")
    await waits.get_by_role("button", name="Approve").click()
    # It is in bob's hands while the dialog is open.
    await expect(change(ada, "Changes of limits", reason).get_by_text("bob", exact=True)).to_be_visible()
    await press(bob, "Approve")
    row = part(bob, "Money limits").get_by_role("row").filter(has_text="but withdrawals")
    await expect(row).to_contain_text("321.00")
    await expect(row).to_contain_text("This brand")
    await expect(change(bob, "Changes of limits", reason)).to_contain_text("Decided by bob")


async def test_what_one_asked_for_is_taken_back(console: Console) -> None:
    reason = "typed in haste"
    page = await opened(await console.page("admin", name="ada"), LIMITS + "&currency=SEK")
    await ask_for_limit(page, "999.00", "9999.00", reason)
    await change(page, "Changes of limits", reason).get_by_role("button", name="Take it back").click()
    await press(page, "Take it back")
    await expect(change(page, "Changes of limits", reason)).to_contain_text("Rejected")


async def test_what_the_server_refuses_is_said_in_the_dialog(console: Console) -> None:
    page = await opened(await console.page("admin", name="ada"), LIMITS + "&currency=SEK")
    limit = "Change the limit: All that a person moves but withdrawals, SEK"
    await page.get_by_role("button", name=limit).press("Enter")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Of one player\u2019s money").fill("500.00")
    await dialog.get_by_label("Of all players\u2019 money").fill("5.00")
    await dialog.get_by_label("Why, for the operator who decides").fill("the wrong way round")
    await dialog.get_by_role("button", name="Ask for this limit").click()
    await prove(page)
    await expect(dialog.get_by_role("alert")).to_contain_text("at least as much as for one")


async def test_a_brand_is_rejected_by_another_operator_who_sees_what_would_change(console: Console) -> None:
    ada = await opened(await console.page("admin", name="ada"))
    await ada.get_by_role("button", name="Ask for a change").click()
    dialog = ada.get_by_role("dialog")
    await dialog.get_by_label("Name").fill("Casino of Malta")
    await expect(dialog.get_by_role("row")).to_have_count(2)
    await dialog.get_by_label("Why, for the operator who decides").fill("a new name")
    await press(ada, "Ask for 1 change")

    bob = await opened(await console.page("admin", name="bob"))
    waits = change(bob, "Changes of brands", "a new name")
    await expect(waits.get_by_role("row").filter(has_text="Casino of Malta")).to_contain_text(
        "Default casino"
    )
    await waits.get_by_role("button", name="Reject").click()
    await press(bob, "Reject")
    await expect(change(bob, "Changes of brands", "a new name")).to_contain_text("Decided by bob")
    await expect(part(bob, "Brand")).to_contain_text("Default casino")


async def test_support_reads_the_brand_and_sees_neither_limits_nor_changes(console: Console) -> None:
    page = await opened(await console.page("support"), LIMITS)
    await expect(part(page, "Brand")).to_contain_text("Default casino")
    await expect(page.get_by_role("button", name="Money limits")).to_have_count(0)
    await expect(page.get_by_role("region", name="Changes of brands")).to_have_count(0)
    await expect(page.get_by_role("button", name="Ask for a change")).to_have_count(0)


async def test_an_accountant_reads_the_limits_and_changes_none(console: Console) -> None:
    page = await opened(await console.page("accountant"), LIMITS)
    await expect(part(page, "Money limits").get_by_role("row").nth(1)).to_be_visible()
    await expect(part(page, "Changes of limits")).to_be_visible()
    for button in ("Change", "Approve", "Limit for another currency"):
        await expect(page.get_by_role("main").get_by_role("button", name=button)).to_have_count(0)


async def test_what_registering_takes_is_told_by_country(console: Console) -> None:
    page = await opened(await console.page("support"), REGISTRATION)
    await expect(part(page, "Registration")).to_contain_text("Choose a country")
    await page.get_by_role("combobox", name="Country").fill("Ital")
    await page.get_by_role("option", name="Italy (IT)").click()
    told: dict[str, Any] = (
        await (await console.casino.operator("support")).ask(
            '{ it: registrationRequirements(country: "IT") { ageMin jurisdiction } }'
        )
    )["it"]
    await expect(part(page, "Registration")).to_contain_text(f"{told['ageMin']} years at least")
    await expect(part(page, "Registration")).to_contain_text(told["jurisdiction"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_part_and_dialog_is_accessible(console: Console, scheme: ColorScheme) -> None:
    page = await opened(await console.page("admin", scheme=scheme))
    dialogs = {
        "/settings": ("Ask for a change", "New brand"),
        LIMITS: ("Limit for another currency",),
        REGISTRATION + "&country=DE": (),
    }
    for address, buttons in dialogs.items():
        await opened(page, address)
        await expect(page.get_by_role("status", name="Loading")).to_have_count(0)
        assert await axe_findings(page) == [], address
        for button in buttons:
            await page.get_by_role("button", name=button).press("Enter")
            await expect(page.get_by_role("dialog")).to_be_visible()
            assert await axe_findings(page) == [], button
            await page.keyboard.press("Escape")
            await expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("address", ["/settings", LIMITS, REGISTRATION + "&country=DE"])
async def test_a_phone_shows_it_without_scrolling_the_page_to_the_side(
    console: Console, address: str
) -> None:
    page = await opened(await console.page("admin", size=PHONE), address)
    await expect(page.get_by_role("status", name="Loading")).to_have_count(0)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
