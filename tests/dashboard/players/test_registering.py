"""Players register on a page, before a real server."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Page, expect

from server.console import brands
from server.settings import Settings
from tests.dashboard.axe import axe_findings
from tests.dashboard.players.conftest import CodeSentTo
from tests.dashboard.players.players_pages import (
    ITALIAN,
    a_person,
    choose_country,
    fill_in,
    give_code,
    problem_with,
    send_form,
    sign_in,
    sign_out,
)

NORTH = "north"


@pytest.fixture(scope="module")
async def north(installation: Settings, address: str) -> str:
    """A brand that takes players from Italy and Britain, in euros."""
    given = (installation, NORTH, "Casino North", "Europe/Rome", ("EUR",), ("GB", "IT"))
    await asyncio.to_thread(brands.create, *given)
    return NORTH


async def test_a_person_registers_and_is_signed_in_to_their_account(
    page: Page, code_sent_to: CodeSentTo
) -> None:
    person = a_person()
    await page.goto("/sign-in/players")
    await page.get_by_role("link", name="Register").click()
    await choose_country(page)
    await fill_in(page, person)
    assert await page.get_by_role("group", name="Offers").get_by_role("checkbox", checked=True).count() == 0
    await send_form(page)
    await expect(page.get_by_text(person.email)).to_be_visible()
    await give_code(page, await code_sent_to(person.email))
    await page.wait_for_url("/account?realm=players")
    await expect(page.get_by_role("heading", name="Your account")).to_be_visible()


async def test_what_is_missing_or_refused_is_said_beside_its_field(
    page: Page, code_sent_to: CodeSentTo
) -> None:
    person = a_person()
    await page.goto("/register")
    await choose_country(page)
    await send_form(page)
    assert await problem_with(page, "Username") == "Fill this in."
    await expect(page.get_by_role("group", name="What you agree to")).to_contain_text("You have to agree")
    await expect(page.get_by_label("E-mail", exact=True)).to_be_focused()

    await fill_in(page, person, {"Date of birth": "2020-01-01", "Username": "a b"})
    await send_form(page)
    await expect(page.get_by_text("You must be at least 18 years old to play.")).to_be_visible()
    assert await problem_with(page, "Username")
    assert await problem_with(page, "E-mail") == ""
    await fill_in(page, person)
    await send_form(page)
    await expect(page.get_by_text("We sent a code to")).to_be_visible()
    await give_code(page, "12")
    await expect(page.get_by_role("alert")).to_contain_text("This code is wrong or no longer good")
    await page.get_by_role("button", name="Send another code").click()
    await code_sent_to(person.email)
    await page.get_by_role("button", name="Change what you filled in").click()
    await expect(page.get_by_label("Username")).to_have_value(person.username)


async def test_the_page_looks_the_same_for_an_address_that_has_an_account(
    page: Page, code_sent_to: CodeSentTo
) -> None:
    first, second = a_person(), a_person()
    for person in (first, type(second)(first.email, second.username)):
        await page.goto("/register")
        await choose_country(page)
        await fill_in(page, person)
        await send_form(page)
        await expect(page.get_by_text(person.email)).to_be_visible()
        if person == first:
            await give_code(page, await code_sent_to(person.email))
            await page.wait_for_url("/account?realm=players")
            await sign_out(page)


async def test_a_person_registers_at_the_brand_of_the_address(
    page: Page, north: str, code_sent_to: CodeSentTo
) -> None:
    person = a_person()
    await page.goto(f"/sign-in/players?brand={north}")
    await expect(page.get_by_role("link", name="Casino North")).to_be_visible()
    await page.get_by_role("link", name="Register").click()
    await page.get_by_label("Country you live in").select_option("New Zealand")
    await expect(page.get_by_text("Players from this country are not taken here.")).to_be_visible()
    await choose_country(page, "Italy")
    assert await page.get_by_label("Currency").get_by_role("option").all_text_contents() == [
        "Choose…",
        "Euro",
    ]
    await fill_in(page, person, ITALIAN)
    await send_form(page)
    await give_code(page, await code_sent_to(person.email))
    await page.wait_for_url(f"/account?realm=players&brand={north}")
    await expect(page.get_by_role("link", name="Casino North")).to_be_visible()
    await expect(page.get_by_role("definition").get_by_text(north, exact=True)).to_be_visible()

    await sign_out(page)
    page.problems.expect("401")  # type: ignore[attr-defined]
    await page.goto("/sign-in/players")
    await sign_in(page, person.username)
    await expect(page.get_by_role("alert")).to_contain_text("This is not right")
    await page.goto(f"/account?realm=players&brand={north}")
    await page.get_by_role("link", name="Sign in").click()
    await sign_in(page, person.username)
    await page.wait_for_url(f"/account?realm=players&brand={north}")


async def test_a_brand_that_does_not_exist_is_told(page: Page) -> None:
    page.problems.expect("400")  # type: ignore[attr-defined]
    await page.goto("/register?brand=no-such-brand")
    await expect(page.get_by_role("alert")).to_contain_text("There is no such brand")
    await expect(page.get_by_label("Country you live in")).to_have_count(0)


async def test_the_code_step_survives_a_reload(page: Page, code_sent_to: CodeSentTo) -> None:
    person = a_person()
    await page.goto("/register")
    await choose_country(page)
    await fill_in(page, person)
    await send_form(page)
    await expect(page.get_by_text(person.email)).to_be_visible()
    assert person.email not in page.url
    await page.reload()
    await expect(page.get_by_text("We sent a code to your e-mail address")).to_be_visible()
    await give_code(page, "000")
    await expect(page.get_by_role("alert")).to_contain_text("This code is wrong")
    await page.get_by_label("Code from the e-mail").fill("1")
    await expect(page.get_by_text("This code is wrong")).to_have_count(0)
    await give_code(page, await code_sent_to(person.email))
    await expect(page.get_by_role("heading", name="Your account is made")).to_be_visible()
    assert "challenge" not in page.url
    await page.reload()
    await expect(page.get_by_label("Country you live in")).to_be_visible()


async def test_after_a_reload_one_may_go_back_to_the_form(page: Page) -> None:
    await page.goto("/register#challenge=c&asked=1")
    await expect(page.get_by_text("The code has expired.")).to_be_visible()
    await page.get_by_role("button", name="Fill in the form again").click()
    await expect(page.get_by_label("Country you live in")).to_be_visible()
    assert page.url.endswith("/register")


async def test_a_player_who_is_signed_in_is_told_so(page: Page, code_sent_to: CodeSentTo) -> None:
    person = a_person()
    await page.goto("/register")
    await choose_country(page)
    await fill_in(page, person)
    await send_form(page)
    await give_code(page, await code_sent_to(person.email))
    await page.wait_for_url("/account?realm=players")
    await page.goto("/register")
    await expect(page.get_by_text("You are signed in, and have an account already.")).to_be_visible()
    await expect(page.get_by_label("Country you live in")).to_have_count(0)
    await page.get_by_role("link", name="Your account").click()
    await page.wait_for_url("/account?realm=players")


async def test_empty_and_malformed_fields_are_said_together(page: Page) -> None:
    await page.goto("/register")
    await choose_country(page)
    await page.get_by_label("E-mail", exact=True).fill("jane")
    await page.get_by_label("Date of birth").fill("2020-01-01")
    await send_form(page)
    assert await problem_with(page, "Username") == "Fill this in."
    assert await problem_with(page, "E-mail") == "This is not an e-mail address."
    assert await problem_with(page, "Date of birth") == "You must be at least 18 years old to play."


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_page_is_accessible_and_fits_a_phone(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.goto("/register")
    await choose_country(page, "Italy")
    await send_form(page)
    assert await axe_findings(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
