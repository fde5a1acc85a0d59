from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from domain.identity.factors.changes import (
    FactorsReset,
    NothingToReset,
    OwnFactors,
    RemoveFactor,
    ResetFactors,
    change_and_notify,
    remove_factor,
    reset_factors,
)
from domain.identity.factors.model import (
    FactorComplaint,
    FactorNotFound,
    FactorRefused,
    FactorRemoved,
    LastFactorStays,
)
from domain.identity.factors.ports import EnrolmentDuty
from domain.identity.factors.recovery_codes import (
    RecoveryCodesRenewed,
    RenewRecoveryCodes,
    hash_of,
    renew_recovery_codes,
)
from domain.identity.factors.sms_codes import ConfirmPhone, EnrolPhone, PhoneBegun, confirm_phone, enrol_phone
from domain.identity.model import Factor, Proof, Session
from domain.identity.ports import Delivery, SecondFactors
from domain.shared.actor import Actor
from domain.shared.ids import new_id
from tests.identity.factors.factors_harness import FactorsHarness, a_player, account, an_operator

NUMBER = "+393331234567"


async def proves(harness: FactorsHarness, actor: Actor, factor: Factor, **answer: Any) -> bool:
    checked: bool = await harness.ask(SecondFactors, actor, "check", account(actor), factor, answer, "ticket")
    return checked


async def recovers(harness: FactorsHarness, actor: Actor, code: str) -> bool:
    return await proves(harness, actor, Factor.RECOVERY_CODE, code=code)


async def codes_of(harness: FactorsHarness, actor: Actor) -> tuple[str, ...]:
    _, enrolled = await harness.with_totp(actor)
    assert enrolled.recovery_codes
    return enrolled.recovery_codes


async def with_phone(harness: FactorsHarness, actor: Actor, number: str = NUMBER) -> Any:
    begun = await harness.run(actor)(enrol_phone, EnrolPhone(number))
    assert isinstance(begun, PhoneBegun), begun
    return await confirm_phone(
        harness.run(actor), ConfirmPhone(begun.id, harness.messages.sent[-1].params["code"])
    )


async def test_there_are_ten_different_codes_of_120_bits(harness: FactorsHarness) -> None:
    codes = await codes_of(harness, an_operator())
    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"([A-Z2-7]{4}-){5}[A-Z2-7]{4}", code) for code in codes)


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
async def test_spaces_hyphens_and_case_of_a_code_are_ignored(harness: FactorsHarness, typed: Any) -> None:
    actor = an_operator()
    first, *_ = await codes_of(harness, actor)
    assert await recovers(harness, actor, typed(first))


@pytest.mark.parametrize(
    "typed", ["", "A", "A" * 23, "A" * 25, "A" * 65, "\ud800" * 24, "AAAA-AAAA-AAAA-AAAA"]
)
def test_malformed_codes_have_no_hash(typed: str) -> None:
    assert hash_of(new_id(), typed) is None


async def test_a_code_is_accepted_once_and_the_number_left_decreases(harness: FactorsHarness) -> None:
    actor = an_operator()
    first, *_ = await codes_of(harness, actor)
    assert [await recovers(harness, actor, first) for _ in range(2)] == [True, False]
    assert (await harness.standing(actor)).codes_left == 9


async def test_one_of_twenty_concurrent_uses_of_a_code_succeeds(harness: FactorsHarness) -> None:
    actor = an_operator()
    first, *_ = await codes_of(harness, actor)
    assert sum(await asyncio.gather(*(recovers(harness, actor, first) for _ in range(20)))) == 1


async def test_after_five_wrong_codes_the_right_one_is_refused_for_a_while(harness: FactorsHarness) -> None:
    actor = an_operator()
    first, *_ = await codes_of(harness, actor)
    for _ in range(5):
        assert await recovers(harness, actor, "A" * 16) is False
    assert await recovers(harness, actor, first) is False


async def test_another_accounts_code_is_refused(harness: FactorsHarness) -> None:
    first, *_ = await codes_of(harness, an_operator())
    other = an_operator("bert")
    await codes_of(harness, other)
    assert await recovers(harness, other, first) is False


async def test_only_hashes_of_codes_are_stored(harness: FactorsHarness) -> None:
    actor = an_operator()
    codes = await codes_of(harness, actor)
    statements = harness.resources.database.statements_for("default")
    kept = await statements.fetch(
        "select hash from identity.recovery_code where account_id = $1", account(actor).id
    )
    assert len(kept) == 10
    assert not any(code.replace("-", "").encode() in row["hash"] for code in codes for row in kept)


@pytest.mark.parametrize("who", [an_operator, a_player])
async def test_using_a_code_requires_another_enrolment(harness: FactorsHarness, who: Any) -> None:
    actor = who()
    first, *_ = await codes_of(harness, actor)
    assert await harness.ask(EnrolmentDuty, actor, "enrolment_due", account(actor)) is False
    await recovers(harness, actor, first)
    assert await harness.ask(EnrolmentDuty, actor, "enrolment_due", account(actor)) is True
    await harness.with_totp(actor)
    assert await harness.ask(EnrolmentDuty, actor, "enrolment_due", account(actor)) is False


async def test_new_codes_void_the_old_ones(harness: FactorsHarness) -> None:
    actor = an_operator()
    old = await codes_of(harness, actor)
    renewed = await harness.run(actor)(renew_recovery_codes, RenewRecoveryCodes())
    assert isinstance(renewed, RecoveryCodesRenewed)
    assert not set(renewed.codes) & set(old)
    assert await recovers(harness, actor, old[0]) is False
    assert await recovers(harness, actor, renewed.codes[0])


async def test_without_a_factor_no_codes_are_issued(harness: FactorsHarness) -> None:
    outcome = await harness.run(an_operator())(renew_recovery_codes, RenewRecoveryCodes())
    assert outcome == FactorRefused(FactorComplaint.NOTHING_ENROLLED)


async def test_a_player_signs_in_by_a_code_sent_to_their_phone(harness: FactorsHarness) -> None:
    actor = a_player()
    enrolled = await with_phone(harness, actor)
    assert enrolled.factor.kind is Factor.SMS
    options = await harness.ask(SecondFactors, actor, "begin", account(actor), Factor.SMS, "ticket")
    assert options["sentTo"] == "***********67"
    message = harness.messages.sent[-1]
    assert (message.to, message.template) == (NUMBER, "sign_in_code")
    right = {"id": options["id"], "code": message.params["code"]}
    other = {"id": options["id"], "code": f"{(int(right['code']) + 1) % 10**6:06d}"}
    assert await proves(harness, actor, Factor.SMS, **other) is False
    assert [await proves(harness, actor, Factor.SMS, **right) for _ in range(2)] == [True, False]


async def test_a_code_by_text_message_is_accepted_for_its_ticket_only(harness: FactorsHarness) -> None:
    actor = a_player()
    await with_phone(harness, actor)
    options = await harness.ask(SecondFactors, actor, "begin", account(actor), Factor.SMS, "another ticket")
    code = harness.messages.sent[-1].params["code"]
    assert await proves(harness, actor, Factor.SMS, id=options["id"], code=code) is False


async def test_a_code_for_one_player_is_refused_for_another(harness: FactorsHarness) -> None:
    first, second = a_player(), a_player()
    await with_phone(harness, first)
    await with_phone(harness, second)
    options = await harness.ask(SecondFactors, first, "begin", account(first), Factor.SMS, "ticket")
    code = harness.messages.sent[-1].params["code"]
    assert await proves(harness, second, Factor.SMS, id=options["id"], code=code) is False


async def test_operators_cannot_enrol_a_phone(harness: FactorsHarness) -> None:
    outcome = await harness.run(an_operator())(enrol_phone, EnrolPhone(NUMBER))
    assert outcome == FactorRefused(FactorComplaint.NOT_FOR_YOU)


@pytest.mark.parametrize(
    "number", ["", "0039333", "+0393331234567", "+39333123456789012", "+39abc", "+39333\n1"]
)
async def test_malformed_numbers_are_refused(harness: FactorsHarness, number: str) -> None:
    outcome = await harness.run(a_player())(enrol_phone, EnrolPhone(number))
    assert outcome == FactorRefused(FactorComplaint.BAD_NUMBER)


async def test_a_number_that_cannot_be_reached_is_not_enrolled(harness: FactorsHarness) -> None:
    harness.messages.delivery = Delivery.LIMITED
    outcome = await harness.run(a_player())(enrol_phone, EnrolPhone(NUMBER))
    assert outcome == FactorRefused(FactorComplaint.NOT_SENT)


async def test_a_code_of_another_session_confirms_no_phone(harness: FactorsHarness) -> None:
    actor = a_player()
    begun = await harness.run(actor, new_id())(enrol_phone, EnrolPhone(NUMBER))
    given = ConfirmPhone(begun.id, harness.messages.sent[-1].params["code"])
    assert await confirm_phone(harness.run(actor, new_id()), given) == FactorRefused(FactorComplaint.WRONG)


async def test_the_stored_number_is_encrypted(harness: FactorsHarness) -> None:
    actor = a_player()
    await with_phone(harness, actor)
    statements = harness.resources.database.statements_for("default")
    kept = await statements.fetchval(
        "select number from identity.phone where account_id = $1", account(actor).id
    )
    assert kept
    assert NUMBER.encode() not in kept


async def test_an_operator_keeps_their_last_strong_factor(harness: FactorsHarness) -> None:
    actor = an_operator()
    await harness.with_totp(actor)
    outcome = await harness.run(actor)(remove_factor, RemoveFactor("totp"))
    assert isinstance(outcome, LastFactorStays)
    assert await harness.ask(SecondFactors, actor, "of", account(actor)) == (
        Factor.TOTP,
        Factor.RECOVERY_CODE,
    )


async def test_a_player_may_remove_the_last_factor(harness: FactorsHarness) -> None:
    actor = a_player()
    await harness.with_totp(actor)
    assert isinstance(await harness.run(actor)(remove_factor, RemoveFactor("totp")), FactorRemoved)
    assert await harness.ask(SecondFactors, actor, "of", account(actor)) == ()


@pytest.mark.parametrize("id", ["phone", "nonsense", pytest.param(str(new_id()), id="an id of nothing")])
async def test_a_factor_that_is_not_enrolled_cannot_be_removed(harness: FactorsHarness, id: str) -> None:
    assert await harness.run(a_player())(remove_factor, RemoveFactor(id)) == FactorNotFound()


def a_session(harness: FactorsHarness, actor: Actor) -> Session:
    now = harness.clock.now()
    proofs = (Proof(Factor.PASSWORD, now), Proof(Factor.TOTP, now))
    return Session(new_id(), account(actor), now, now, now.replace(year=2027), 3600, proofs)


async def test_another_operator_resets_factors_and_ends_sessions(harness: FactorsHarness) -> None:
    lost, admin = an_operator(), an_operator("boss")
    await harness.with_totp(lost)
    secret = await harness.resources.sessions.open(a_session(harness, lost))
    id = account(lost).id
    assert await reset_factors(harness.run(admin), ResetFactors(id, "lost phone")) == FactorsReset(id)
    assert await harness.ask(SecondFactors, lost, "of", account(lost)) == ()
    assert await harness.resources.sessions.find(secret) is None
    assert await harness.ask(EnrolmentDuty, lost, "enrolment_due", account(lost)) is True
    statements = harness.resources.database.statements_for("default")
    (kept,) = await statements.fetch("select by, reason from identity.factor_reset where account_id = $1", id)
    assert tuple(kept) == ("operator:boss", "lost phone")


async def test_operators_cannot_reset_their_own_factors(harness: FactorsHarness) -> None:
    admin = an_operator("boss")
    await harness.with_totp(admin)
    outcome = await reset_factors(harness.run(admin), ResetFactors(account(admin).id, "lost phone"))
    assert outcome == OwnFactors()
    assert await harness.ask(SecondFactors, admin, "of", account(admin))


@pytest.mark.parametrize("whose", ["a player's", "another brand's", "unknown"])
async def test_only_operators_within_reach_can_be_reset(harness: FactorsHarness, whose: str) -> None:
    boss = an_operator("boss")
    player = a_player()
    await harness.with_totp(player)
    other = Actor(boss.kind, "carl", "rival", boss.roles, None, new_id())
    await harness.with_totp(other)
    id = {"a player's": account(player).id, "another brand's": account(other).id}.get(whose, new_id())
    assert await reset_factors(harness.run(boss), ResetFactors(id, "lost phone")) == NothingToReset()


async def test_a_player_is_notified_of_every_change(
    harness: FactorsHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    from adapters.postgres.identity.contacts import PostgresContacts  # noqa: PLC0415

    async def email_of(_self: Any, _account: Any) -> str:
        return "jane@example.com"

    monkeypatch.setattr(PostgresContacts, "email_of", email_of)
    actor = a_player()
    first, *_ = await codes_of(harness, actor)
    await recovers(harness, actor, first)
    await change_and_notify(harness.run(actor), renew_recovery_codes, RenewRecoveryCodes())
    await change_and_notify(harness.run(actor), remove_factor, RemoveFactor("totp"))
    templates = harness.messages.templates(account(actor))
    assert templates == ["recovery_code_used", "factor_changed", "factor_changed"]
    assert harness.messages.sent[0].params["left"] == "9"
