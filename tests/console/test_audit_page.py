"""The audit log in a browser: what entries mean, where they lead, and the state of the chain."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.console.player.test_page import part
from tests.console.proofs import expect_proofs
from tests.console.signed_in_tabs import PHONE, Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme


async def opened(page: Page, address: str = "/audit") -> Page:
    expect_proofs(page)
    await page.goto(address)
    await expect(page.get_by_role("heading", level=1, name="Audit log")).to_be_visible()
    await expect(page.get_by_role("grid").get_by_role("status", name="Loading")).to_have_count(0)
    return page


async def test_an_entry_leads_to_the_player_it_is_about(console: Console) -> None:
    player = await console.casino.player("audited")
    lead = await console.casino.operator("support_lead")
    await lead.done("addNote", "NoteAdded", playerId=player.name, text="called back")
    page = await opened(await console.page("auditor"), f"/audit?player={player.name}&action=add_note")
    await page.get_by_role("row").filter(has_text="Wrote a note").click()
    panel = page.get_by_role("complementary", name="Wrote a note")
    await expect(panel.get_by_role("link", name=lead.name)).to_be_visible()
    await panel.get_by_role("link", name="audited").press("Enter")
    await expect(page.get_by_role("heading", level=1, name="audited")).to_be_visible()
    await expect(page.get_by_role("tab", name="Notes")).to_have_attribute("aria-selected", "true")
    await page.get_by_role("tab", name="Audit").click()
    await expect(page.get_by_role("grid", name="Audit")).to_contain_text("Wrote a note")


async def test_an_entry_leads_to_the_operators_and_to_where_such_things_are_decided(
    console: Console,
) -> None:
    ada = await console.casino.operator("admin", "ada")
    await console.casino.operator("support", "nora")
    operators = (await ada.ask("{ operators(first: 50) { nodes { id login } } }"))["operators"]["nodes"]
    (nora,) = [each["id"] for each in operators if each["login"] == "nora"]
    await ada.done("assignRole", "RoleAsked", operatorId=nora, role="kyc_analyst", reason="Looks after VIPs")
    page = await opened(await console.page("auditor"), "/audit?action=assign_role")
    entry = page.get_by_role("row").filter(has_text="Asked for a role").first
    await entry.click()
    panel = page.get_by_role("complementary", name="Asked for a role")
    await panel.get_by_role("link", name="To where this is decided").click()
    await expect(page.get_by_role("row").filter(has_text="Looks after VIPs")).to_be_visible()
    await page.go_back()
    await panel.get_by_role("link", name="operator:ada").click()
    await expect(page.get_by_role("complementary", name="ada")).to_be_visible()
    await page.go_back()
    uuid = nora.removeprefix("opr_")
    await panel.get_by_role("link", name=uuid).click()
    await expect(page.get_by_role("complementary", name="nora")).to_be_visible()


async def test_other_entries_like_it_are_a_filter_away(console: Console) -> None:
    page = await opened(await console.page("auditor"))
    await page.get_by_role("row").nth(1).click()
    await page.get_by_role("button", name="All by this actor").click()
    await expect(page.get_by_role("group", name="Filters")).to_contain_text("Who")
    assert "actor=" in page.url


async def test_the_chain_shows_its_places_and_how_it_is_verified(console: Console) -> None:
    page = await opened(await console.page("auditor"))
    await page.get_by_role("button", name="No gap in the").press("Enter")
    panel = page.get_by_role("complementary", name="State of the chain")
    await expect(panel).to_contain_text("No gap in the")
    await expect(panel).to_contain_text("croupier audit verify")
    newest = (
        await (await console.casino.operator("auditor")).ask(
            "{ auditEntries(first: 30) { nodes { day seq hash } } }"
        )
    )["auditEntries"]["nodes"]
    await expect(part(page, newest[0]["day"])).to_contain_text("Hash of the last")
    shown = await panel.inner_text()
    assert any(each["hash"] in shown for each in newest)


async def test_support_sees_none_of_it(console: Console) -> None:
    page = await console.page("support")
    await page.goto("/audit")
    await expect(page.get_by_role("main")).to_contain_text("Your roles may not use this")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_entries_and_the_chain_are_accessible(console: Console, scheme: ColorScheme) -> None:
    page = await opened(await console.page("admin", scheme=scheme))
    await page.get_by_role("row").nth(1).click()
    await expect(part(page, "Chain of the day")).to_be_visible()
    assert await axe_findings(page) == []
    await page.get_by_role("button", name="No gap in the").click()
    await expect(page.get_by_role("complementary", name="State of the chain")).to_be_visible()
    assert await axe_findings(page) == []


async def test_a_phone_shows_it_without_scrolling_the_page_to_the_side(console: Console) -> None:
    page = await opened(await console.page("auditor", size=PHONE), "/audit?open=chain")
    await expect(page.get_by_role("complementary", name="State of the chain")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
