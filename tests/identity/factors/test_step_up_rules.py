"""When a proof is fresh enough, for whom, and what of it is recorded; by a clock that the test moves."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from domain.identity.factors.step_up import (
    BeginStepUp,
    FactorProofRequired,
    ProveStepUp,
    SensitiveOperation,
    StepUpProved,
    StepUpRefused,
    StepUps,
    StepUpSatisfied,
    begin_step_up,
    check_step_up,
    digest_of,
    prove_step_up,
)
from domain.identity.model import STEP_UP_FRESH, Factor, Proof, Session
from domain.shared.actor import Actor, ActorKind
from domain.shared.ids import new_id
from tests.identity.factors.factors_harness import FactorsHarness, Run, a_player, account, an_operator

INSTANT = timedelta(milliseconds=1)


def a_demand(
    harness: FactorsHarness, actor: Actor, *factors: Factor, **differently: Any
) -> SensitiveOperation:
    now = harness.clock.now()
    proofs = tuple(Proof(factor, now) for factor in (Factor.PASSWORD, *factors))
    session = Session(new_id(), account(actor), now, now, now + timedelta(hours=8), 3600, proofs)
    plain = SensitiveOperation(
        digest_of("mutation { x }", None, {"a": 1}), session, None, enrols=False, changes_factors=False
    )
    return replace(plain, **differently)


def runner(harness: FactorsHarness, actor: Actor, demand: SensitiveOperation) -> Run:
    return harness.run(actor, demand.session.id if demand.session else None)


async def proved(harness: FactorsHarness, actor: Actor, demand: SensitiveOperation, secret: str) -> Any:
    """What comes of proving the app for what the demand wants."""
    run = runner(harness, actor, demand)
    wanted = await run(check_step_up, demand)
    assert isinstance(wanted, FactorProofRequired)
    given = ProveStepUp(str(wanted.challenge), Factor.TOTP, {"code": harness.code(secret)})
    return await run(prove_step_up, given)


@pytest.mark.parametrize(
    ("late", "outcome"),
    [(-INSTANT, StepUpSatisfied), (timedelta(), StepUpSatisfied), (INSTANT, FactorProofRequired)],
)
async def test_a_proof_expires_after_five_minutes(
    harness: FactorsHarness, late: timedelta, outcome: type
) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    demand = a_demand(harness, actor)
    assert await proved(harness, actor, demand, secret) == StepUpProved(harness.clock.now() + STEP_UP_FRESH)
    harness.clock.moment += STEP_UP_FRESH + late
    assert isinstance(await runner(harness, actor, demand)(check_step_up, demand), outcome)


@pytest.mark.parametrize(("late", "outcome"), [(-INSTANT, StepUpProved), (timedelta(), StepUpRefused)])
async def test_a_challenge_expires_after_five_minutes(
    harness: FactorsHarness, late: timedelta, outcome: type
) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    demand = a_demand(harness, actor)
    run = runner(harness, actor, demand)
    wanted = await run(check_step_up, demand)
    harness.clock.moment += STEP_UP_FRESH + late
    given = ProveStepUp(wanted.challenge, Factor.TOTP, {"code": harness.code(secret)})
    assert isinstance(await run(prove_step_up, given), outcome)


@pytest.mark.parametrize(
    ("late", "outcome"),
    [(-INSTANT, StepUpSatisfied), (timedelta(), StepUpSatisfied), (INSTANT, FactorProofRequired)],
)
async def test_tokens_of_the_command_line_count_as_proof_for_five_minutes(
    harness: FactorsHarness, late: timedelta, outcome: type
) -> None:
    actor = an_operator()
    issued = harness.clock.now()
    demand = a_demand(harness, actor, session=None, local_at=issued)
    harness.clock.moment += STEP_UP_FRESH + late
    assert isinstance(await harness.run(actor)(check_step_up, demand), outcome)


async def test_one_proof_is_spent_once_by_twenty_concurrent_operations(harness: FactorsHarness) -> None:
    actor = an_operator()
    secret, _ = await harness.with_totp(actor)
    demand = a_demand(harness, actor)
    await proved(harness, actor, demand, secret)
    run = runner(harness, actor, demand)
    verdicts = await asyncio.gather(*(run(check_step_up, demand) for _ in range(20)))
    assert [type(verdict) for verdict in verdicts].count(StepUpSatisfied) == 1


async def test_one_challenge_is_answered_once_by_twenty_concurrent_answers(harness: FactorsHarness) -> None:
    actor, session_id = an_operator(), new_id()
    id = await harness.ask(StepUps, actor, "challenge", session_id, "digest", (Factor.TOTP,))
    met = [harness.ask(StepUps, actor, "grant", id, session_id) for _ in range(20)]
    assert sum(await asyncio.gather(*met)) == 1


@pytest.mark.parametrize("kind", [ActorKind.SERVICE, ActorKind.SYSTEM])
async def test_services_need_no_proof(harness: FactorsHarness, kind: ActorKind) -> None:
    program = Actor(kind, "games", "default", frozenset({"game_server"}))
    demand = a_demand(harness, an_operator(), session=None)
    assert await harness.run(program)(check_step_up, demand) == StepUpSatisfied()


@pytest.mark.parametrize(
    ("changes", "offered"), [(False, (Factor.TOTP,)), (True, (Factor.TOTP, Factor.RECOVERY_CODE))]
)
async def test_recovery_codes_prove_for_changes_of_own_factors_only(
    harness: FactorsHarness, changes: bool, offered: tuple[Factor, ...]
) -> None:
    actor = an_operator()
    await harness.with_totp(actor)
    demand = a_demand(harness, actor, changes_factors=changes)
    assert (await runner(harness, actor, demand)(check_step_up, demand)).factors == offered


@pytest.mark.parametrize("who", [an_operator, a_player])
async def test_the_first_factor_is_enrolled_without_a_proof(harness: FactorsHarness, who: Any) -> None:
    actor = who()
    demand = a_demand(harness, actor, enrols=True, changes_factors=True)
    assert await runner(harness, actor, demand)(check_step_up, demand) == StepUpSatisfied()
    await harness.with_totp(actor)
    assert isinstance(await runner(harness, actor, demand)(check_step_up, demand), FactorProofRequired)


@pytest.mark.parametrize(
    ("late", "outcome"), [(timedelta(), StepUpSatisfied), (INSTANT, FactorProofRequired)]
)
async def test_ones_own_login_is_changed_by_a_fresh_sign_in_where_no_factor_is_enrolled(
    harness: FactorsHarness, late: timedelta, outcome: type
) -> None:
    actor = a_player()
    demand = a_demand(harness, actor, changes_login=True)
    harness.clock.moment += STEP_UP_FRESH + late
    assert isinstance(await runner(harness, actor, demand)(check_step_up, demand), outcome)


async def test_ones_own_login_is_changed_by_a_factor_where_one_is_enrolled(harness: FactorsHarness) -> None:
    actor = a_player()
    await harness.with_totp(actor)
    demand = a_demand(harness, actor, changes_login=True)
    wanted = await runner(harness, actor, demand)(check_step_up, demand)
    assert wanted.factors == (Factor.TOTP,)


async def test_a_step_up_with_a_factor_not_offered_is_refused(harness: FactorsHarness) -> None:
    actor = an_operator()
    await harness.with_totp(actor)
    demand = a_demand(harness, actor)
    run = runner(harness, actor, demand)
    wanted = await run(check_step_up, demand)
    assert await run(begin_step_up, BeginStepUp(wanted.challenge, Factor.PASSKEY)) == StepUpRefused()


@pytest.mark.parametrize(
    ("text", "name", "variables"),
    [
        ("mutation { y }", None, {"a": 1}),
        ("mutation { x }", "x", {"a": 1}),
        ("mutation { x }", None, {"a": "1"}),
        ("mutation { x }", None, {"a": 1, "b": None}),
        ("mutation { x }", None, {}),
    ],
)
def test_operations_that_differ_have_different_digests(text: str, name: str | None, variables: Any) -> None:
    assert digest_of(text, name, variables) != digest_of("mutation { x }", None, {"a": 1})


async def test_proofs_and_refusals_are_recorded(harness: FactorsHarness) -> None:
    actor = an_operator()
    secret, enrolled = await harness.with_totp(actor)
    demand = a_demand(harness, actor)
    run = runner(harness, actor, demand)
    wanted = await run(check_step_up, demand)
    for code in ("wrong", harness.code(secret)):
        await run(prove_step_up, ProveStepUp(wanted.challenge, Factor.TOTP, {"code": code}))
    owner = await asyncpg.connect(harness.resources.settings.database_url)
    rows = await owner.fetch(
        "select action, outcome, details::text from compliance.audit where subject = $1 or account_id = $1"
        " order by at, seq",
        account(actor).id,
    )
    await owner.close()
    noted = [(row["action"], row["outcome"]) for row in rows]
    assert noted[-2:] == [("step_up", "StepUpRefused"), ("step_up", "StepUpProved")]
    assert ("confirm_totp", "FactorEnrolled") in noted
    codes = enrolled.recovery_codes or ()
    assert not any(secret in row["details"] or code in row["details"] for row in rows for code in codes)


@pytest.mark.parametrize(
    ("late", "outcome"),
    [(-INSTANT, StepUpSatisfied), (timedelta(), StepUpSatisfied), (INSTANT, FactorProofRequired)],
)
@pytest.mark.parametrize("factor", [Factor.PASSWORD, Factor.SSO])
async def test_the_first_factor_is_enrolled_soon_after_signing_in(
    harness: FactorsHarness, factor: Factor, late: timedelta, outcome: type
) -> None:
    """A stolen cookie of an old session is not enough to enrol a factor."""
    actor = an_operator()
    demand = a_demand(harness, actor, factor, enrols=True, changes_factors=True)
    harness.clock.moment += STEP_UP_FRESH + late
    assert isinstance(await runner(harness, actor, demand)(check_step_up, demand), outcome)
