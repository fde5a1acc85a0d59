from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.dashboard.axe import axe_findings
from tests.dashboard.fake_api import CODE, LOGIN, PASSWORD


async def say(page: Page, login: str = LOGIN, password: str = PASSWORD) -> None:
    """The first step."""
    await page.get_by_label("Login").fill(login)
    await page.get_by_label("Password").fill(password)
    await page.keyboard.press("Enter")


async def prove(page: Page, code: str = CODE) -> None:
    """The second."""
    await page.get_by_label("Six-digit code").fill(code)
    await page.get_by_role("button", name="Go on").click()


async def sign_in(page: Page) -> None:
    await say(page)
    await prove(page)


async def test_the_page_names_the_server_and_links_to_other_pages(page: Page) -> None:
    await page.goto("/")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("players and their money")
    await expect(page.get_by_text("Ready", exact=True)).to_be_visible()
    doors = page.get_by_role("navigation").get_by_role("link")
    paths = [await door.get_attribute("href") for door in await doors.all()]
    assert paths == ["/graphiql", "/openapi.json", "/events", "/metrics", "/readyz"]


async def test_every_link_of_the_start_page_works(page: Page) -> None:
    await page.goto("/")
    for door in await page.get_by_role("navigation").get_by_role("link").all():
        response = await page.request.get(str(await door.get_attribute("href")))
        assert response.status == 200, response.url


async def test_a_sign_in_with_a_second_factor_survives_a_reload(page: Page) -> None:
    await page.goto("/")
    await sign_in(page)
    for text in ("ada", "Operator", "support", "risk_analyst", "default", "from 192.0.2.9"):
        await expect(page.get_by_role("definition").get_by_text(text, exact=True)).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="ada")).to_be_visible()


async def test_a_wrong_password_is_reported_and_cleared(page: Page) -> None:
    await page.goto("/")
    page_of_refusals(page)
    await say(page, password="something else entirely")
    await expect(page.get_by_role("alert")).to_contain_text("This is not right")
    await expect(page.get_by_label("Password")).to_be_empty()
    await expect(page.get_by_label("Login")).to_have_value(LOGIN)


async def test_a_wrong_code_leaves_another_try_and_another_factor(page: Page) -> None:
    await page.goto("/")
    page_of_refusals(page)
    await say(page)
    await prove(page, "000000")
    await expect(page.get_by_role("alert")).to_contain_text("This is not right")
    await page.get_by_role("button", name="Recovery code instead").click()
    await expect(page.get_by_label("Recovery code")).to_be_visible()
    await page.get_by_role("button", name="Authenticator app instead").click()
    await prove(page)
    await expect(page.get_by_role("button", name="ada")).to_be_visible()


async def test_scripts_cannot_read_the_session_cookie(page: Page) -> None:
    await page.goto("/")
    await sign_in(page)
    await expect(page.get_by_role("button", name="ada")).to_be_visible()
    assert await page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    assert PASSWORD not in await page.content()
    (cookie,) = await page.context.cookies()
    assert (cookie["httpOnly"], cookie["secure"], cookie["sameSite"]) == (True, True, "Lax")


async def test_signing_out_ends_the_session(page: Page) -> None:
    await page.goto("/")
    await sign_in(page)
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_label("Login")).to_be_empty()
    await page.reload()
    await expect(page.get_by_label("Login")).to_be_visible()


async def test_the_sign_in_page_continues_to_the_requested_page(page: Page) -> None:
    await page.goto("/sign-in/operators?continue=/developer")
    await sign_in(page)
    await expect(page.get_by_role("heading", name="Messages of the sandbox")).to_be_visible()


async def test_sign_in_through_a_provider_continues_to_the_requested_page(page: Page) -> None:
    await page.goto("/sign-in/operators?continue=/developer&sso=corp&problem=no_role")
    await expect(page.get_by_role("alert").first).to_contain_text("you have no role here")
    link = page.get_by_role("link", name="Sign in with Example Corp")
    assert await link.get_attribute("href") == "/auth/operators/sso/corp?continue=%2Fdeveloper"


async def test_players_sign_in_by_e_mail_address_or_username(page: Page) -> None:
    await page.route("**/auth/players/session", lambda route: route.fulfill(json={"session": None}))
    await page.goto("/sign-in/players")
    await expect(page.get_by_label("E-mail or username")).to_be_visible()


async def test_messages_are_shown_as_text(page: Page) -> None:
    await page.goto("/developer")
    await expect(page.get_by_text("<script>alert(1)</script>")).to_be_visible()
    await expect(page.get_by_text("+49 151 000000")).to_be_visible()


def page_of_refusals(page: Page) -> None:
    """The browser itself tells its console of each 401."""
    page.problems.expect("401")  # type: ignore[attr-defined]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("moment", ["anonymous", "refused", "second step", "signed in"])
async def test_axe_finds_no_accessibility_faults(page: Page, moment: str) -> None:
    await page.goto("/")
    await expect(page.get_by_text("Ready", exact=True)).to_be_visible()
    if moment == "refused":
        page_of_refusals(page)
        await say(page, password="something else entirely")
        await expect(page.get_by_role("alert")).not_to_be_empty()
    if moment == "second step":
        await say(page)
        await expect(page.get_by_label("Six-digit code")).to_be_visible()
    if moment == "signed in":
        await sign_in(page)
        await expect(page.get_by_role("button", name="ada")).to_be_visible()
    assert await axe_findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/sign-in/operators", "/sign-in/players", "/account", "/developer", "/events"]
)
async def test_axe_finds_no_accessibility_faults_on_other_pages(page: Page, path: str) -> None:
    await page.goto(path)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert await axe_findings(page) == []
