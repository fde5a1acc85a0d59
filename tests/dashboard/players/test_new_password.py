"""Players who forgot their password choose a new one on a page, before a real server."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.dashboard.axe import axe_findings
from tests.dashboard.players.conftest import CodeSentTo
from tests.dashboard.players.players_pages import (
    Person,
    a_person,
    choose_country,
    fill_in,
    give_code,
    problem_with,
    send_form,
    sign_in,
    sign_out,
)

NEW_PASSWORD = "a better horse battery"
FIVE_MINUTES_MS = 5 * 60 * 1000


async def a_registered_person(page: Page, code_sent_to: CodeSentTo) -> Person:
    person = a_person()
    await page.goto("/register")
    await choose_country(page)
    await fill_in(page, person)
    await send_form(page)
    await give_code(page, await code_sent_to(person.email))
    await page.wait_for_url("/account?realm=players")
    await sign_out(page)
    return person


async def ask_for_code(page: Page, login: str) -> None:
    await page.goto("/sign-in/players")
    await page.get_by_role("link", name="Forgot your password?").click()
    await page.get_by_label("E-mail or username").fill(login)
    await page.get_by_role("button", name="Send a code").click()
    await expect(page.get_by_text("If there is such an account, a code is on its way")).to_be_visible()


async def set_password(page: Page, code: str, password: str = NEW_PASSWORD) -> None:
    await page.get_by_label("Code from the e-mail").fill(code)
    await page.get_by_label("New password", exact=True).fill(password)
    await page.get_by_role("button", name="Set the new password").click()


async def test_a_player_signs_in_with_a_new_password(page: Page, code_sent_to: CodeSentTo) -> None:
    person = await a_registered_person(page, code_sent_to)
    await ask_for_code(page, person.email)
    code = await code_sent_to(person.email)
    await expect(page.get_by_text("At least 12 characters")).to_be_visible()

    await set_password(page, code, "too short")
    assert await problem_with(page, "New password") == "It needs at least 12 characters."
    page.problems.expect("400")  # type: ignore[attr-defined]
    await set_password(page, code, "unbelievable")
    await expect(page.get_by_text("It is known from breaches: choose another one.")).to_be_visible()
    await page.reload()
    await set_password(page, code)
    await expect(page.get_by_role("heading", name="Your new password is set")).to_be_visible()
    await page.get_by_role("link", name="Sign in").click()
    await sign_in(page, person.username, NEW_PASSWORD)
    await page.wait_for_url("/account?realm=players")


async def test_the_page_does_not_tell_whether_there_is_an_account(page: Page) -> None:
    await ask_for_code(page, "stranger@example.com")
    shown = urlsplit(page.url)
    assert (shown.path, shown.query) == ("/reset-password", "")
    page.problems.expect("401")  # type: ignore[attr-defined]
    await set_password(page, "123456")
    await expect(page.get_by_text("This code is wrong or no longer good")).to_be_visible()


async def test_a_code_that_has_expired_is_told_as_such(page: Page) -> None:
    await page.clock.install()
    await ask_for_code(page, "stranger@example.com")
    await page.clock.fast_forward(FIVE_MINUTES_MS - 5000)
    await expect(page.get_by_text("The code has expired")).not_to_be_visible()
    await page.clock.fast_forward(5000)
    await expect(page.get_by_text("The code has expired. Ask for a new one below.")).to_be_visible()
    await expect(page.get_by_role("button", name="Set the new password")).to_be_disabled()
    await page.get_by_role("link", name="Ask for a new code").click()
    await expect(page.get_by_role("button", name="Send a code")).to_be_visible()


async def test_without_a_challenge_the_page_leads_to_a_code(page: Page) -> None:
    await page.goto("/reset-password?brand=default")
    await expect(page.get_by_role("link", name="Ask for a code")).to_have_attribute(
        "href", "/forgot-password?brand=default"
    )


async def test_a_code_that_stops_no_reset_is_told_as_such(page: Page) -> None:
    page.problems.expect("404")  # type: ignore[attr-defined]
    await page.goto("/sign-in/players")
    await page.get_by_role("link", name="Stop a reset of your sign-in").click()
    await page.get_by_label("Code from the message").fill("ABCD-EFGH-IJKL-MNOP-QRST-UVWX")
    await page.get_by_role("button", name="Stop it").click()
    await expect(page.get_by_text("No removal that waits has this code")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_pages_are_accessible_and_fit_a_phone(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.goto("/forgot-password")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert await axe_findings(page) == []
    await ask_for_code(page, "stranger@example.com")
    assert await axe_findings(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
