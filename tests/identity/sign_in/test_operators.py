"""Operators: made at the command line, let in by degrees."""

from __future__ import annotations

import asyncio
import re
from itertools import count

import asyncpg
import pytest

from server.console import operators
from server.errors import OperatorError
from server.settings import Settings
from tests.application import Application
from tests.identity.browser import Browser

_numbers = count(1)
VIEWER = "{ viewer { kind name roles } }"


@pytest.fixture
def settings(application: Application) -> Settings:
    """What the command line of this installation would read."""
    return application.settings


@pytest.fixture
def browser(application: Application) -> Browser:
    return Browser(application.client._transport.app, "operators", ip=f"203.0.113.{next(_numbers)}")


async def an_operator(settings: Settings, *roles: str, brand: str = "default") -> tuple[str, str]:
    """Login and password."""
    login = f"op-{next(_numbers)}"
    return login, await asyncio.to_thread(
        operators.create_operator, settings, login, login.title(), roles, brand
    )


async def test_an_operator_without_a_factor_may_enrol_one_and_nothing_else(settings, browser):
    login, password = await an_operator(settings, "admin")
    assert re.fullmatch(r"[\w-]{20}", password)
    answer = (await browser.sign_in(login, password)).json()
    assert answer["state"] == "ENROLMENT_REQUIRED"
    assert answer["session"]["enrolmentRequired"] is True
    assert answer["session"]["roles"] == ["enrolling"]
    assert (await browser.ask(VIEWER))["data"]["viewer"] == {
        "kind": "OPERATOR",
        "name": login,
        "roles": ["enrolling"],
    }
    refused = await browser.ask("{ players { totalCount } }")
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_operators_cannot_sign_in_to_the_players_realm(settings, browser):
    login, password = await an_operator(settings, "support")
    players = Browser(browser.app, "players", ip=browser.ip)
    assert (await players.sign_in(login, password)).status_code == 401
    assert (await browser.sign_in(login.upper(), password)).status_code == 200


async def test_operators_sign_in_to_existing_brands_only(settings, browser):
    login, password = await an_operator(settings, "support")
    assert (await browser.sign_in(login, password, brand="nowhere")).status_code == 401
    answer = await browser.sign_in(login, password, brand="rival")
    assert answer.json()["session"]["brand"] == "rival"


async def test_a_taken_login_or_unknown_role_is_refused(settings):
    login, _ = await an_operator(settings, "support")
    for taken, role in (
        (login, "support"),
        (f"op-{next(_numbers)}", "king"),
        (f"op-{next(_numbers)}", "player"),
    ):
        with pytest.raises(OperatorError):
            await asyncio.to_thread(operators.create_operator, settings, taken, "x", [role], "default")


async def test_setting_a_password_ends_every_session(settings, browser):
    login, password = await an_operator(settings, "support")
    await browser.sign_in(login, password)
    other = await asyncio.to_thread(operators.reset_password, settings, login)
    assert await browser.session() is None
    assert (await browser.sign_in(login, password)).status_code == 401
    assert (await browser.sign_in(login, other)).status_code == 200


async def test_a_disabled_operator_is_signed_out_and_cannot_sign_in(settings, browser):
    login, password = await an_operator(settings, "support")
    await browser.sign_in(login, password)
    await asyncio.to_thread(operators.disable_operator, settings, login)
    assert await browser.session() is None
    refused = await browser.sign_in(login, password)
    assert (refused.status_code, refused.text) == (401, '{"code":"SIGN_IN_FAILED"}')
    states = {
        each.operator.login: each.operator.state.value
        for each in await asyncio.to_thread(operators.list_operators, settings)
    }
    assert states[login] == "DISABLED"
    with pytest.raises(OperatorError):
        await asyncio.to_thread(operators.reset_password, settings, login)


async def test_the_list_shows_roles_with_brands_and_second_factors(settings, application):
    login, _ = await an_operator(settings, "support", "risk", brand="rival")
    bare, _ = await an_operator(settings, "crm")
    (listed,) = [each for each in await all_operators(settings) if each.operator.login == login]
    owner = await asyncpg.connect(application.database_url)
    await owner.execute(
        "update identity.casbin_rule set v3 = $2 where v0 = $1 and v1 = 'risk'", *until(listed)
    )
    await owner.execute(FACTORS, listed.operator.id)
    await owner.close()
    lines = {line.split("\t")[0]: line for line in map(operators.line_of, await all_operators(settings))}
    assert lines[login] == (
        f"{login}\tACTIVE\t{login.title()}\trisk in rival until 2099-01-02 03:04 UTC, support in rival"
        "\tPASSKEY x 2, TOTP, RECOVERY_CODE"
    )
    assert lines[bare] == f"{bare}\tACTIVE\t{bare.title()}\tcrm in default\tno factors"


async def test_roles_that_have_ended_are_not_listed(settings, application):
    login, _ = await an_operator(settings, "support")
    owner = await asyncpg.connect(application.database_url)
    (listed,) = [each for each in await all_operators(settings) if each.operator.login == login]
    ended = "2020-01-01T00:00:00.000+00:00"
    await owner.execute(
        "update identity.casbin_rule set v3 = $2 where v0 = $1", f"operator:{listed.operator.id}", ended
    )
    await owner.close()
    (listed,) = [each for each in await all_operators(settings) if each.operator.login == login]
    assert operators.line_of(listed).split("\t")[3] == "no roles"


FACTORS = """
  with holder as (
    insert into identity.factor_holder (account_id, kind, brand, name) values ($1, 'OPERATOR', 'rival', 'x')
  ), app as (
    insert into identity.totp (account_id, secret, confirmed_at) values ($1, '\\x00', now())
  ), code as (
    insert into identity.recovery_code (account_id, hash, made_at, used_at)
    values ($1, '\\x01', now(), null), ($1, '\\x02', now(), now())
  )
  insert into identity.passkey
    (account_id, id, credential_id, public_key, sign_count, transports, backed_up, name, confirmed_at,
     refused_since)
  select $1, gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), '\\x00', 0, '{}', false, 'key', now(),
    case when number = 3 then now() end
  from generate_series(1, 3) as number
"""


async def all_operators(settings):
    return await asyncio.to_thread(operators.list_operators, settings)


def until(listed):
    """Whose role ends, and when."""
    return f"operator:{listed.operator.id}", "2099-01-02T03:04:00.000+00:00"
