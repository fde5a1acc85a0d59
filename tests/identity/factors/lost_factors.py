"""Players who have lost every factor, and the operators who help them."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import pyotp

from adapters.postgres.identity.factor_resets import PostgresFactorResetsDue
from domain.identity.accounts import Run
from domain.identity.factor_resets.completion import proceed_with_factor_resets
from domain.shared.actor import system
from tests.application import Application, Caller, Json
from tests.funded_players import a_funded_player
from tests.identity.browser import PASSWORD, Browser
from tests.messages.sandbox_messages import messages_to

_numbers = count(1)
WAIT = timedelta(hours=24)
ENROL = "mutation { enrolTotp { ... on TotpBegun { secret } } }"
CONFIRM = "mutation ($code: String!) { confirmTotp(input: {code: $code}) { __typename } }"
OBJECT = "mutation { it: objectToFactorReset { __typename ... on FactorResetDecided { reset { state } } } }"
OWN = "query ($id: ID!) { player(id: $id) { factorReset { id state dueAt } } }"


@dataclass
class Loser:
    """A player with an app enrolled and a session open."""

    application: Application
    id: str
    email: str
    browser: Browser

    async def told(self) -> list[Json]:
        """The notices of a reset that went to their address, newest first."""
        found = await messages_to(self.application, self.email)
        return [each for each in found if each["template"] == "factor_reset"]

    async def code(self) -> str:
        """The code of the latest notice to object by."""
        (code,) = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){5}", (await self.told())[0]["text"])
        return str(code)

    async def factors(self) -> list[str]:
        """The tables with factors of theirs."""
        account = UUID(self.id.removeprefix("plr_"))
        tables = ("totp", "passkey", "phone", "recovery_code")
        statement = "select 1 from identity.{} where account_id = $1"
        return [each for each in tables if await self.application.rows(statement.format(each), account)]


def a_browser(application: Application) -> Browser:
    return Browser(application.client._transport.app, "players", ip=f"198.18.77.{next(_numbers)}")


async def a_loser(application: Application, brand: str = "default", **profile: Any) -> Loser:
    """A new player with an authenticator app and recovery codes."""
    name = f"loser-{next(_numbers)}-{uuid4().hex[:8]}"
    address = f"{name}@example.com"
    given = {"username": name, "email": address, "password": PASSWORD} | profile
    guest = await a_funded_player(application, None, brand, **given)
    browser = a_browser(application)
    assert (await browser.sign_in(name, brand=brand)).json()["state"] == "SIGNED_IN"
    await enrol_app(application, browser)
    return Loser(application, guest.id, address, browser)


async def enrol_app(application: Application, browser: Browser) -> None:
    """Enrol an authenticator app of the person who is signed in."""
    secret = (await browser.ask(ENROL))["data"]["enrolTotp"]["secret"]
    with application.clock.stopped():  # the last code is accepted until the present one ends
        code = pyotp.TOTP(secret).at(application.clock.now(), counter_offset=-1)
        confirmed = await browser.ask(CONFIRM, code=code)
    assert confirmed["data"]["confirmTotp"]["__typename"] == "FactorEnrolled"


def support(application: Application, brand: str = "default", name: str = "sue") -> Caller:
    return application.as_("support", name=name, brand=brand)


def risk(application: Application, brand: str = "default", name: str = "rita") -> Caller:
    return application.as_("risk", name=name, brand=brand)


async def requested(application: Application, player: Loser, brand: str = "default", **other: Any) -> Json:
    """What comes of a request by support."""
    given = {"proof": "VIDEO_CALL", "reference": "ticket 77", "reason": "lost the phone"} | other
    return await support(application, brand).mutate("requestFactorReset", playerId=player.id, **given)


async def approved(application: Application, player: Loser, brand: str = "default") -> str:
    """The id of a reset that support asked for and risk approved."""
    asked = await requested(application, player, brand)
    id: str = asked["reset"]["id"]
    decided = await risk(application, brand).mutate("approveFactorReset", id=id)
    assert decided["reset"]["state"] == "WAITING", decided
    return id


async def job(application: Application, now: datetime, wait: timedelta = WAIT) -> int:
    """What the periodic job does at a time, which the application takes for the present one meanwhile."""
    due = PostgresFactorResetsDue(application.database)

    def run_for(brand: str) -> Run:
        origin = system("factor resets", brand, uuid4().hex)

        async def run(carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
            return await application.wired.process.commands.run(carry_out, command, origin)

        return run

    with application.clock.stopped(now):
        return await proceed_with_factor_resets(due, run_for, wait, now)
