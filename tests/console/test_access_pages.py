"""Rights and who changes them, as administrators and auditors see them, and support does not."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.console.signed_in_tabs import Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme

PAGES = {
    "/access-matrix": "Access matrix",
    "/policy-changes": "Changes of rights",
    "/operators": "Operators",
    "/audit": "Audit log",
    "/programs": "Programs",
    "/terms": "Terms",
}
REASON = "Support calls players back"


async def opened(page: Page, address: str, title: str) -> Page:
    page.problems.expect("403")  # type: ignore[attr-defined]
    await page.goto(address)
    await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    return page


async def prove(page: Page) -> None:
    """The server refuses once, and asks who is there."""
    await page.get_by_role("button", name="Use your passkey").click()


async def test_a_level_changes_once_another_administrator_agrees(console: Console) -> None:
    asks = await opened(
        await console.page("admin", name="ada"), "/access-matrix?at=Player.phone&of=support", "Access matrix"
    )
    place = asks.get_by_role("complementary", name="Access to Player.phone")
    await place.get_by_text("Read", exact=True).locator("visible=true").first.click()
    await asks.get_by_role("button", name="Review and ask").click()
    dialog = asks.get_by_role("dialog")
    await expect(dialog.get_by_role("row").filter(has_text="support").first).to_contain_text("Masked")
    await dialog.get_by_label("Why, for the operator who decides").fill(REASON)
    await dialog.get_by_role("button", name="Ask for 1 change").click()
    await prove(asks)
    await expect(asks.get_by_text("Asked for. Another operator decides on it")).to_be_visible()

    await opened(asks, "/policy-changes", "Changes of rights")
    await asks.get_by_role("row").filter(has_text=REASON).click()
    await expect(asks.get_by_text("You asked for this: another operator decides.")).to_be_visible()

    decides = await opened(await console.page("admin", name="bob"), "/policy-changes", "Changes of rights")
    await decides.get_by_role("row").filter(has_text=REASON).click()
    row = asks.get_by_role("row").filter(has_text=REASON)
    await expect(row.get_by_text("bob", exact=True)).to_be_visible()
    await decides.get_by_role("button", name="Approve").click()
    await decides.get_by_role("dialog").get_by_role("button", name="Approve").click()
    await prove(decides)
    await expect(decides.get_by_role("dialog", name="Approve this change")).to_be_hidden()
    await expect(row.get_by_text("bob", exact=True)).to_have_count(0)

    await opened(decides, "/access-matrix?at=Player.phone&of=support", "Access matrix")
    why = decides.get_by_role("region", name="Why")
    await expect(why.get_by_text("Made here")).to_be_visible()


async def test_an_auditor_reads_the_log_in_words(console: Console) -> None:
    page = await opened(await console.page("auditor"), "/audit", "Audit log")
    await expect(page.get_by_text("No gap in the")).to_be_visible()
    await page.get_by_role("row").nth(1).click()
    await expect(page.get_by_role("region", name="Chain of the day")).to_be_visible()


@pytest.mark.parametrize("address", PAGES)
async def test_support_sees_none_of_it(console: Console, address: str) -> None:
    if address == "/terms":
        pytest.skip("every operator may read the terms")
    page = await console.page("support")
    await page.goto(address)
    await expect(page.get_by_role("main")).to_contain_text("Your roles may not use this")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_keeps_people_out(console: Console, scheme: ColorScheme) -> None:
    page = await console.page("admin", scheme=scheme)
    for address, title in PAGES.items():
        await opened(page, address, title)
        await expect(page.get_by_role("grid")).to_be_visible()
        assert await axe_findings(page) == [], address
