from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import pytest

from domain.identity.factors.model import PENDING_MAX, FactorComplaint, FactorEnrolled, FactorRefused
from domain.identity.factors.ports import EnrolmentDuty, FactorProofs
from domain.identity.factors.totp import (
    ConfirmTotp,
    EnrolTotp,
    confirm_totp,
    enrol_totp,
    matching_step,
    step_of,
)
from domain.identity.model import Factor
from domain.identity.ports import SecondFactors
from domain.shared.actor import Actor, ActorKind
from tests.identity.factors.factors_harness import FactorsHarness, a_player, account, an_operator

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NOW = datetime(2026, 11, 1, 12, 0, 10, tzinfo=UTC)
KINDS = [an_operator, a_player]


async def proves(harness: FactorsHarness, actor: Actor, code: Any) -> bool:
    answer = {"code": code}
    checked: bool = await harness.ask(
        SecondFactors, actor, "check", account(actor), Factor.TOTP, answer, "ticket"
    )
    return checked


@pytest.mark.parametrize(("steps", "counts"), [(-2, False), (-1, True), (0, True), (1, False)])
def test_a_code_is_accepted_in_its_own_step_and_the_next(steps: int, counts: bool) -> None:
    code = pyotp.TOTP(SECRET).at(NOW, counter_offset=steps)
    assert (matching_step(SECRET, code, NOW) == step_of(NOW) + steps) is counts


@pytest.mark.parametrize("code", ["", "12345", "0" * 17, "\ud800", "١٢٣٤٥٦", "abcdef"])
def test_malformed_codes_are_refused(code: str) -> None:
    assert matching_step(SECRET, code, NOW) is None


def test_spaces_in_a_code_are_ignored() -> None:
    code = pyotp.TOTP(SECRET).at(NOW)
    assert matching_step(SECRET, f"{code[:3]} {code[3:]}", NOW) is not None


@pytest.mark.parametrize("who", KINDS)
async def test_an_app_is_a_factor_once_a_code_has_confirmed_it(harness: FactorsHarness, who: Any) -> None:
    actor = who()
    begun = await harness.run(actor)(enrol_totp, EnrolTotp("anna"))
    assert pyotp.parse_uri(begun.uri).secret == begun.secret
    assert await harness.ask(SecondFactors, actor, "of", account(actor)) == ()
    assert await proves(harness, actor, harness.code(begun.secret)) is False
    enrolled = await harness.run(actor)(confirm_totp, ConfirmTotp(harness.code(begun.secret)))
    assert isinstance(enrolled, FactorEnrolled)
    assert len(enrolled.recovery_codes or ()) == 10
    factors = await harness.ask(SecondFactors, actor, "of", account(actor))
    assert factors == (Factor.TOTP, Factor.RECOVERY_CODE)


async def test_the_code_that_confirmed_the_app_is_not_accepted_again(harness: FactorsHarness) -> None:
    actor = an_operator()
    begun = await harness.run(actor)(enrol_totp, EnrolTotp("anna"))
    code = harness.code(begun.secret)
    await harness.run(actor)(confirm_totp, ConfirmTotp(code))
    assert await proves(harness, actor, code) is False


async def test_a_wrong_code_does_not_confirm_the_app(harness: FactorsHarness) -> None:
    actor = an_operator()
    begun = await harness.run(actor)(enrol_totp, EnrolTotp("anna"))
    outcome = await harness.run(actor)(confirm_totp, ConfirmTotp(harness.code(begun.secret, -2)))
    assert outcome == FactorRefused(FactorComplaint.WRONG)


@pytest.mark.parametrize(("early_ms", "outcome"), [(1, FactorEnrolled), (0, FactorRefused)])
async def test_an_enrolment_expires_after_ten_minutes(
    harness: FactorsHarness, early_ms: int, outcome: type
) -> None:
    actor = an_operator()
    begun = await harness.run(actor)(enrol_totp, EnrolTotp("anna"))
    harness.clock.moment += PENDING_MAX
    harness.clock.forward(timedelta(milliseconds=-early_ms))
    confirmed = await harness.run(actor)(confirm_totp, ConfirmTotp(harness.code(begun.secret)))
    assert isinstance(confirmed, outcome)


async def test_the_old_app_is_accepted_until_the_new_one_is_confirmed(harness: FactorsHarness) -> None:
    actor = an_operator()
    old, _ = await harness.with_totp(actor)
    begun = await harness.run(actor)(enrol_totp, EnrolTotp("anna"))
    assert await proves(harness, actor, harness.code(old))
    harness.clock.forward(timedelta(seconds=30))
    confirmed = await harness.run(actor)(confirm_totp, ConfirmTotp(harness.code(begun.secret)))
    assert isinstance(confirmed, FactorEnrolled)
    assert confirmed.recovery_codes is None, "codes that are left stay"
    harness.clock.forward(timedelta(seconds=30))
    assert await proves(harness, actor, harness.code(old)) is False
    assert await proves(harness, actor, harness.code(begun.secret))


async def test_a_code_is_accepted_once(harness: FactorsHarness) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    code = harness.code(secret)
    assert [await proves(harness, actor, code) for _ in range(2)] == [True, False]


async def test_codes_earlier_than_the_last_one_are_refused(harness: FactorsHarness) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    harness.clock.forward(timedelta(seconds=60))
    assert await proves(harness, actor, harness.code(secret))
    assert await proves(harness, actor, harness.code(secret, -1)) is False


async def test_one_of_twenty_concurrent_uses_of_a_code_succeeds(harness: FactorsHarness) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    code = harness.code(secret)
    assert sum(await asyncio.gather(*(proves(harness, actor, code) for _ in range(20)))) == 1


@pytest.mark.parametrize("decides", ["the database", "Valkey"])
async def test_the_last_step_in_valkey_or_postgresql_suffices_to_refuse_a_replay(
    harness: FactorsHarness, decides: str
) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    step, id = step_of(harness.clock.now()), account(actor).id
    if decides == "Valkey":
        await harness.resources.valkey.set(f"identity:totp:{id}", step)
        assert await proves(harness, actor, harness.code(secret)) is False
    else:
        uses = [
            harness.ask(FactorProofs, actor, "use_totp", id, step, harness.clock.now()) for _ in range(20)
        ]
        assert sum(await asyncio.gather(*uses)) == 1


async def test_after_five_wrong_codes_the_right_one_is_refused_for_a_while(harness: FactorsHarness) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    for _ in range(5):
        assert await proves(harness, actor, harness.code(secret, -5)) is False
    assert await proves(harness, actor, harness.code(secret)) is False
    harness.clock.forward(timedelta(minutes=15))
    assert await proves(harness, actor, harness.code(secret))


async def test_a_right_code_resets_the_count_of_wrong_ones(harness: FactorsHarness) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    for _ in range(3):
        for _ in range(4):
            assert await proves(harness, actor, harness.code(secret, -5)) is False
        assert await proves(harness, actor, harness.code(secret))
        harness.clock.forward(timedelta(seconds=30))


@pytest.mark.parametrize("code", [None, 123456, ["1"], {"a": 1}])
async def test_malformed_answers_are_refused(harness: FactorsHarness, code: Any) -> None:
    actor = an_operator()
    await harness.with_totp(actor)
    assert await proves(harness, actor, code) is False


async def test_the_stored_secret_is_encrypted(harness: FactorsHarness) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    statements = harness.resources.database.statements_for("default")
    kept = await statements.fetchval(
        "select secret from identity.totp where account_id = $1", account(actor).id
    )
    assert kept
    assert secret.encode() not in kept


@pytest.mark.parametrize(("who", "due"), [(an_operator, True), (a_player, False)])
async def test_operators_have_to_enrol_and_players_need_not(
    harness: FactorsHarness, who: Any, due: bool
) -> None:
    actor = who()
    assert await harness.ask(EnrolmentDuty, actor, "enrolment_due", account(actor)) is due
    await harness.with_totp(actor)
    assert await harness.ask(EnrolmentDuty, actor, "enrolment_due", account(actor)) is False


async def test_services_have_no_factors(harness: FactorsHarness) -> None:
    service = Actor(ActorKind.SERVICE, "games", "default", frozenset({"game_server"}))
    outcome = await harness.run(service)(enrol_totp, EnrolTotp("games"))
    assert outcome == FactorRefused(FactorComplaint.NO_ACCOUNT)
