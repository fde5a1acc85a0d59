"""What is around every page of the console, as operators see it in a browser."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import Page, Route, expect

from tests.console.pages_of_the_build import console_pages
from tests.console.signed_in_tabs import PHONE, Console
from tests.dashboard.axe import axe_findings
from tests.dashboard.conftest import ColorScheme
from tests.journeys.staffed_casino import StaffedCasino

PERMISSIONS = "{ viewer { permissions { coordinate level } } }"
HAS_PLAYER_PAGE = any(each.name == "player" for each in console_pages())
NOT_FOUND = "There is no such page"


async def allowed(casino: StaffedCasino, role: str) -> set[str]:
    """The coordinates that an operator with this role may use."""
    viewer = (await (await casino.operator(role)).ask(PERMISSIONS))["viewer"]
    return {each["coordinate"] for each in viewer["permissions"] if each["level"] != "NONE"}


async def choose(page: Page, *items: str) -> None:
    """In the menu of the person, which stays open while one chooses."""
    await page.get_by_role("banner").get_by_role("button").last.click()
    for item in items:
        await page.get_by_role("menuitemradio", name=item, exact=True).click()
    await page.keyboard.press("Escape")


async def start(page: Page) -> Page:
    await page.goto("/")
    await expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()
    return page


@pytest.mark.parametrize("role", ["support", "accountant", "admin"])
async def test_the_navigation_offers_what_the_role_may_use_and_nothing_else(
    console: Console, role: str
) -> None:
    may = await allowed(console.casino, role)
    page = await start(await console.page(role))
    links = page.get_by_role("navigation", name="Navigation").get_by_role("listitem").get_by_role("link")
    offered = [(await link.inner_text()).split("\n")[0] for link in await links.all()]
    assert sorted(offered) == sorted(
        each.title for each in console_pages() if each.in_navigation and each.needs in may
    )


@pytest.mark.parametrize("role", ["support", "accountant"])
async def test_an_address_of_a_page_for_others_says_which_right_is_missing(
    console: Console, role: str
) -> None:
    may = await allowed(console.casino, role)
    page = await start(await console.page(role))
    for denied in (each for each in console_pages() if each.needs not in may):
        await page.goto(denied.address.replace("$id", "0"))
        await expect(page.get_by_role("main")).to_contain_text("Your roles may not use this")
        await expect(page.get_by_role("main")).to_contain_text(denied.needs)


async def test_a_page_whose_right_is_taken_away_names_the_right(console: Console) -> None:
    needed = next(each.needs for each in console_pages() if each.address == "/")

    async def without_it(route: Route) -> None:
        response = await route.fetch()
        answer = await response.json()
        viewer = (answer.get("data") or {}).get("viewer") or {}
        viewer["permissions"] = [
            each for each in viewer.get("permissions", ()) if each["coordinate"] != needed
        ]
        await route.fulfill(response=response, body=json.dumps(answer))

    page = await console.page("support")
    await page.route("**/graphql", without_it)
    await page.goto("/")
    await expect(page.get_by_role("main")).to_contain_text(f"Your roles may not read {needed}")
    assert await axe_findings(page) == []


@pytest.mark.parametrize("address", ["/palyers", "/no/such/page"])
async def test_an_address_that_is_no_page_leads_back(console: Console, address: str) -> None:
    page = await start(await console.page("support"))
    page.problems.expect("404")  # type: ignore[attr-defined]
    await page.evaluate("address => history.pushState(null, '', address)", address)
    await page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    await expect(page.get_by_role("heading", name=NOT_FOUND)).to_be_visible()
    await page.get_by_role("link", name="To the start page").click()
    await expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()


async def test_ctrl_k_goes_to_a_page(console: Console) -> None:
    page = await console.page("support")
    await page.goto("/account")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await start(page)
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.type("Over")
    await expect(page.get_by_role("dialog").get_by_role("button", name="Overview")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()


@pytest.mark.skipif(not HAS_PLAYER_PAGE, reason="no page of a player")
async def test_ctrl_k_finds_a_player_by_what_is_pasted_and_offers_them_again(console: Console) -> None:
    player = await console.casino.player("pasted-into-the-palette")
    page = await start(await console.page("support"))
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    await page.keyboard.insert_text(" pasted-into-the-palette@EXAMPLE.com ")
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("button", name="by e-mail address")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"**/players/{player.name}*")
    await page.keyboard.press("Control+k")
    await expect(dialog.get_by_role("button", name="pasted-into-the-palette").first).to_be_visible()


async def test_what_is_found_nowhere_is_said_so(console: Console) -> None:
    page = await start(await console.page("support"))
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    await page.keyboard.insert_text("no-such-thing-at-all")
    await expect(page.get_by_role("dialog")).to_contain_text("Nothing found")


async def test_a_question_mark_opens_the_keys(console: Console) -> None:
    page = await start(await console.page("support"))
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    await expect(page.get_by_role("dialog", name="Keys")).to_contain_text("Ctrl K")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


async def test_the_language_changes_at_once_and_is_remembered(console: Console) -> None:
    page = await start(await console.page("support"))
    await choose(page, "Deutsch")
    await expect(page.get_by_role("navigation", name="Navigation").get_by_text("Übersicht")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", level=1, name="Übersicht")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "de")
    await choose(page, "English")
    await expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()


async def test_the_browser_says_the_language_of_who_chose_none(console: Console) -> None:
    page = await console.page("support", locale="it-IT")
    await page.goto("/")
    await expect(page.locator("html")).to_have_attribute("lang", "it")
    await expect(page.get_by_role("heading", level=1)).not_to_have_text("Overview")


async def test_the_scheme_is_chosen_and_remembered(console: Console) -> None:
    page = await start(await console.page("support"))
    colour = "getComputedStyle(document.body).backgroundColor"
    light = await page.evaluate(colour)
    await choose(page, "Dark")
    dark = await page.evaluate(colour)
    assert light != dark
    await page.reload()
    await start(page)
    assert await page.evaluate(colour) == dark


async def test_it_says_since_when_it_is_out_of_date_and_becomes_live_again(console: Console) -> None:
    page = await start(await console.page("support"))
    live = page.get_by_role("banner").get_by_role("status")
    await expect(live).to_have_text("Live")
    page.problems.expect("WebSocket")  # type: ignore[attr-defined]
    page.problems.expect("ERR_INTERNET_DISCONNECTED")  # type: ignore[attr-defined]
    page.problems.expect("Unable to preload")  # type: ignore[attr-defined]
    await page.context.set_offline(True)
    await expect(live).to_contain_text("Out of date since")
    await page.context.set_offline(False)
    await expect(live).to_have_text("Live", timeout=60_000)


async def test_signing_out_ends_the_session(console: Console) -> None:
    page = await start(await console.page("support", name="one-who-leaves"))
    await page.get_by_role("banner").get_by_role("button").last.click()
    await page.get_by_role("menuitem", name="Sign out").click()
    await expect(page.get_by_label("Login")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Login")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_people_with_disabilities_can_use_it(console: Console, scheme: ColorScheme) -> None:
    page = await start(await console.page("admin", scheme=scheme))
    assert await axe_findings(page) == []
    await page.get_by_role("banner").get_by_role("button").last.click()
    await expect(page.get_by_role("menuitem", name="Sign out")).to_be_visible()
    assert await axe_findings(page) == []
    await page.keyboard.press("Escape")
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await axe_findings(page) == []


async def test_a_narrow_screen_has_the_navigation_in_a_drawer(console: Console) -> None:
    page = await start(await console.page("support", size=PHONE))
    await expect(page.get_by_role("navigation", name="Navigation")).to_be_hidden()
    await page.get_by_role("button", name="Navigation").click()
    drawer = page.get_by_role("dialog", name="Navigation")
    await expect(drawer.get_by_role("link", name="Overview")).to_be_visible()
    assert await axe_findings(page) == []
    await drawer.get_by_role("button", name="Close").click()
    await expect(drawer).to_be_hidden()
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE[0]
