"""The list of players in a browser: finding, keeping views, coming back, and changing or exporting many."""

from __future__ import annotations

import asyncio
import csv
import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.console.proofs import expect_proofs, prove
from tests.console.signed_in_tabs import DESKTOP, PHONE, Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme
from tests.journeys.people import Person
from tests.journeys.staffed_casino import StaffedCasino

TAGS = "query ($id: ID!) { player(id: $id) { tags status } }"


def the_list(page: Page) -> Locator:
    return page.get_by_role("grid", name="Players")


def row(page: Page, username: str) -> Locator:
    return the_list(page).get_by_role("row").filter(has_text=username)


async def registered(casino: StaffedCasino, campaign: str, *names: str) -> list[str]:
    """Ids of new players of one campaign, by which a filter finds them alone."""
    admin = await casino.operator("admin", "ada")
    return [await one_registered(admin, name, campaign) for name in names]


async def one_registered(admin: Person, name: str, campaign: str) -> str:
    form = {
        "email": f"{name}@example.com",
        "username": name,
        "country": "DE",
        "currency": "EUR",
        "dateOfBirth": "1990-02-28",
        "consents": [{"kind": "TERMS", "version": "1"}, {"kind": "PRIVACY", "version": "1"}],
        "campaign": campaign,
    }
    joined = await admin.done("registerPlayer", "PlayerRegistered", **form)
    return str(joined["player"]["id"])


async def shown(page: Page, query: str, *names: str) -> None:
    """Open the list at this address, once it shows these players and no others."""
    await page.goto(f"/players?{query}")
    for name in names:
        await expect(row(page, name)).to_be_visible()
    await expect(the_list(page).get_by_role("row")).to_have_count(len(names) + 1)


async def test_support_searches_filters_sorts_and_chooses_columns(console: Console) -> None:
    await registered(console.casino, "list-search", "list-search-a", "list-search-b")
    page = await console.page("support")
    await page.goto("/players")
    await expect(page.get_by_role("heading", level=1, name="Players")).to_be_visible()
    await the_list(page).focus()
    await page.keyboard.press("f")
    await page.keyboard.type("list-search")
    await page.wait_for_url("**q=list-search*")
    await expect(the_list(page).get_by_role("row")).to_have_count(3)

    await page.get_by_role("button", name="Add filter").click()
    await page.get_by_role("menuitem", name="Status").click()
    await page.get_by_role("dialog", name="Status").get_by_label("Closed").check()
    await page.get_by_role("button", name="Apply").click()
    await expect(the_list(page)).to_contain_text("No player is like that")
    await page.get_by_role("button", name="Remove the filter Status").click()
    await expect(the_list(page).get_by_role("row")).to_have_count(3)

    names = the_list(page).get_by_role("row").get_by_role("link")
    await the_list(page).get_by_role("button", name="Player", exact=True).click()
    await expect(names.first).to_have_text("list-search-b")
    await the_list(page).get_by_role("button", name="Player", exact=True).click()
    await expect(names.first).to_have_text("list-search-a")
    assert "sort=username" in page.url

    columns = the_list(page).get_by_role("columnheader")
    await page.get_by_role("button", name="Columns").click()
    await page.get_by_role("dialog", name="Columns").get_by_label("Tags").uncheck()
    await page.get_by_role("dialog", name="Columns").get_by_label("E-mail").check()
    await page.keyboard.press("Escape")
    await expect(columns.filter(has_text="Tags")).to_have_count(0)
    await expect(columns.filter(has_text="E-mail")).to_be_visible()
    await expect(page.get_by_role("main")).not_to_contain_text("list-search-a@example.com")
    await page.reload()
    await expect(columns.filter(has_text="E-mail")).to_be_visible()
    await expect(names.first).to_have_text("list-search-a")


async def test_a_saved_view_says_when_it_has_been_changed(console: Console) -> None:
    await registered(console.casino, "list-view", "list-view-a")
    page = await console.page("support", name="one-with-views")
    await shown(page, "q=list-view", "list-view-a")
    views = page.get_by_role("navigation", name="Saved views")
    await views.get_by_role("button", name="Save as a view").click()
    await page.get_by_label("Name of the view").fill("Mine of today")
    await page.keyboard.press("Enter")
    await expect(views.get_by_role("link", name="Mine of today")).to_have_attribute("aria-current", "page")
    await views.get_by_role("link", name="All players").click()
    await views.get_by_role("link", name="Mine of today").click()
    await expect(the_list(page).get_by_role("row")).to_have_count(2)
    await expect(views).not_to_contain_text("Changed")
    await the_list(page).get_by_role("button", name="Registered").click()
    await expect(views).to_contain_text("Changed")
    await views.get_by_role("button", name="More about the view Mine of today").click()
    await page.get_by_role("menuitem", name="Save the changes to Mine of today").click()
    await expect(views).not_to_contain_text("Changed")


async def test_back_from_a_player_finds_the_list_where_it_was_left(console: Console) -> None:
    names = [f"list-back-{number:02}" for number in range(30)]
    await registered(console.casino, "list-back", *names)
    page = await console.page("support", size=(1440, 500))
    await page.goto("/players?campaign=list-back&sort=username")
    await expect(row(page, names[0])).to_be_visible()
    await the_list(page).focus()
    for _ in range(22):
        await page.keyboard.press("j")
    await expect(row(page, names[22])).to_be_visible()
    top = await the_list(page).evaluate("grid => grid.scrollTop")
    assert top > 0
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1, name=names[22])).to_be_visible()
    await page.go_back()
    await expect(row(page, names[22])).to_be_visible()
    assert await the_list(page).evaluate("grid => grid.scrollTop") == top
    await expect(the_list(page)).to_be_focused()
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1, name=names[23])).to_be_visible()


async def test_rows_change_in_place_and_new_players_wait_for_a_click(console: Console) -> None:
    (first,) = await registered(console.casino, "list-new", "list-new-first")
    page = await console.page("support")
    await shown(page, "campaign=list-new", "list-new-first")
    await console.casino.deposit(first, "12.50")
    await expect(row(page, "list-new-first")).to_contain_text("12.50")
    admin = await console.casino.operator("risk")
    why = {"code": "SECURITY", "words": None}
    moved = {"playerId": first, "to": "SUSPENDED", "reason": why}
    await admin.done("movePlayerStatus", "PlayerStatusMoved", **moved)
    await expect(row(page, "list-new-first")).to_contain_text("Suspended")

    await registered(console.casino, "list-of-others", "list-other")
    await registered(console.casino, "list-new", "list-new-second", "list-new-third")
    new = page.get_by_role("button", name="2 new")
    await expect(new).to_be_visible()
    await expect(the_list(page).get_by_role("row")).to_have_count(2)
    await new.click()
    await expect(the_list(page).get_by_role("row")).to_have_count(4)
    await expect(page.get_by_role("button", name=re.compile(r"\d new"))).to_have_count(0)
    await expect(the_list(page)).to_be_focused()


async def test_crm_tags_selected_players_by_keyboard_and_follows_the_job(console: Console) -> None:
    players = await registered(console.casino, "list-tag", "list-tag-a", "list-tag-b", "list-tag-c")
    page = await console.page("crm")
    await shown(page, "campaign=list-tag&sort=username", "list-tag-a", "list-tag-b", "list-tag-c")
    await the_list(page).focus()
    await page.keyboard.press("x")
    await page.keyboard.press("j")
    await page.keyboard.press("x")
    await expect(page.get_by_text("2 rows selected")).to_be_visible()
    await page.keyboard.press("Tab")
    while await page.evaluate("document.activeElement.textContent") != "Tag":
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Tag 2 players")
    await expect(dialog.get_by_label("Tags to add")).to_be_focused()
    await page.keyboard.type("Autumn")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_text("autumn", exact=True)).to_be_visible()
    await dialog.get_by_role("button", name="Tag 2 players").focus()
    await page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(page.get_by_role("main")).to_contain_text("2 of 2")
    await expect(row(page, "list-tag-a")).to_contain_text("autumn")
    await expect(row(page, "list-tag-b")).to_contain_text("autumn")
    await page.get_by_role("link", name="Open the job").click()
    await expect(page.get_by_role("complementary", name="Tags of many players")).to_contain_text("Done")
    crm = await console.casino.operator("crm")
    assert [(await crm.ask(TAGS, id=each))["player"]["tags"] for each in players] == [
        ["autumn"],
        ["autumn"],
        [],
    ]


async def test_crm_exports_what_the_filter_holds_with_chosen_columns(
    console: Console, tmp_path: Path
) -> None:
    await registered(console.casino, "list-export", "list-export-a", "list-export-b")
    page = await console.page("crm")
    expect_proofs(page)
    await shown(page, "campaign=list-export&sort=username", "list-export-a", "list-export-b")
    await page.get_by_role("button", name="Act on all 2").click()
    await expect(page.get_by_role("menuitem", name="Change the status")).to_have_count(0)
    await page.get_by_role("menuitem", name="Export as CSV").click()
    dialog = page.get_by_role("dialog", name="Export 2 players")
    columns = dialog.get_by_role("group", name="Columns of the file")
    for name in (
        "Id",
        "Given names",
        "Family names",
        "Status",
        "VIP level",
        "Tags",
        "Last seen",
        "Registered",
    ):
        await columns.get_by_label(name, exact=True).uncheck()
    await columns.get_by_label("E-mail").check()
    await dialog.get_by_role("button", name="Export 2 players").click()
    await prove(page)
    await expect(dialog).to_have_count(0)
    await page.get_by_role("link", name="To the file").click()
    panel = page.get_by_role("complementary", name="Export of players")
    async with page.expect_download() as coming:
        await panel.get_by_role("button", name="Download the CSV file").click()
    await (await coming.value).save_as(tmp_path / "players.csv")
    with (tmp_path / "players.csv").open(newline="", encoding="utf-8") as text:
        title, *rows = csv.reader(text)
    assert title == ["username", "email", "country"]
    assert [(each[0], each[2]) for each in rows] == [("list-export-a", "DE"), ("list-export-b", "DE")]
    assert "list-export-a@example.com" not in rows[0], "crm sees it masked"


async def test_a_lead_moves_all_that_the_filter_holds_after_typing_how_many(console: Console) -> None:
    names = [f"list-move-{number:02}" for number in range(11)]
    players = await registered(console.casino, "list-move", *names)
    page = await console.page("support_lead")
    expect_proofs(page)
    await shown(page, "campaign=list-move", *names)
    await page.get_by_role("button", name="Act on all 11").click()
    await page.get_by_role("menuitem", name="Change the status").click()
    dialog = page.get_by_role("dialog", name="Change the status of 11 players")
    await dialog.get_by_role("combobox", name="New status").click()
    await page.get_by_role("option", name="Suspended").click()
    await dialog.get_by_role("combobox", name="Reason").click()
    await page.get_by_role("option", name="Security").click()
    confirm = dialog.get_by_role("button", name="Move 11 players to “Suspended”")
    await expect(confirm).to_be_disabled()
    await dialog.get_by_label("Type 11 to confirm").fill("11")
    await confirm.click()
    await prove(page)
    await expect(page.get_by_role("main")).to_contain_text("11 of 11")
    await expect(row(page, names[0])).to_contain_text("Suspended")
    lead = await console.casino.operator("support_lead")
    assert {(await lead.ask(TAGS, id=each))["player"]["status"] for each in players} == {"SUSPENDED"}


async def test_of_selected_players_only_moves_that_some_of_them_allow_are_offered(console: Console) -> None:
    await registered(console.casino, "list-choice", "list-choice-a", "list-choice-b")
    page = await console.page("support_lead")
    await shown(page, "campaign=list-choice", "list-choice-a", "list-choice-b")
    await the_list(page).get_by_label("Select every loaded row").check()
    await page.get_by_role("button", name="Change status").click()
    await page.get_by_role("dialog").get_by_role("combobox", name="New status").click()
    offered = await page.get_by_role("option").all_inner_texts()
    assert any(each.endswith("for 2 of 2") for each in offered), offered
    assert not any(each.startswith("Active") for each in offered), offered


async def test_what_was_read_stays_in_sight_when_the_server_does_not_answer(console: Console) -> None:
    await registered(console.casino, "list-offline", "list-offline")
    page = await console.page("support", size=PHONE, locale="de-DE")
    for words in ("WebSocket", "ERR_INTERNET_DISCONNECTED"):
        page.problems.expect(words)  # type: ignore[attr-defined]
    await page.goto("/players?campaign=list-offline")
    shown = page.get_by_role("grid").get_by_role("row").filter(has_text="list-offline")
    await expect(shown).to_be_visible()
    await page.context.set_offline(True)
    await page.get_by_role("button", name="Liste neu laden").click()
    await expect(page.get_by_role("alert")).to_contain_text("Der Server")
    await expect(shown).to_be_visible()
    await expect(page.get_by_role("banner").get_by_text(re.compile(r"^Seit \d"))).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.context.set_offline(False)
    await page.get_by_role("button", name="Liste neu laden").click()
    await expect(page.get_by_role("alert")).to_have_count(0)


async def test_support_changes_no_more_than_one_player_at_a_time(console: Console) -> None:
    await registered(console.casino, "list-alone", "list-alone")
    page = await console.page("support")
    await shown(page, "campaign=list-alone", "list-alone")
    await expect(page.get_by_role("button", name=re.compile("^Act on"))).to_have_count(0)
    await expect(the_list(page).get_by_role("checkbox")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(console: Console, scheme: ColorScheme) -> None:
    name = f"list-axe-{scheme}"
    await registered(console.casino, name, name)
    page = await console.page("risk", scheme=scheme)
    await shown(page, f"campaign={name}", name)
    await registered(console.casino, name, f"{name}-new")
    await expect(page.get_by_role("button", name="1 new")).to_be_visible()
    await the_list(page).get_by_label("Select this row").check()
    assert await axe_findings(page) == []
    for act, title in (("Tag", "Tag 1 player"), ("Change status", "Change the status of 1 player")):
        await page.get_by_role("button", name=act, exact=True).click()
        await expect(page.get_by_role("dialog", name=title)).to_be_visible()
        assert await axe_findings(page) == []
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_role("button", name="Act on 1 player").click()
    await page.get_by_role("menuitem", name="Export as CSV").click()
    await expect(page.get_by_role("dialog", name="Export 1 player")).to_be_visible()
    assert await axe_findings(page) == []


async def test_fits_a_phone(console: Console) -> None:
    await registered(console.casino, "list-phone", "list-phone")
    page = await console.page("risk", size=PHONE)
    await shown(page, "campaign=list-phone", "list-phone")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for words in ("list-phone", "0.00", "Active"):
        place = await row(page, "list-phone").get_by_text(words).first.bounding_box()
        assert place is not None
        assert place["x"] + place["width"] <= PHONE[0]
    assert await the_list(page).evaluate("grid => grid.scrollWidth <= grid.clientWidth")
    await page.get_by_role("button", name="Act on 1 player").click()
    await page.get_by_role("menuitem", name="Export as CSV").click()
    await expect(page.get_by_role("dialog", name="Export 1 player")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
async def test_rows_stand_before_they_are_counted_and_the_count_moves_nothing(
    console: Console, size: tuple[int, int]
) -> None:
    name = f"list-count-{size[0]}"
    await registered(console.casino, name, name)
    page = await console.page("risk", size=size)
    counted = asyncio.Event()

    async def hold(route: Route) -> None:
        if '"PlayersCount"' in (route.request.post_data or ""):
            await counted.wait()
        await route.continue_()

    await page.route("**/graphql", hold)
    await page.goto(f"/players?campaign={name}")
    shown = row(page, name)
    await expect(shown).to_be_visible()
    await expect(page.get_by_text("1 player", exact=True)).to_have_count(0)
    before = await shown.bounding_box()
    counted.set()
    await expect(page.get_by_text("1 player", exact=True)).to_be_visible()
    await expect(page.get_by_role("button", name="Act on 1 player")).to_be_visible()
    assert await shown.bounding_box() == before


async def test_days_are_typed_in_the_language_of_the_console_whatever_the_browser_speaks(
    console: Console,
) -> None:
    page = await console.page("support", locale="en-US")
    await page.add_init_script("localStorage.setItem('croupier-language', 'de')")
    await page.goto("/players")
    await page.get_by_role("button", name="Filter hinzufügen").click()
    await page.get_by_role("menuitem", name="Registriert").click()
    dialog = page.get_by_role("dialog", name="Registriert")
    first, last = (
        dialog.get_by_label("Von", exact=True),
        dialog.get_by_label("Bis einschließlich", exact=True),
    )
    await expect(first).to_have_attribute("placeholder", "TT.MM.JJJJ")
    await first.fill("31.02.2026")
    await last.fill("3.2.26")
    await expect(dialog).to_contain_text("Ein Tag wird TT.MM.JJJJ geschrieben.")
    await last.press("Enter")
    await expect(last).to_have_value("03.02.2026")
    assert "registered" not in page.url
    await first.fill("01.02.2026")
    await last.press("Enter")
    await page.wait_for_url("**registered=2026-02-01..2026-02-03*")
