"""The same pages for a player in Italy and an operator in Germany, before a real server."""

from __future__ import annotations

import asyncio
import time
from itertools import count

import pyotp
import pytest
from playwright.async_api import Page, expect

from server.console import operators
from server.settings import Settings
from tests.dashboard.axe import axe_findings
from tests.dashboard.players.conftest import CodeSentTo
from tests.dashboard.players.players_pages import a_person

PASSWORD = "a long enough password here"
STEP_SECONDS = 30
_numbers = count(1)

ITALIAN = {
    "Nome utente": "",
    "E-mail": "",
    "Password": "correct horse battery",
    "Nome": "Gianna",
    "Cognome": "Rossi",
    "Data di nascita": "1990-02-28",
    "Numero del documento o codice fiscale": "RSSGNN90B68H501X",
    "Via e numero civico": "Via Roma 1",
    "Codice postale": "00100",
    "Città": "Roma",
    "Telefono": "+393331234567",
}


async def code_of_the_step_before(app: pyotp.TOTP) -> str:
    """One that leaves this step's code for the sign-in that follows, with time to type it."""
    while time.time() % STEP_SECONDS > STEP_SECONDS - 8:  # noqa: ASYNC110 - the clock says when
        await asyncio.sleep(0.2)
    return app.at(int(time.time()) - STEP_SECONDS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["it-IT"])
async def test_a_player_registers_in_italian(page: Page, code_sent_to: CodeSentTo) -> None:
    person = a_person()
    await page.goto("/sign-in/players")
    await page.get_by_role("link", name="Registrati").click()
    await page.get_by_label("Paese di residenza").select_option("Italia")
    await page.get_by_role("button", name="Registrati").click()
    await expect(page.get_by_text("Compili questo campo.").first).to_be_visible()
    assert await axe_findings(page) == []
    for label, text in {**ITALIAN, "E-mail": person.email, "Nome utente": person.username}.items():
        await page.get_by_label(label, exact=True).fill(text)
    await page.get_by_label("Valuta", exact=True).select_option("euro")
    for box in await page.get_by_role("group", name="I Suoi consensi").get_by_role("checkbox").all():
        await box.check()
    await page.get_by_role("button", name="Registrati").click()
    await expect(page.get_by_text("Abbiamo inviato un codice a")).to_contain_text(person.email)
    assert await axe_findings(page) == []
    await page.get_by_label("Codice ricevuto via e-mail").fill(await code_sent_to(person.email))
    await page.get_by_role("button", name="Continua").click()
    await page.wait_for_url("/account?realm=players")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Il Suo account")
    notice = page.get_by_role("region", name="Prima di poter depositare e giocare")
    await expect(notice.get_by_text("Il Suo numero di telefono non è ancora confermato.")).to_be_visible()
    assert await axe_findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["de-DE"])
async def test_an_operator_signs_in_with_an_app_in_german(page: Page, installation: Settings) -> None:
    login = f"greta-{next(_numbers)}"
    made = (installation, login, login.title(), ["accountant"], "default")
    given = await asyncio.to_thread(operators.create_operator, *made)

    async def enter(password: str) -> None:
        await page.get_by_label("Anmeldename").fill(login)
        await page.get_by_label("Passwort", exact=True).fill(password)
        await page.get_by_role("button", name="Anmelden", exact=True).click()

    for expected in ("401", "403"):
        page.problems.expect(expected)  # type: ignore[attr-defined]
    await page.goto("/sign-in/operators")
    await enter(given)
    await expect(page.get_by_text("Ihr Passwort hat jemand anderes vergeben")).to_be_visible()
    await page.get_by_label("Jetziges Passwort").fill(given)
    await page.get_by_label("Neues Passwort").fill(PASSWORD)
    await page.get_by_role("button", name="Passwort ändern").click()
    await expect(page.get_by_role("alert")).to_have_text(
        "Ihr Passwort ist geändert. Melden Sie sich an mit dem neuen."
    )
    await page.get_by_role("link", name="Melden Sie sich an").click()
    await enter(PASSWORD)

    await page.get_by_role("button", name="Authenticator-App hinzufügen").click()
    app = pyotp.TOTP(await page.locator("code").inner_text())
    await page.get_by_label("Sechsstelliger Code").fill(await code_of_the_step_before(app))
    await page.get_by_role("button", name="Weiter").click()
    await expect(page.get_by_text("Notieren Sie diese Wiederherstellungscodes")).to_be_visible()
    await page.get_by_role("button", name="Abmelden").click()

    await page.get_by_role("link", name="Melden Sie sich an").click()
    await enter(PASSWORD)
    await page.get_by_label("Sechsstelliger Code").fill("12")
    await page.get_by_role("button", name="Weiter").click()
    await expect(page.get_by_role("alert").first).to_have_text(
        "Das stimmt nicht. Prüfen Sie Ihre Eingabe und versuchen Sie es erneut."
    )
    assert await axe_findings(page) == []
    await page.get_by_label("Sechsstelliger Code").fill(app.now())
    await page.get_by_role("button", name="Weiter").click()
    await expect(page.get_by_role("heading", level=1, name="Ihr Konto")).to_be_visible()
    await expect(page.get_by_role("heading", name="Wo Sie angemeldet sind")).to_be_visible()
    await expect(page.get_by_text("10 Wiederherstellungscodes übrig.")).to_be_visible()
    assert await axe_findings(page) == []
    await page.get_by_role("button", name="Neue Wiederherstellungscodes").click()
    dialog = page.get_by_role("dialog", name="Bestätigen Sie, dass Sie es sind")
    new_codes = page.get_by_text("Notieren Sie diese Wiederherstellungscodes")
    await expect(dialog.or_(new_codes).first).to_be_visible()
    assert await axe_findings(page) == []
