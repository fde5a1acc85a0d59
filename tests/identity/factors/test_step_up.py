"""Sensitive operations through the endpoint, as people who are signed in send them."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyotp
import pytest

from domain.identity.model import Factor
from domain.shared.actor import Actor, ActorKind
from domain.shared.ids import new_id
from server.embedded import EmbeddedServers
from server.security.access_control import shipped_access_control
from tests.application import Application, Caller, Json, open_application
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.graphql_documents import mutation
from tests.identity.cookie_callers import (
    CLOCK,
    ENROL,
    CookieCaller,
    a_cookie_caller,
    a_player_account,
    an_accountant,
    an_operator_account,
    another_session,
    open_session,
)
from tests.live.relay_and_hub import kill_valkey
from tests.messages.sandbox_messages import messages_to

ADJUST = mutation("adjustBalance", "accountant")
CREDENTIALS = ["enrolTotp", "enrolPasskey", "renewRecoveryCodes"]


@pytest.fixture
async def funded_player(application: Application) -> FundedPlayer:
    return await a_funded_player(application)


@pytest.fixture(scope="module")
async def enrolled(application: Application, redis_url: str) -> tuple[CookieCaller, str]:
    """An accountant and the secret of their app."""
    caller = await an_accountant(application, redis_url)
    return caller, await caller.enrol()


@pytest.fixture
def accountant(enrolled: tuple[CookieCaller, str]) -> CookieCaller:
    return enrolled[0]


@pytest.fixture
def secret(enrolled: tuple[CookieCaller, str]) -> str:
    return enrolled[1]


def correction(funded_player: FundedPlayer, amount: str = "5.00") -> Json:
    return {
        "walletId": funded_player.wallet(),
        "key": a_key(),
        "amount": eur(amount),
        "reason": "a complaint",
    }


async def code_of(application: Application, person: CookieCaller, secret: str) -> str:
    """A code that was not used: the test does not wait for the next one, it forgets the last."""
    import asyncpg  # noqa: PLC0415

    owner = await asyncpg.connect(application.database_url)
    await owner.execute("update identity.totp set last_step = 0 where account_id = $1", person.account.id)
    await owner.close()
    return pyotp.TOTP(secret).at(CLOCK.now())


async def forget_steps(redis_url: str, person: CookieCaller) -> None:
    from adapters.valkey.client import client_of  # noqa: PLC0415

    client = client_of(redis_url)
    await client.delete(f"identity:totp:{person.account.id}")
    await client.aclose()


@pytest.fixture
async def prove(application: Application, redis_url: str, accountant: CookieCaller, secret: str) -> Any:
    """Proves the accountant's app for a challenge."""

    async def prove(challenge: str, by: CookieCaller | None = None) -> str:
        await forget_steps(redis_url, accountant)
        code = await code_of(application, accountant, secret)
        return await (by or accountant).prove(challenge, Factor.TOTP, code=code)

    return prove


async def challenge(person: CookieCaller, given: Json) -> str:
    """What the refusal of a correction asks for."""
    refused = await person.error_of(ADJUST, input=given)
    assert refused["code"] == "STEP_UP_REQUIRED", refused
    assert refused["factors"] == ["TOTP"]
    asked: str = refused["challenge"]
    return asked


async def test_without_a_factor_sensitive_operations_are_refused(
    application: Application, redis_url: str, funded_player: FundedPlayer
) -> None:
    caller = await an_accountant(application, redis_url, Factor.SSO)
    refused = await caller.error_of(ADJUST, input=correction(funded_player))
    assert refused == {"code": "STEP_UP_REQUIRED", "challenge": None, "factors": []}
    assert await funded_player.balance() == "100.00"


async def test_operations_that_create_money_need_a_proof(
    accountant: CookieCaller, funded_player: FundedPlayer
) -> None:
    paid = {"playerId": funded_player.id, "key": a_key(), "amount": eur("1000000.00"), "method": "bank"}
    refused = await accountant.error_of(mutation("recordDeposit", "accountant"), input=paid)
    assert refused["code"] == "STEP_UP_REQUIRED"
    made_by_hand = {"adjustBalance", "recordDeposit", "settleDeposit", "grantFunds", "convertBonus"}
    assert {f"Mutation.{name}" for name in made_by_hand} <= shipped_access_control().catalogue.sensitive
    assert await funded_player.balance() == "100.00"


async def test_a_proof_allows_the_operation_once(
    accountant: CookieCaller, funded_player: FundedPlayer, prove: Any
) -> None:
    given = correction(funded_player)
    assert await prove(await challenge(accountant, given)) == "StepUpProved"
    assert (await accountant.data_of(ADJUST, input=given))["adjustBalance"]["__typename"] == "Adjusted"
    await challenge(accountant, given)
    assert await funded_player.balance() == "105.00"


async def test_one_proof_allows_one_of_twenty_concurrent_operations(
    accountant: CookieCaller, funded_player: FundedPlayer, prove: Any
) -> None:
    given = correction(funded_player)
    assert await prove(await challenge(accountant, given)) == "StepUpProved"
    answers = await asyncio.gather(*(accountant.ask(ADJUST, input=given) for _ in range(20)))
    codes = [answer["errors"][0]["extensions"]["code"] for answer in answers if "errors" in answer]
    assert codes == ["STEP_UP_REQUIRED"] * 19
    assert await funded_player.balance() == "105.00"


async def test_another_amount_needs_another_proof(
    accountant: CookieCaller, funded_player: FundedPlayer, prove: Any
) -> None:
    given = correction(funded_player)
    assert await prove(await challenge(accountant, given)) == "StepUpProved"
    await challenge(accountant, given | {"amount": eur("5000.00")})
    assert await funded_player.balance() == "100.00"


async def test_the_order_of_variables_does_not_matter(
    accountant: CookieCaller, funded_player: FundedPlayer, prove: Any
) -> None:
    given = correction(funded_player)
    assert await prove(await challenge(accountant, given)) == "StepUpProved"
    turned = dict(reversed(given.items()))
    assert (await accountant.data_of(ADJUST, input=turned))["adjustBalance"]["__typename"] == "Adjusted"


@pytest.mark.parametrize("other", [f" {ADJUST}", ADJUST.replace("mutation", "mutation Named")])
async def test_another_document_needs_another_proof(
    accountant: CookieCaller, funded_player: FundedPlayer, prove: Any, other: str
) -> None:
    given = correction(funded_player)
    assert await prove(await challenge(accountant, given)) == "StepUpProved"
    assert (await accountant.error_of(other, input=given))["code"] == "STEP_UP_REQUIRED"


async def test_a_proof_is_accepted_in_its_session_only(
    application: Application,
    redis_url: str,
    accountant: CookieCaller,
    funded_player: FundedPlayer,
    prove: Any,
) -> None:
    elsewhere, given = await another_session(accountant, application, redis_url), correction(funded_player)
    asked = await challenge(accountant, given)
    assert await _begins(elsewhere, asked) == "StepUpRefused"
    assert await prove(asked) == "StepUpProved"
    await challenge(elsewhere, given)
    assert await funded_player.balance() == "100.00"


async def test_a_challenge_is_answered_once(
    accountant: CookieCaller, funded_player: FundedPlayer, prove: Any
) -> None:
    asked = await challenge(accountant, correction(funded_player))
    assert await prove(asked) == "StepUpProved"
    assert await _begins(accountant, asked) == "StepUpRefused"


async def test_a_wrong_code_allows_nothing(accountant: CookieCaller, funded_player: FundedPlayer) -> None:
    given = correction(funded_player)
    asked = await challenge(accountant, given)
    assert await accountant.prove(asked, Factor.TOTP, code="000000x") == "StepUpRefused"
    await challenge(accountant, given)


@pytest.mark.parametrize("factor", ["RECOVERY_CODE", "PASSKEY", "SMS", "PASSWORD", "LOCAL"])
async def test_only_offered_factors_are_accepted(
    accountant: CookieCaller, funded_player: FundedPlayer, factor: str
) -> None:
    asked = await challenge(accountant, correction(funded_player))
    assert await _begins(accountant, asked, factor) == "StepUpRefused"


@pytest.mark.parametrize("asked", ["", "nonsense", "x" * 100])
async def test_an_invented_challenge_is_refused(accountant: CookieCaller, asked: str) -> None:
    assert await _begins(accountant, asked) == "StepUpRefused"


async def _begins(person: CookieCaller, asked: str, factor: str = "TOTP") -> str:
    document = """mutation ($input: BeginStepUpInput!) { it: beginStepUp(input: $input) { __typename } }"""
    kind: str = (await person.outcome_of(document, input={"challenge": asked, "factor": factor}))[
        "__typename"
    ]
    return kind


async def test_the_first_factor_needs_no_proof_and_the_second_does(
    application: Application, redis_url: str
) -> None:
    person = await a_cookie_caller(application, redis_url, an_operator_account(), role="enrolling")
    await person.enrol()
    refused = await person.error_of(ENROL)
    assert refused["code"] == "STEP_UP_REQUIRED"
    assert refused["factors"] == ["TOTP", "RECOVERY_CODE"]


async def test_a_recovery_code_stands_in_for_a_lost_factor(application: Application, redis_url: str) -> None:
    account = an_operator_account()
    person = await a_cookie_caller(application, redis_url, account)
    await person.enrol()
    asked = (await person.error_of(ENROL))["challenge"]
    code = person.codes[0]
    assert await person.prove(asked, Factor.RECOVERY_CODE, code=code) == "StepUpProved"
    assert (await person.outcome_of(ENROL))["__typename"] == "TotpBegun"
    assert (await person.error_of(ENROL))["code"] == "STEP_UP_REQUIRED"
    recovered = await a_cookie_caller(application, redis_url, account, Factor.RECOVERY_CODE)
    assert (await recovered.outcome_of(ENROL))["__typename"] == "TotpBegun", "enrolment is due"
    await recovered.enrol()
    assert (await recovered.error_of(ENROL))["code"] == "STEP_UP_REQUIRED"


async def test_an_operator_with_enrolment_due_may_only_enrol(
    application: Application, redis_url: str, funded_player: FundedPlayer
) -> None:
    person = await a_cookie_caller(application, redis_url, an_operator_account())
    refused = (await person.ask(ADJUST, input=correction(funded_player)))["errors"]
    assert {error["extensions"]["code"] for error in refused} == {"FORBIDDEN"}
    assert (await person.data_of("{ viewer { roles } }"))["viewer"]["roles"] == ["enrolling"]


async def test_a_player_sees_their_own_factors(
    application: Application, redis_url: str, funded_player: FundedPlayer
) -> None:
    person = await a_cookie_caller(application, redis_url, a_player_account(funded_player.id), role="player")
    await person.enrol()
    asked = "{ viewer { factors { kind name confirmedAt lastUsedAt } recoveryCodesLeft } }"
    viewer = (await person.data_of(asked))["viewer"]
    (factor,) = viewer["factors"]
    assert (factor["kind"], factor["lastUsedAt"], viewer["recoveryCodesLeft"]) == ("TOTP", None, 10)


async def test_a_player_is_notified_of_changed_factors_by_e_mail(
    application: Application, redis_url: str, funded_player: FundedPlayer
) -> None:
    whose = "query ($id: ID!) { player(id: $id) { email } }"
    address = (await funded_player.admin.data_of(whose, id=funded_player.id))["player"]["email"]
    person = await a_cookie_caller(application, redis_url, a_player_account(funded_player.id), role="player")
    await person.enrol()
    told = [message["template"] for message in await messages_to(application, address)]
    assert told[:1] == ["factor_changed"]


@pytest.mark.parametrize(
    ("age", "code"),
    [(timedelta(minutes=4, seconds=50), None), (timedelta(minutes=5, seconds=5), "STEP_UP_REQUIRED")],
)
async def test_a_token_of_the_command_line_counts_as_proof_for_five_minutes(
    application: Application, funded_player: FundedPlayer, age: timedelta, code: str | None
) -> None:
    by = _earlier(application, age, ActorKind.OPERATOR, "accountant")
    answer = await by.ask(ADJUST, input=correction(funded_player))
    found = [error["extensions"] for error in answer.get("errors", ())]
    assert found == ([{"code": code, "challenge": None, "factors": []}] if code else [])


async def test_services_need_no_proof(application: Application, funded_player: FundedPlayer) -> None:
    by = _earlier(application, timedelta(minutes=30), ActorKind.SERVICE, "payment_service")
    deposit = (await funded_player.deposit("7.00"))["deposit"]["id"]
    given = {"depositId": deposit, "key": a_key(), "reason": "the bank took it back"}
    done = (await by.data_of(mutation("chargeBack", by.role), input=given))["chargeBack"]
    assert done["__typename"] == "ChargedBack"


def _earlier(application: Application, age: timedelta, kind: ActorKind, role: str) -> Caller:
    """A caller whose token was issued a while ago."""

    class Then:
        def now(self) -> datetime:
            return CLOCK.now() - age

    actor = Actor(kind, f"the-{role}", "default", frozenset({role}))
    tokens = application.tokens
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_clock", Then())
        token = tokens.issue(actor, timedelta(hours=1))
    return Caller(application.client, token, role)


CROWDED = [
    "mutation { a: enrolTotp { __typename } b: enrolTotp { __typename } }",
    "mutation { enrolTotp { __typename } enrolPasskey { __typename } }",
    "mutation { ...F } fragment F on Mutation { a: enrolTotp { __typename } b: enrolTotp { __typename } }",
    "mutation { ... on Mutation { enrolTotp { __typename } } }",
    """mutation { a: proveStepUp(input: {challenge: "x", answer: {totp: "1"}}) { __typename }
       b: proveStepUp(input: {challenge: "x", answer: {totp: "2"}}) { __typename } }""",
]


@pytest.mark.parametrize("document", CROWDED)
async def test_mutations_that_try_a_factor_must_be_the_only_one(
    accountant: CookieCaller, document: str
) -> None:
    assert (await accountant.error_of(document))["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize("name", CREDENTIALS)
async def test_mutations_that_try_a_factor_run_alone(
    application: Application, redis_url: str, name: str
) -> None:
    account = a_player_account(f"plr_{new_id()}")
    person = await a_cookie_caller(application, redis_url, account, role="player")
    for beside in ("", "__typename"):
        answer = await person.ask(f"mutation {{ {beside} {name} {{ __typename }} }}")
        codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
        assert codes <= {"STEP_UP_REQUIRED"}


async def test_without_valkey_nothing_sensitive_runs(
    killable_valkey: EmbeddedServers, fresh_database_url: str, tmp_path: Path
) -> None:
    async with open_application(fresh_database_url, killable_valkey.redis_url, tmp_path) as application:
        funded_player = await a_funded_player(application)
        accountant = await an_accountant(application, killable_valkey.redis_url)
        await accountant.enrol()
        given = correction(funded_player)
        await challenge(accountant, given)
        kill_valkey(killable_valkey)
        by_command_line = application.as_("accountant")
        for by in (accountant, by_command_line):
            answer = (await by.post({"query": ADJUST, "variables": {"input": given}})).json()
            assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAVAILABLE"]
        assert await funded_player.balance() == "100.00"


async def test_an_ended_session_cannot_prove_a_factor(
    application: Application, redis_url: str, funded_player: FundedPlayer
) -> None:
    from adapters.valkey.client import client_of  # noqa: PLC0415
    from adapters.valkey.identity.sessions import ValkeySessions  # noqa: PLC0415

    account = an_operator_account()
    cookie, session = await open_session(redis_url, account, Factor.TOTP)
    person = CookieCaller(application.client, None, "accountant", cookie, account)
    client = client_of(redis_url)
    await ValkeySessions(client, CLOCK).end(session.id)
    await client.aclose()
    assert (await person.error_of(ADJUST, input=correction(funded_player)))["code"] == "UNAUTHENTICATED"


async def test_a_recovery_code_makes_enrolment_required_until_it_happens(
    application: Application, redis_url: str, funded_player: FundedPlayer
) -> None:
    person = await a_cookie_caller(application, redis_url, a_player_account(funded_player.id), role="player")
    await person.enrol()
    asked = (await person.error_of(ENROL))["challenge"]
    assert (await session_of(person))["enrolmentRequired"] is False
    await person.prove(asked, Factor.RECOVERY_CODE, code=person.codes[0])
    assert (await session_of(person))["enrolmentRequired"] is True
    recovered = await a_cookie_caller(
        application, redis_url, a_player_account(funded_player.id), Factor.RECOVERY_CODE, role="player"
    )
    await recovered.enrol()
    assert (await session_of(person))["enrolmentRequired"] is False


async def session_of(person: CookieCaller) -> Json:
    session: Json = (await person.get("/auth/players/session")).json()["session"]
    return session
