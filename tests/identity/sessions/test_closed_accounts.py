"""Players who are closed or suspended: out everywhere at once, and out they stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pyotp
import pytest

from adapters.valkey.client import client_of
from adapters.valkey.identity.sessions import ValkeySessions
from domain.identity.model import Session
from domain.shared.ids import new_id
from tests.application import Application
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser
from tests.identity.cookie_callers import CLOCK, a_player_account, open_session
from tests.identity.sessions.test_graphql import Socket
from tests.identity.sign_in.test_second_factor import CONFIRM, ENROL

_numbers = count(1)
REASON = {"code": "SECURITY"}


@pytest.fixture
def app(application: Application) -> Any:
    return application.client._transport.app


async def a_player(application: Application, app: Any) -> tuple[str, str, Browser]:
    """Id, username, and the browser they are signed in with."""
    name, ip = f"shut-{next(_numbers)}", f"100.65.0.{next(_numbers)}"
    guest = await a_funded_player(
        application, None, username=name, email=f"{name}@example.com", password=PASSWORD
    )
    browser = Browser(app, ip=ip)
    assert (await browser.sign_in(name)).status_code == 200
    return guest.id, name, browser


async def moved(application: Application, id: str, to: str, **term: Any) -> None:
    desk = application.as_("compliance")
    outcome = await desk.mutate("movePlayerStatus", playerId=id, to=to, reason=REASON, **term)
    assert outcome["__typename"] == "PlayerStatusMoved", outcome


@pytest.mark.parametrize("to", ["SUSPENDED", "CLOSED"])
async def test_a_suspended_player_is_signed_out_at_once_until_reactivated(application, app, to):
    id, name, browser = await a_player(application, app)
    socket = Socket(app, browser)
    await socket.open("players")
    await moved(application, id, to)
    assert await socket.next() == 4435
    await socket.running
    assert await browser.session() is None
    refused = await browser.sign_in(name)
    assert (refused.status_code, refused.json()["code"], refused.json()["status"]) == (
        403,
        "ACCOUNT_BARRED",
        to,
    )
    assert "set-cookie" not in refused.headers
    await moved(application, id, "ACTIVE")
    assert await browser.session() is None
    assert (await browser.sign_in(name)).status_code == 200


@pytest.mark.parametrize(("to", "days"), [("SELF_EXCLUDED", 200), ("COOLING_OFF", 7)])
async def test_players_barred_from_play_can_still_sign_in(application, app, to, days):
    id, name, browser = await a_player(application, app)
    await moved(application, id, to, termDays=days)
    assert await browser.session() is not None
    assert (await browser.sign_in(name)).status_code == 200


async def test_sessions_of_a_closed_account_are_refused_even_if_not_ended(application, app, redis_url):
    id, _, browser = await a_player(application, app)
    before, session = await open_session(redis_url, a_player_account(id))
    await moved(application, id, "SUSPENDED")
    assert await kept(browser, before) is None
    # As if it had never been ended.
    assert await kept(browser, await outlived(redis_url, session)) is None
    later, _ = await open_session(redis_url, a_player_account(id))
    assert await kept(browser, later) is None
    await moved(application, id, "ACTIVE")
    assert await kept(browser, await outlived(redis_url, session)) is None
    later, _ = await open_session(redis_url, a_player_account(id))
    assert await kept(browser, later) is not None


async def outlived(redis_url: str, session: Session) -> str:
    """A secret of a session that began when that one did."""
    client = client_of(redis_url)
    assert CLOCK.now() - session.started_at < timedelta(minutes=5)
    secret = await ValkeySessions(client, CLOCK).open(replace(session, id=new_id()))
    await client.aclose()
    return secret


async def kept(browser: Browser, secret: str) -> Any:
    """The session that a browser has with this cookie."""
    browser.cookies["__Host-croupier-players"] = secret
    return await browser.session()


@pytest.mark.parametrize("to", ["SUSPENDED", "CLOSED"])
async def test_before_the_right_password_nothing_tells_that_a_player_is_barred(application, app, to):
    id, name, browser = await a_player(application, app)
    _, other, _ = await a_player(application, app)
    await moved(application, id, to)
    answers = [await browser.sign_in(each, "not the password") for each in (name, other, f"unknown-{name}")]
    assert {(each.status_code, each.text) for each in answers} == {(401, '{"code":"SIGN_IN_FAILED"}')}


async def test_who_is_suspended_between_password_and_code_is_told_after_the_code(application, app):
    id, name, browser = await a_player(application, app)
    secret = (await browser.ask(ENROL))["data"]["enrolTotp"]["secret"]
    with application.clock.stopped():  # the last code is accepted until the present one ends
        code = pyotp.TOTP(secret).at(application.clock.now(), counter_offset=-1)
        await browser.ask(CONFIRM, code=code)
    ticket = (await browser.sign_in(name)).json()["ticket"]
    await moved(application, id, "SUSPENDED")
    wrong = {"ticket": ticket, "factor": "TOTP", "answer": {"code": "000000"}}
    assert (await browser.post("factor", wrong)).text == '{"code":"SIGN_IN_FAILED"}'
    right = wrong | {"answer": {"code": pyotp.TOTP(secret).now()}}
    refused = (await browser.post("factor", right)).json()
    assert (refused["code"], refused["status"]) == ("ACCOUNT_BARRED", "SUSPENDED")
