"""People who are signed in to the application by a cookie, with a factor in their pocket."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pyotp

from adapters.valkey.client import client_of
from adapters.valkey.identity.sessions import ValkeySessions
from domain.identity.model import Account, Factor, Proof, Session
from domain.shared.actor import ActorKind
from domain.shared.clock import SystemClock
from domain.shared.ids import new_id
from tests.application import Application, Caller, Json
from tests.manual_clock import OffsetClock

CLOCK = SystemClock()
PATIENCE_SECONDS = 10.0
REALMS = {ActorKind.OPERATOR: "operators", ActorKind.PLAYER: "players"}

ENROL = "mutation { it: enrolTotp { __typename ... on TotpBegun { secret } } }"
CONFIRM = """mutation ($code: String!) { it: confirmTotp(input: {code: $code}) {
  __typename ... on FactorEnrolled { factor { id kind } recoveryCodes } ... on FactorRefused { reason } } }"""
BEGIN = """mutation ($challenge: String!, $factor: Factor!) {
  it: beginStepUp(input: {challenge: $challenge, factor: $factor}) {
    __typename ... on StepUpBegun { options } } }"""
PROVE = """mutation ($challenge: String!, $answer: StepUpAnswerInput!) {
  it: proveStepUp(input: {challenge: $challenge, answer: $answer}) {
    __typename ... on StepUpProved { until } } }"""


@dataclass(frozen=True)
class CookieCaller(Caller):
    """A caller by cookie."""

    secret: str = ""
    account: Account = None  # type: ignore[assignment]
    codes: list[str] = field(default_factory=list)
    clock: OffsetClock = field(default_factory=OffsetClock)
    """The application's."""

    @property
    def headers(self) -> dict[str, str]:
        realm = REALMS[self.account.kind]
        return {"x-croupier-realm": realm, "cookie": f"__Host-croupier-{realm}={self.secret}"}

    async def outcome_of(self, document: str, /, **variables: Any) -> Json:
        """The only outcome of a mutation."""
        outcome: Json = (await self.data_of(document, **variables))["it"]
        return outcome

    async def enrol(self) -> str:
        """Enrol an app by its last code, so that the code of now is still good; gives its secret."""
        secret: str = (await self.outcome_of(ENROL))["secret"]
        with self.clock.stopped():  # the last code is accepted until the present one ends
            code = pyotp.TOTP(secret).at(self.clock.now(), counter_offset=-1)
            confirmed = await self.outcome_of(CONFIRM, code=code)
        assert confirmed["__typename"] == "FactorEnrolled", confirmed
        self.codes.extend(confirmed["recoveryCodes"] or ())
        return secret

    async def prove(self, challenge: str, factor: Factor, code: str) -> str:
        """What a proof by a code comes to."""
        begun = await self.outcome_of(BEGIN, challenge=challenge, factor=factor.value)
        assert begun["__typename"] == "StepUpBegun"
        answer = {"totp" if factor is Factor.TOTP else "recoveryCode": code}
        kind: str = (await self.outcome_of(PROVE, challenge=challenge, answer=answer))["__typename"]
        return kind


async def open_session(redis_url: str, account: Account, *factors: Factor) -> tuple[str, Session]:
    """Sign an account in with these factors; its cookie."""
    now, client = CLOCK.now(), client_of(redis_url)
    proofs = tuple(Proof(factor, now) for factor in (Factor.PASSWORD, *factors))
    session = Session(new_id(), account, now, now, now + timedelta(hours=8), 3600, proofs)
    secret = await ValkeySessions(client, CLOCK).open(session)
    await client.aclose()
    return secret, session


async def a_cookie_caller(
    application: Application, redis_url: str, account: Account, *factors: Factor, role: str = "accountant"
) -> CookieCaller:
    """The same account in a new session."""
    secret, _ = await open_session(redis_url, account, *factors)
    return CookieCaller(application.client, None, role, secret, account, clock=application.clock)


def an_operator_account(name: str = "anna") -> Account:
    return Account(new_id(), ActorKind.OPERATOR, "default", f"{name}-{new_id()}")


async def grant_role(application: Application, account: Account, role: str) -> None:
    """Give an operator a role, as the stored policy has it."""
    owner = await asyncpg.connect(application.database_url)
    rule = "insert into identity.casbin_rule (ptype, v0, v1, v2) values ('g', $1, $2, '*')"
    await owner.execute(rule, f"operator:{account.id}", role)
    await owner.close()


async def an_accountant(application: Application, redis_url: str, *factors: Factor) -> CookieCaller:
    """An accountant whose role every process knows by now."""
    return await an_operator_of(application, redis_url, "accountant", *factors)


async def an_operator_of(
    application: Application, redis_url: str, role: str, *factors: Factor
) -> CookieCaller:
    """An operator whose role every process knows by now."""
    account = an_operator_account()
    await grant_role(application, account, role)
    person = await a_cookie_caller(application, redis_url, account, *(factors or (Factor.TOTP,)), role=role)
    async with asyncio.timeout(PATIENCE_SECONDS):
        while "errors" in await person.ask("{ viewer { roles } }"):  # noqa: ASYNC110 - known elsewhere
            await asyncio.sleep(0.05)
    return person


async def another_session(person: CookieCaller, application: Application, redis_url: str) -> CookieCaller:
    """The same account in another session."""
    secret, _ = await open_session(redis_url, person.account, Factor.TOTP)
    return replace(person, secret=secret)


def a_player_account(public: str) -> Account:
    id = UUID(public.removeprefix("plr_"))
    return Account(id, ActorKind.PLAYER, "default", str(id))
