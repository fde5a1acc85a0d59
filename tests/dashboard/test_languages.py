"""The public pages in the languages of those who look at them."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page, expect

PAGES = (
    "/",
    "/sign-in/operators",
    "/sign-in/players",
    "/register",
    "/forgot-password",
    "/reset-password#challenge=c&asked=1",
    "/object-to-reset",
    "/account",
    "/developer",
    "/events",
    "/graphiql",
)
TITLE = {"en": "Operators sign in", "de": "Anmeldung für Operatoren", "it": "Accesso operatori"}
PHONE, ZOOMED = (390, 844), (720, 450)
"""The second is a window of 1440 by 900 at twice the size."""
OF_A_LANGUAGE = re.compile(r"/assets/(en|de|it|es)-")


async def no_player(page: Page) -> None:
    await page.route("**/auth/players/session", lambda route: route.fulfill(json={"session": None}))


async def shown(page: Page, path: str) -> Page:
    await no_player(page)
    await page.goto(path)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de-AT", "de"), ("it-IT", "it"), ("en-US", "en"), ("fr-FR", "en")],
)
async def test_the_browser_says_the_language(page: Page, language: str) -> None:
    await shown(page, "/sign-in/operators")
    await expect(page.locator("html")).to_have_attribute("lang", language)
    await expect(page.get_by_role("heading", level=1)).to_have_text(TITLE[language])
    await expect(page).to_have_title(f"{TITLE[language]} · Croupier")


async def test_a_language_that_was_chosen_stays(page: Page) -> None:
    await shown(page, "/sign-in/operators")
    await page.get_by_label("Login").fill("ada")
    await page.get_by_role("combobox", name="Language").select_option("Italiano")
    await expect(page.get_by_role("heading", level=1)).to_have_text(TITLE["it"])
    await expect(page.get_by_label("Nome utente")).to_have_value("ada")
    await expect(page.locator("html")).to_have_attribute("lang", "it")
    await shown(page, "/developer")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Messaggi della sandbox")
    await expect(page.locator("html")).to_have_attribute("lang", "it")


async def test_what_went_wrong_changes_its_language_too(page: Page) -> None:
    page.problems.expect("401")  # type: ignore[attr-defined]
    await shown(page, "/sign-in/operators")
    await page.get_by_label("Login").fill("ada")
    await page.get_by_label("Password").fill("something else entirely")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("This is not right")
    await page.get_by_role("combobox", name="Language").select_option("Español")
    await expect(page.get_by_role("alert")).to_contain_text("No es correcto")


@pytest.mark.parametrize("locale", ["de-DE"])
async def test_a_page_loads_one_language_alone(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.extend(OF_A_LANGUAGE.findall(request.url)))
    await shown(page, "/sign-in/players")
    assert asked
    assert set(asked) == {"de"}


@pytest.mark.parametrize("locale", ["de-DE"])
@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "zoomed"])
async def test_german_fits_a_phone_and_a_page_at_twice_its_size(page: Page, size: tuple[int, int]) -> None:
    await page.set_viewport_size({"width": size[0], "height": size[1]})
    wide = []
    for path in PAGES:
        await shown(page, path)
        if await page.evaluate("document.documentElement.scrollWidth") > size[0]:
            wide.append(path)
    assert wide == []
