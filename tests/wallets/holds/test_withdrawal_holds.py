"""Holds keep withdrawals from being approved and paid; who puts and lifts them, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pytest

from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur


@dataclass(frozen=True)
class Held:
    """A withdrawal of 30, and those who decide on it."""

    guest: FundedPlayer
    id: str

    @cached_property
    def risk(self) -> Caller:
        return self.guest.application.as_("risk", name=f"rita-{self.guest.id}")

    @cached_property
    def payments(self) -> Caller:
        """Payments as people: an accountant."""
        return self.guest.accountant

    def caller(self, department: str) -> Caller:
        return self.risk if department == "RISK" else self.payments

    async def hold(self, by: Caller | None = None, reason: str = "IDENTITY", **more: str) -> Json:
        given = {"withdrawalId": self.id, "key": a_key(), "reason": reason, "note": "seen"} | more
        return await (by or self.payments).mutate("addWithdrawalHold", **given)

    async def lift(self, hold: Json, by: Caller | None = None) -> Json:
        lifts = by or self.payments
        return await lifts.mutate("liftWithdrawalHold", holdId=hold["id"], key=a_key(), note="proved")

    async def move(self, name: str, by: Caller | None = None) -> Json:
        needed = {"payWithdrawal": {"authorisation": "A-1"}, "approveWithdrawal": {}}
        given = needed.get(name, {"reason": "asked"})
        if name == "cancelWithdrawal":
            by, given = self.guest.player, {}
        return await (by or self.payments).mutate(name, withdrawalId=self.id, key=a_key(), **given)

    async def holds(self) -> list[Json]:
        asked = """query ($id: ID!) { node(id: $id) { ... on Withdrawal { holds {
          id reason owner waitsFor note putBy liftedBy liftNote liftedAt withdrawal { id } } } } }"""
        found: list[Json] = (await self.risk.data_of(asked, id=self.id))["node"]["holds"]
        return found


@pytest.fixture
async def held(application: Application) -> Held:
    guest = await a_funded_player(application)
    asked = {"playerId": guest.id, "key": a_key(), "amount": eur("30.00"), "method": "bank"}
    return Held(guest, (await guest.player.mutate("requestWithdrawal", **asked))["withdrawal"]["id"])


def kind(outcome: Json) -> str:
    found: str = outcome["__typename"]
    return found


async def test_a_hold_stops_the_approval_until_it_is_lifted(held: Held) -> None:
    put = await held.hold(note="passport")
    refused = await held.move("approveWithdrawal")
    lifted = await held.lift(put["hold"])
    approved = await held.move("approveWithdrawal")

    assert (kind(put), put["replayed"], put["withdrawal"]["id"]) == ("WithdrawalHoldAdded", False, held.id)
    assert (kind(refused), refused["code"]) == ("WithdrawalHeld", "WITHDRAWAL_HELD")
    assert [(each["id"], each["reason"], each["note"]) for each in refused["holds"]] == [
        (put["hold"]["id"], "IDENTITY", "passport")
    ]
    assert (kind(lifted), lifted["hold"]["liftNote"]) == ("WithdrawalHoldLifted", "proved")
    assert kind(approved) == "WithdrawalMoved"


async def test_a_hold_put_after_the_approval_stops_the_payment(held: Held) -> None:
    await held.move("approveWithdrawal")
    put = await held.hold()
    by_a_person = await held.move("payWithdrawal", held.guest.second_accountant)
    by_a_program = await held.move("payWithdrawal", held.guest.payments)
    await held.lift(put["hold"])

    assert (kind(by_a_person), kind(by_a_program)) == ("WithdrawalHeld", "WithdrawalHeld")
    assert "holds" not in by_a_program
    assert kind(await held.move("payWithdrawal", held.guest.payments)) == "WithdrawalMoved"


async def test_what_the_provider_had_before_is_reported_as_paid_by_programs_alone(held: Held) -> None:
    await held.move("approveWithdrawal")
    await held.move("holdWithdrawal", held.guest.payments)
    await held.hold()

    assert kind(await held.move("payWithdrawal", held.guest.second_accountant)) == "WithdrawalHeld"
    assert kind(await held.move("payWithdrawal", held.guest.payments)) == "WithdrawalMoved"
    assert [each["liftedBy"] for each in await held.holds()] == ["service:the-payment_service"]


async def test_a_person_does_not_put_a_held_withdrawal_in_doubt_for_a_program_to_pay(held: Held) -> None:
    await held.move("approveWithdrawal")
    await held.hold(held.risk)
    by_a_person = await held.move("holdWithdrawal")
    paid = await held.move("payWithdrawal", held.guest.payments)
    by_a_program = await held.move("holdWithdrawal", held.guest.payments)

    assert (kind(by_a_person), kind(paid)) == ("WithdrawalHeld", "WithdrawalHeld")
    assert kind(by_a_program) == "WithdrawalMoved"


async def test_every_hold_has_to_be_lifted(held: Held) -> None:
    first, second = await held.hold(), await held.hold(reason="PAYMENT_METHOD_OWNERSHIP")
    await held.lift(first["hold"])
    refused = await held.move("approveWithdrawal")
    await held.lift(second["hold"])

    assert [each["id"] for each in refused["holds"]] == [second["hold"]["id"]]
    assert kind(await held.move("approveWithdrawal")) == "WithdrawalMoved"


@pytest.mark.parametrize("name", ["cancelWithdrawal", "rejectWithdrawal"])
async def test_what_gives_the_money_back_lifts_all_holds(held: Held, name: str) -> None:
    await held.hold()
    await held.hold(held.risk, "FRAUD_REVIEW")
    moved = await held.move(name)

    who = held.guest.id.replace("plr_", "player:") if name == "cancelWithdrawal" else held_by_anna(held)
    assert kind(moved) == "WithdrawalMoved"
    assert [each["liftedBy"] for each in await held.holds()] == [who, who]
    assert kind(await held.hold()) == "WithdrawalEnded"


def held_by_anna(held: Held) -> str:
    return f"operator:anna-{held.guest.id}"


async def test_the_same_key_holds_and_lifts_once(held: Held) -> None:
    put = {"withdrawalId": held.id, "key": a_key(), "reason": "IDENTITY"}
    first, again = [await held.payments.mutate("addWithdrawalHold", **put) for _ in range(2)]
    other = await held.payments.mutate("addWithdrawalHold", **put | {"reason": "BONUS_REVIEW"})
    lift = {"holdId": first["hold"]["id"], "key": a_key(), "note": "proved"}
    lifted, twice = [await held.payments.mutate("liftWithdrawalHold", **lift) for _ in range(2)]
    late = await held.payments.mutate("liftWithdrawalHold", **lift | {"key": a_key()})

    assert (first["hold"], first["replayed"], again["replayed"]) == (again["hold"], False, True)
    assert kind(other) == "IdempotencyConflict"
    assert (kind(twice), lifted["replayed"], twice["replayed"]) == ("WithdrawalHoldLifted", False, True)
    assert (kind(late), late["hold"]["id"]) == ("HoldNotOpen", first["hold"]["id"])
    assert len(await held.holds()) == 1


@pytest.mark.parametrize(
    ("puts", "reason", "owner", "lifts", "expected"),
    [
        ("PAYMENTS", "IDENTITY", "PAYMENTS", "PAYMENTS", "WithdrawalHoldLifted"),
        ("PAYMENTS", "IDENTITY", "PAYMENTS", "RISK", "WithdrawalHoldLifted"),
        ("PAYMENTS", "OTHER", "PAYMENTS", "PAYMENTS", "WithdrawalHoldLifted"),
        ("PAYMENTS", "BONUS_REVIEW", "PAYMENTS", "PAYMENTS", "WithdrawalHoldLifted"),
        ("PAYMENTS", "PAYMENT_METHOD_OWNERSHIP", "PAYMENTS", "PAYMENTS", "WithdrawalHoldLifted"),
        ("PAYMENTS", "SOURCE_OF_FUNDS", "RISK", "PAYMENTS", "HoldOwnedByRisk"),
        ("PAYMENTS", "FRAUD_REVIEW", "RISK", "PAYMENTS", "HoldOwnedByRisk"),
        ("PAYMENTS", "RESPONSIBLE_GAMBLING", "RISK", "PAYMENTS", "HoldOwnedByRisk"),
        ("PAYMENTS", "RISK_REVIEW", "RISK", "PAYMENTS", "HoldOwnedByRisk"),
        ("PAYMENTS", "FRAUD_REVIEW", "RISK", "RISK", "WithdrawalHoldLifted"),
        ("RISK", "IDENTITY", "RISK", "PAYMENTS", "HoldOwnedByRisk"),
        ("RISK", "IDENTITY", "RISK", "RISK", "WithdrawalHoldLifted"),
    ],
)
async def test_what_risk_stands_behind_risk_alone_lifts(
    held: Held, puts: str, reason: str, owner: str, lifts: str, expected: str
) -> None:
    put = await held.hold(held.caller(puts), reason)
    assert put["hold"]["owner"] == owner
    assert kind(await held.lift(put["hold"], held.caller(lifts))) == expected


@pytest.mark.parametrize(
    ("given", "refused"),
    [({"reason": "OTHER", "note": " "}, True), ({"reason": "OTHER", "note": "x"}, False)],
)
async def test_another_reason_needs_a_note(held: Held, given: Json, *, refused: bool) -> None:
    put = {"withdrawalId": held.id, "key": a_key()} | given
    if refused:
        error = await held.payments.mutation_error("addWithdrawalHold", **put)
        assert (error["code"], error["field"]) == ("BAD_USER_INPUT", "note")
    else:
        assert kind(await held.payments.mutate("addWithdrawalHold", **put)) == "WithdrawalHoldAdded"


async def test_what_is_no_withdrawal_or_hold_is_not_found(held: Held) -> None:
    deposit = await held.guest.deposit()
    unknown = deposit["deposit"]["id"].replace("dep_", "wdr_")
    put = {"withdrawalId": unknown, "key": a_key(), "reason": "IDENTITY"}
    lift = {"holdId": held.id.replace("wdr_", "hld_"), "key": a_key(), "note": "proved"}

    assert kind(await held.payments.mutate("addWithdrawalHold", **put)) == "PaymentNotFound"
    assert kind(await held.payments.mutate("liftWithdrawalHold", **lift)) == "PaymentNotFound"


async def test_a_hold_is_found_by_its_id(held: Held) -> None:
    put = await held.hold()
    asked = "query ($id: ID!) { node(id: $id) { ... on WithdrawalHold { putBy withdrawal { id } } } }"
    found = (await held.risk.data_of(asked, id=put["hold"]["id"]))["node"]
    assert found == {"putBy": held_by_anna(held), "withdrawal": {"id": held.id}}


REFUSED = {"decision": "REFUSED", "note": "stolen card"}


async def review(held: Held, **given: str) -> Json:
    asked = {"withdrawalId": held.id, "key": a_key()} | given
    return await held.risk.mutate("recordWithdrawalReview", **asked)


async def test_a_check_that_is_refused_holds_until_one_is_passed(held: Held) -> None:
    refused = await review(held, **REFUSED)
    stopped = await held.move("approveWithdrawal")
    by_payments = await held.lift(stopped["holds"][0])
    passed = await review(held, decision="PASSED")

    assert (kind(refused), refused["review"]["decision"], refused["review"]["note"]) == (
        "WithdrawalReviewed",
        "REFUSED",
        "stolen card",
    )
    assert [each["reason"] for each in stopped["holds"]] == ["RISK_REVIEW"]
    assert kind(by_payments) == "HoldOwnedByRisk"
    assert passed["review"]["decision"] == "PASSED"
    assert kind(await held.move("approveWithdrawal")) == "WithdrawalMoved"


async def test_a_check_that_is_passed_lifts_what_waits_for_it_and_nothing_else(held: Held) -> None:
    await held.hold(reason="RISK_REVIEW")
    await held.hold(held.risk, "SOURCE_OF_FUNDS")
    await review(held, decision="PASSED")
    stopped = await held.move("approveWithdrawal")
    assert [each["reason"] for each in stopped["holds"]] == ["SOURCE_OF_FUNDS"]


async def test_a_check_counts_once_and_its_refusal_says_why(held: Held) -> None:
    given = {"withdrawalId": held.id, "key": a_key(), **REFUSED}
    first, again = [await held.risk.mutate("recordWithdrawalReview", **given) for _ in range(2)]
    bare = {"withdrawalId": held.id, "key": a_key(), "decision": "REFUSED"}
    error = await held.risk.mutation_error("recordWithdrawalReview", **bare)
    await held.move("rejectWithdrawal")

    assert (first["review"], again["replayed"]) == (again["review"], True)
    assert error["field"] == "note"
    assert kind(await review(held, decision="PASSED")) == "WithdrawalEnded"


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("support", "addWithdrawalHold"),
        ("payment_service", "addWithdrawalHold"),
        ("auditor", "liftWithdrawalHold"),
        ("accountant", "recordWithdrawalReview"),
    ],
)
async def test_others_neither_hold_nor_lift_nor_check(
    application: Application, held: Held, role: str, name: str
) -> None:
    put = await held.hold()
    given = {
        "addWithdrawalHold": {"withdrawalId": held.id, "reason": "IDENTITY"},
        "liftWithdrawalHold": {"holdId": put["hold"]["id"], "note": "proved"},
        "recordWithdrawalReview": {"withdrawalId": held.id, "decision": "PASSED"},
    }[name] | {"key": a_key()}
    kind_of_input = f"{name[0].upper()}{name[1:]}Input"
    document = f"mutation ($input: {kind_of_input}!) {{ {name}(input: $input) {{ __typename }} }}"
    answer = await application.as_(role).ask(document, input=given)
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}
