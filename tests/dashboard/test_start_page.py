from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from server.http.pages import STATIC
from tests.dashboard.stand_in import TOKEN

AXE = STATIC.parents[1] / "dashboard" / "node_modules" / "axe-core" / "axe.min.js"


async def sign_in(page: Page, token: str = TOKEN) -> None:
    await page.get_by_label("Access token").fill(token)
    await page.get_by_role("button", name="Sign in", exact=True).click()


async def axe_findings(page: Page) -> list[Any]:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run `python hatch_build.py npm ci`")
    await page.evaluate(AXE.read_text())
    report = await page.evaluate("axe.run(document)")
    return [(found["id"], [node["html"] for node in found["nodes"]]) for found in report["violations"]]


async def test_it_says_what_the_server_is_and_where_to_go(page: Page) -> None:
    await page.goto("/")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("players and their money")
    await expect(page.get_by_text("Ready", exact=True)).to_be_visible()
    doors = page.get_by_role("navigation").get_by_role("link")
    paths = [await door.get_attribute("href") for door in await doors.all()]
    assert paths == ["/graphiql", "/openapi.json", "/metrics", "/readyz"]


async def test_every_door_opens(page: Page) -> None:
    await page.goto("/")
    for door in await page.get_by_role("navigation").get_by_role("link").all():
        response = await page.request.get(str(await door.get_attribute("href")))
        assert response.status == 200, response.url


async def test_an_accepted_token_shows_who_you_are_and_outlives_a_reload(page: Page) -> None:
    await page.goto("/")
    await sign_in(page)
    for text in ("ada", "Operator", "support", "risk_analyst", "default"):
        await expect(page.get_by_role("definition").get_by_text(text, exact=True)).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("ada", exact=True)).to_be_visible()


async def test_a_token_pasted_with_its_header_name_is_understood(page: Page) -> None:
    await page.goto("/")
    await sign_in(page, f"Authorization: Bearer {TOKEN}  ")
    await expect(page.get_by_text("ada", exact=True)).to_be_visible()


async def test_a_refused_token_is_kept_nowhere(page: Page) -> None:
    await page.goto("/")
    await sign_in(page, "not.the.token")
    await expect(page.get_by_role("alert")).to_contain_text("does not accept this token")
    assert await page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]


async def test_the_token_is_kept_in_session_storage_alone(page: Page) -> None:
    await page.goto("/")
    await sign_in(page)
    await expect(page.get_by_text("ada", exact=True)).to_be_visible()
    assert await page.evaluate("Object.values(sessionStorage)") == [TOKEN]
    assert await page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    assert TOKEN not in page.url
    assert TOKEN not in await page.content()


async def test_signing_out_forgets_the_token(page: Page) -> None:
    await page.goto("/")
    await sign_in(page)
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_label("Access token")).to_be_empty()
    assert await page.evaluate("sessionStorage.length") == 0


async def test_a_token_that_has_ended_asks_for_another(page: Page) -> None:
    await page.goto("/")
    await page.evaluate("sessionStorage.setItem('croupier.token', 'ended')")
    await page.reload()
    await expect(page.get_by_text("Your sign-in has ended")).to_be_visible()
    assert await page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("moment", ["anonymous", "refused", "signed in"])
async def test_axe_finds_nothing(page: Page, moment: str) -> None:
    await page.goto("/")
    await expect(page.get_by_text("Ready", exact=True)).to_be_visible()
    if moment == "refused":
        await sign_in(page, "not.the.token")
        await expect(page.get_by_role("alert")).not_to_be_empty()
    if moment == "signed in":
        await sign_in(page)
        await expect(page.get_by_text("ada", exact=True)).to_be_visible()
    assert await axe_findings(page) == []
