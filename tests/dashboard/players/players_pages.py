"""What people do on the pages of players."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from playwright.async_api import Page, expect

PASSWORD = "correct horse battery"
ITALIAN = {
    "First name": "Gianna",
    "Last name": "Rossi",
    "Number of your identity document or register": "RSSGNN90B68H501X",
    "Street and number": "Via Roma 1",
    "Postal code": "00100",
    "Town": "Roma",
    "Phone": "+393331234567",
}
"""What a registration from Italy takes besides."""

_numbers = count(1)


@dataclass(frozen=True)
class Person:
    """A visitor with an e-mail address and a username."""

    email: str
    username: str
    password: str = PASSWORD


def a_person() -> Person:
    name = f"jane-{next(_numbers)}"
    return Person(f"{name}@example.com", name)


async def choose_country(page: Page, name: str = "New Zealand") -> None:
    await page.get_by_label("Country you live in").select_option(name)
    await expect(page.get_by_role("button", name="Register")).to_be_visible()


async def fill_in(page: Page, person: Person, more: Mapping[str, str] | None = None) -> None:
    """What a registration from most countries takes, consents included."""
    plain = {
        "E-mail": person.email,
        "Username": person.username,
        "Password": person.password,
        "Date of birth": "1990-02-28",
    }
    for label, text in {**plain, **(more or {})}.items():
        await page.get_by_label(label, exact=True).fill(text)
    await page.get_by_label("Currency", exact=True).select_option("Euro")
    agreements = page.get_by_role("group", name="What you agree to").get_by_role("checkbox")
    for box in await agreements.all():
        await box.check()


async def send_form(page: Page) -> None:
    await page.get_by_role("button", name="Register").click()


async def give_code(page: Page, code: str) -> None:
    await page.get_by_label("Code from the e-mail").fill(code)
    await page.get_by_role("button", name="Go on").click()


async def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    await page.get_by_label("E-mail or username").fill(login)
    await page.get_by_label("Password", exact=True).fill(password)
    await page.get_by_role("button", name="Sign in").click()


async def sign_out(page: Page) -> None:
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_text("to see your account.")).to_be_visible()


async def problem_with(page: Page, label: str) -> str:
    """What stands below a field as its problem."""
    described = await page.get_by_label(label, exact=True).get_attribute("aria-describedby")
    return await page.locator(f"[id='{(described or '').split()[-1]}']").inner_text()
