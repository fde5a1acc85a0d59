"""The second factor at sign-in: tickets, attempts, mail codes and passkeys, through the real application."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pyotp
import pytest

from domain.identity.sign_in import lockout
from server.console import operators
from server.security.account_notices import wait_until_sent
from tests.application import Application
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser
from tests.identity.initial_passwords import accept_initial_password

_numbers = count(1)
VIEWER = "{ viewer { kind roles } }"
ENROL = "mutation { enrolTotp { __typename ... on TotpBegun { secret } } }"
CHANGE = """mutation($current: String!, $password: String!) {
  it: changePassword(input: {current: $current, password: $password}) { __typename } }"""
CONFIRM = "mutation($code: String!) { confirmTotp(input: {code: $code}) { __typename } }"


@pytest.fixture
def app(application: Application) -> Any:
    return application.client._transport.app


async def an_operator(application: Application, redis_url: str, tmp_path: Any) -> tuple[str, str]:
    """Login and password of a support operator."""
    settings = application.settings
    login = f"fac-{next(_numbers)}"
    create = operators.create_operator
    password = await asyncio.to_thread(create, settings, login, login, ["support"], "default")
    await accept_initial_password(application.database_url, login)
    return login, password


async def enrolled(application: Application, browser: Browser, login: str, password: str) -> str:
    """The secret of an authenticator app that now counts, enrolled by its last code."""
    assert (await browser.sign_in(login, password)).json()["state"] == "ENROLMENT_REQUIRED"
    begun = (await browser.ask(ENROL))["data"]["enrolTotp"]
    with application.clock.stopped():  # the last code is accepted until the present one ends
        code = pyotp.TOTP(begun["secret"]).at(application.clock.now(), counter_offset=-1)
        confirmed = await browser.ask(CONFIRM, code=code)
    assert confirmed["data"]["confirmTotp"]["__typename"] == "FactorEnrolled"
    return str(begun["secret"])


def later(secret: str) -> str:
    """A code of the step after the one that the enrolment used up."""
    return pyotp.TOTP(secret).at(datetime.now(UTC))


async def test_an_operator_holds_roles_after_a_second_factor(application, app, redis_url, tmp_path):
    login, password = await an_operator(application, redis_url, tmp_path)
    browser = Browser(app, "operators", ip=f"198.18.10.{next(_numbers)}")
    secret = await enrolled(application, browser, login, password)
    first = dict(browser.cookies)
    asked = (await browser.sign_in(login, password)).json()
    assert asked["state"] == "FACTOR_REQUIRED"
    assert asked["factors"][0] == "TOTP"
    ticket = asked["ticket"]
    # The ticket belongs to the browser and the realm it was given in.
    proof = {"ticket": ticket, "factor": "TOTP", "answer": {"code": later(secret)}}
    stranger = Browser(app, "operators", ip=browser.ip)
    assert (await stranger.post("factor", proof)).status_code == 401
    players = Browser(app, "players", ip=browser.ip, cookies=dict(browser.cookies))
    assert (await players.post("factor", proof)).status_code == 401
    assert (await browser.post("factor", proof | {"factor": "SMS"})).status_code == 401
    begun = await browser.post("factor/begin", {"ticket": ticket, "factor": "TOTP"})
    assert begun.json() == {"options": {}}
    done = await browser.post("factor", proof)
    assert done.json()["state"] == "SIGNED_IN", done.text
    session = done.json()["session"]
    assert [each["factor"] for each in session["proofs"]] == ["PASSWORD", "TOTP"]
    await application.wired.process.rights.renew()
    assert (await browser.session())["roles"] == ["support"]
    assert (await browser.ask(VIEWER))["data"]["viewer"] == {"kind": "OPERATOR", "roles": ["support"]}
    assert await Browser(app, "operators", cookies=first).session() is None
    assert (await browser.post("factor", proof)).status_code == 401  # the ticket is used up


async def test_a_password_set_by_an_operator_allows_only_changing_it(application, app, redis_url, tmp_path):
    settings = application.settings
    login, own = f"fac-{next(_numbers)}", "a password of my own"
    given = await asyncio.to_thread(operators.create_operator, settings, login, login, ["support"], "default")
    browser = Browser(app, "operators", ip=f"198.18.10.{next(_numbers)}")
    secret = await enrolled(application, browser, login, given)
    ticket = (await browser.sign_in(login, given)).json()["ticket"]
    proof = {"ticket": ticket, "factor": "TOTP", "answer": {"code": later(secret)}}
    answer = (await browser.post("factor", proof)).json()
    assert answer["state"] == "ENROLMENT_REQUIRED"
    assert answer["session"]["passwordChangeRequired"] is True
    assert answer["session"]["roles"] == ["enrolling"]
    refused = await browser.ask("{ players { totalCount } }")
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    changed = await browser.ask(CHANGE, current=given, password=own)
    assert changed["data"]["it"] == {"__typename": "PasswordChanged"}
    assert await browser.session() is None
    assert (await browser.sign_in(login, given)).status_code == 401
    assert (await browser.sign_in(login, own)).json()["state"] == "FACTOR_REQUIRED"
    assert await given_passwords(application, login) == [(False,)]


@pytest.mark.parametrize(("days", "status"), [(6, 200), (7, 401)])
async def test_a_password_set_by_an_operator_expires_after_a_week(
    application, app, redis_url, tmp_path, days, status
):
    settings = application.settings
    login = f"fac-{next(_numbers)}"
    await asyncio.to_thread(operators.create_operator, settings, login, login, ["support"], "default")
    given = await asyncio.to_thread(operators.reset_password, settings, login)
    older = "set password_changed_at = password_changed_at - $2::interval where login_key = $1"
    await application.rows(f"update identity.account {older} returning 1", login, timedelta(days=days))
    browser = Browser(app, "operators", ip=f"198.18.10.{next(_numbers)}")
    assert (await browser.sign_in(login, given)).status_code == status
    await accept_initial_password(application.database_url, login)
    assert (await browser.sign_in(login, given)).status_code == 200


async def given_passwords(application: Application, login: str) -> list[Any]:
    rows = await application.rows("select password_given from identity.account where login_key = $1", login)
    return [tuple(row) for row in rows]


async def test_five_wrong_codes_use_a_ticket_up(application, app, redis_url, tmp_path):
    login, password = await an_operator(application, redis_url, tmp_path)
    browser = Browser(app, "operators", ip=f"198.18.10.{next(_numbers)}")
    secret = await enrolled(application, browser, login, password)
    ticket = (await browser.sign_in(login, password)).json()["ticket"]
    for _ in range(5):
        wrong = {"ticket": ticket, "factor": "TOTP", "answer": {"code": "000000"}}
        assert (await browser.post("factor", wrong)).status_code == 401
    right = {"ticket": ticket, "factor": "TOTP", "answer": {"code": later(secret)}}
    refused = await browser.post("factor", right)
    assert (refused.status_code, refused.text) == (401, '{"code":"SIGN_IN_FAILED"}')


async def test_a_code_by_e_mail_signs_in_on_a_new_device_during_an_attack(application, app):
    name = f"mailed-{next(_numbers)}"
    address = f"{name}@example.com"
    await a_funded_player(application, None, username=name, email=address, password=PASSWORD)
    for number in range(lockout.UNKNOWN_DEVICES_FAILURES_MAX):
        await Browser(app, ip=f"198.18.11.{number}").sign_in(name, "guess")
    browser = Browser(app, ip=f"198.18.12.{next(_numbers)}")
    asked = (await browser.sign_in(name)).json()
    assert asked["factors"] == ["EMAIL"]
    begun = await browser.post("factor/begin", {"ticket": asked["ticket"], "factor": "EMAIL"})
    id = begun.json()["options"]["id"]
    await wait_until_sent()
    kept = await application.wired.resources.messages.sandbox.latest()
    (code,) = re.findall(r"\b\d{6}\b", next(message.text for message in kept if message.to == address))
    answer = {"ticket": asked["ticket"], "factor": "EMAIL", "answer": {"id": id, "code": code}}
    assert (await browser.post("factor", answer | {"answer": {"code": code}})).status_code == 401
    done = await browser.post("factor", answer)
    assert done.json()["state"] == "SIGNED_IN"
    assert [each["factor"] for each in done.json()["session"]["proofs"]] == ["PASSWORD", "EMAIL"]


async def test_an_unknown_passkey_is_refused(app):
    browser = Browser(app, ip=f"198.18.13.{next(_numbers)}")
    begun = (await browser.post("passkey/begin")).json()
    assert begun["options"]["userVerification"] == "required"
    for answer in ({}, {"credential": 5}, {"credential": {"id": "x"}}):
        refused = await browser.post("passkey", {"ticket": begun["ticket"], "answer": answer})
        assert (refused.status_code, refused.text) == (401, '{"code":"SIGN_IN_FAILED"}')
