"""The account page, of players and of operators, before a real server."""

from __future__ import annotations

import asyncio
from itertools import count

import pyotp
import pytest
from playwright.async_api import Page, expect

from server.console import operators
from server.settings import Settings
from tests.dashboard.axe import axe_findings
from tests.dashboard.players.conftest import CodeSentTo
from tests.dashboard.players.players_pages import (
    ITALIAN,
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

_numbers = count(1)
OPERATOR_PASSWORD = "a long enough password here"


@pytest.fixture
async def person(page: Page, code_sent_to: CodeSentTo) -> Person:
    """A player who has just registered, and looks at their account."""
    person = a_person()
    await page.goto("/register")
    await choose_country(page)
    await fill_in(page, person)
    await send_form(page)
    await give_code(page, await code_sent_to(person.email))
    await page.wait_for_url("/account?realm=players")
    return person


async def enrol_app(page: Page) -> None:
    """Add an authenticator app, by the secret beside its QR code."""
    await page.get_by_role("button", name="Add an authenticator app").click()
    image = page.get_by_role("img", name="QR code")
    await expect(image).to_be_visible()
    assert await image.evaluate("image => image.complete && image.naturalWidth > 0")
    secret = await page.locator("code").inner_text()
    await page.get_by_label("Six-digit code").fill(pyotp.TOTP(secret).now())
    await page.get_by_role("button", name="Go on").click()
    await expect(page.get_by_text("Write these recovery codes down")).to_be_visible()


async def test_players_see_their_username_and_no_way_to_the_operators(page: Page, person: Person) -> None:
    await expect(page.get_by_role("definition").get_by_text(person.username, exact=True)).to_be_visible()
    for shown in ("Kind", "Roles", "Your account"):
        await expect(page.get_by_role("term").or_(page.get_by_role("link")).get_by_text(shown)).to_have_count(
            0
        )
    await page.goto("/sign-in/players")
    await expect(page.get_by_text(f"You are signed in as {person.username}.")).to_be_visible()
    await page.get_by_role("button", name="Go on").click()
    await page.wait_for_url("/account?realm=players")
    await page.goto("/account")
    await expect(page.get_by_role("definition").get_by_text(person.username, exact=True)).to_be_visible()


async def test_players_land_on_their_account_after_signing_in(page: Page, person: Person) -> None:
    await sign_out(page)
    await page.get_by_role("link", name="Sign in").click()
    await page.wait_for_url("/sign-in/players?**")
    await page.goto("/sign-in/players")
    await sign_in(page, person.email)
    await page.wait_for_url("/account?realm=players")


async def test_an_app_is_enrolled_by_its_qr_code(page: Page, person: Person) -> None:
    await enrol_app(page)
    codes = page.locator(".codes li")
    await expect(codes).to_have_count(10)
    for width in (1280, 390):
        await page.set_viewport_size({"width": width, "height": 844})
        heights = [
            await code.evaluate("each => each.getClientRects()[0].height") for code in await codes.all()
        ]
        assert max(heights) < 30, "a code stands on one line"
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
    page.problems.expect("403")  # type: ignore[attr-defined]
    await page.get_by_role("button", name="New recovery codes").click()
    await page.get_by_role("button", name="Cancel").click()
    await expect(page.get_by_text("Nothing was changed.")).to_be_visible()


async def test_a_wrong_app_code_is_said_beside_its_field(page: Page, person: Person) -> None:
    await page.get_by_role("button", name="Add an authenticator app").click()
    await page.get_by_label("Six-digit code").fill("12")
    await page.get_by_role("button", name="Go on").click()
    await expect(page.get_by_role("alert")).to_have_text(
        "This code was not accepted. Try the next one that the app shows."
    )
    assert "not accepted" in await problem_with(page, "Six-digit code")
    await page.get_by_label("Six-digit code").fill("1")
    await expect(page.get_by_text("This code was not accepted")).to_have_count(0)


async def test_a_wrong_present_password_is_said_beside_its_field(page: Page, person: Person) -> None:
    await page.get_by_label("Password you have now").fill("not this one")
    await page.get_by_label("New password").fill(OPERATOR_PASSWORD)
    await page.get_by_role("button", name="Change your password").click()
    await expect(page.get_by_text("This is not the password you have now.")).to_be_visible()
    assert await problem_with(page, "Password you have now") == "This is not the password you have now."
    assert await problem_with(page, "New password") == ""
    await expect(page.get_by_label("New password")).to_have_value(OPERATOR_PASSWORD)
    await page.get_by_label("Password you have now").fill("n")
    await expect(page.get_by_text("This is not the password you have now.")).to_have_count(0)


async def test_players_are_told_what_keeps_them_from_playing_and_confirm_their_number(
    page: Page, code_sent_to: CodeSentTo
) -> None:
    person, phone = a_person(), "+393337654321"
    await page.goto("/register")
    await choose_country(page, "Italy")
    await fill_in(page, person, {**ITALIAN, "Phone": phone})
    await send_form(page)
    await give_code(page, await code_sent_to(person.email))
    await page.wait_for_url("/account?realm=players")
    notice = page.get_by_role("region", name="Before you can deposit and play")
    await expect(notice.get_by_text("Your identity is not verified yet.")).to_be_visible()
    await notice.get_by_role("button", name="Send a code to your phone").click()
    await notice.get_by_label("Code from the text message").fill(await code_sent_to(phone))
    assert await axe_findings(page) == []
    await notice.get_by_role("button", name="Go on").click()
    await expect(notice.get_by_text("Your phone number")).to_have_count(0)
    await expect(notice.get_by_text("Your identity is not verified yet.")).to_be_visible()
    await expect(notice.get_by_role("button")).to_have_count(0)


async def test_moments_say_what_they_are(page: Page, person: Person) -> None:
    await expect(page.get_by_role("term").get_by_text("Session ends", exact=True)).to_be_visible()
    await sign_out(page)
    await page.get_by_role("link", name="Sign in").click()
    await sign_in(page, person.email)
    await expect(page.get_by_role("term").get_by_text("Last sign-in", exact=True)).to_be_visible()


async def test_the_whole_user_agent_is_its_title(page: Page, person: Person) -> None:
    agent = await page.evaluate("navigator.userAgent")
    await expect(page.get_by_title(agent)).to_have_text(agent)


async def test_password_managers_are_told_the_account(page: Page, person: Person) -> None:
    form = page.locator("form.password")
    await expect(form.locator("input[autocomplete=username]")).to_have_value(person.username)
    assert await form.locator("input").evaluate_all("all => all.map(each => each.autocomplete)") == [
        "username",
        "current-password",
        "new-password",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_page_is_accessible(page: Page, person: Person) -> None:
    await expect(page.get_by_role("heading", name="Where you are signed in")).to_be_visible()
    assert await axe_findings(page) == []


async def test_an_operator_settles_in(page: Page, installation: Settings) -> None:
    login = f"anna-{next(_numbers)}"
    made = (installation, login, login.title(), ["accountant"], "default")
    given = await asyncio.to_thread(operators.create_operator, *made)

    async def enter(password: str) -> None:
        await page.get_by_label("Login").fill(login)
        await page.get_by_label("Password", exact=True).fill(password)
        await page.get_by_role("button", name="Sign in", exact=True).click()
        await page.wait_for_url("/account**")

    page.problems.expect("401")  # type: ignore[attr-defined]
    await page.goto("/sign-in/operators")
    await enter(given)
    await expect(page.get_by_text("Another operator made your password")).to_be_visible()
    await page.get_by_label("Password you have now").fill(given)
    await page.get_by_label("New password").fill(OPERATOR_PASSWORD)
    await page.get_by_role("button", name="Change your password").click()
    await expect(page.get_by_role("alert")).to_have_text(
        "Your password is changed. Sign in with the new one."
    )

    await page.get_by_role("link", name="Sign in").click()
    await enter(OPERATOR_PASSWORD)
    await expect(page.get_by_text("Add a second factor before you can go on")).to_be_visible()
    await enrol_app(page)
    await expect(page.get_by_text("Your second factor is set up. Sign out")).to_be_visible()
    await expect(page.get_by_text("Add a second factor before you can go on")).to_have_count(0)
