"""How much waits for operators, through the whole application."""

from __future__ import annotations

from datetime import datetime
from itertools import count

import asyncpg
import pytest

from domain.workplace.queues import COUNTED_MAX, QueueKind
from resolvers.workplace.queues import LISTS
from tests.access.proposals import KINDS
from tests.application import Application, Caller, Json, add_brand
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.statement_counter import count_statements

COUNTS = "{ queueCounts { kind count capped oldestAt } }"
EVENTS = "select count(*) from outbox.event where name = 'queue.changed' and brand = $1"
CROWD = """insert into wallets.money_limit_change
  (id, brand, currency, scope, per_player, per_maker, reason, state, maker, created_at)
  select gen_random_uuid(), $1, 1, 1, 5, 5, 'r', 31, 'operator:anna', now() - n * interval '1 second'
    from generate_series(0, $2 - 1) n"""
PROPOSALS = {
    "correction": "CORRECTIONS",
    "factor reset": "FACTOR_RESETS",
    "brand": "BRAND_CHANGES",
    "adjustment": "ADJUSTMENTS",
    "money operation": "MONEY_APPROVALS",
    "money limit": "MONEY_LIMITS",
    "program": "CLIENTS",
    "secret": "CLIENTS",
    "role": "ROLE_ASSIGNMENTS",
    "policy": "POLICY_CHANGES",
}
_numbers = count(1)


async def counts(by: Caller) -> dict[str, Json]:
    """What the caller is told, by queue."""
    told = (await by.data_of(COUNTS))["queueCounts"]
    kinds = [each["kind"] for each in told]
    assert kinds == [kind.value for kind in QueueKind if kind.value in kinds]
    return {each["kind"]: each for each in told}


async def numbers(by: Caller) -> dict[str, int]:
    return {kind: each["count"] for kind, each in (await counts(by)).items()}


def more(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """What changed."""
    return {kind: now - before[kind] for kind, now in after.items() if now != before[kind]}


async def events(application: Application, brand: str = "default") -> int:
    ((found,),) = await application.rows(EVENTS, brand)
    return int(found)


def test_every_kind_of_proposal_is_in_a_queue() -> None:
    assert PROPOSALS.keys() == KINDS.keys()
    assert LISTS.keys() == set(QueueKind)


@pytest.mark.parametrize("name", PROPOSALS)
async def test_what_takes_two_waits_until_it_is_decided(application: Application, name: str) -> None:
    kind, admin = KINDS[name], application.as_("admin")
    maker = application.as_(kind.role, name=f"maker-{next(_numbers)}")
    before, told = await numbers(admin), await events(application)
    given = await kind.ask(application, maker)
    assert more(before, await numbers(admin)) == {PROPOSALS[name]: 1}
    assert await events(application) > told

    told = await events(application)
    done = await kind.approve(application.as_(kind.role, name=f"checker-{next(_numbers)}"), given)
    assert done["__typename"] == kind.done, done
    assert await numbers(admin) == before
    assert await events(application) > told


async def a_withdrawal(guest: FundedPlayer) -> str:
    asked = {"playerId": guest.id, "key": a_key(), "amount": eur("20.00"), "method": "bank"}
    withdrawal: str = (await guest.player.mutate("requestWithdrawal", **asked))["withdrawal"]["id"]
    return withdrawal


async def test_withdrawals_wait_held_or_not(application: Application) -> None:
    guest, admin = await a_funded_player(application), application.as_("admin")
    before, told = await numbers(admin), await events(application)
    plain, held = await a_withdrawal(guest), await a_withdrawal(guest)
    assert await events(application) == told + 2
    for _ in range(2):
        put = {"withdrawalId": held, "key": a_key(), "reason": "IDENTITY"}
        assert (await guest.accountant.mutate("addWithdrawalHold", **put))["hold"]
    assert more(before, await numbers(admin)) == {"WITHDRAWALS": 2, "HELD_WITHDRAWALS": 1}

    done = await guest.accountant.mutate("approveWithdrawal", withdrawalId=plain, key=a_key())
    assert done["__typename"] == "WithdrawalMoved"
    assert more(before, await numbers(admin)) == {"WITHDRAWALS": 2, "HELD_WITHDRAWALS": 1}
    for withdrawal in (plain, held):
        given = {"withdrawalId": withdrawal, "key": a_key(), "reason": "r"}
        await guest.accountant.mutate("rejectWithdrawal", **given)
    assert await numbers(admin) == before


async def test_wins_wait_for_their_bets(application: Application) -> None:
    guest, admin = await a_funded_player(application), application.as_("admin")
    before, told = await numbers(admin), await events(application)
    bet = a_key("late-bet")
    await guest.win("1.00", bet=bet)
    assert more(before, await numbers(admin)) == {"UNMATCHED_WINS": 1}
    assert await events(application) == told + 1
    await guest.bet(key=bet)
    assert await events(application) == told + 1


async def test_what_moves_no_queue_is_not_announced(application: Application) -> None:
    guest = await a_funded_player(application)
    told = await events(application)
    await guest.bet()
    await guest.deposit()
    withdrawal = await a_withdrawal(guest)
    await guest.accountant.mutate("approveWithdrawal", withdrawalId=withdrawal, key=a_key())
    assert await events(application) == told + 1


LISTED = {
    "Query.pendingWithdrawals": "{ pendingWithdrawals { totalCount } }",
    "PendingWithdrawalFilter.held": "{ pendingWithdrawals(filter: {held: true}) { totalCount } }",
    "Query.clients": "{ clients { id } }",
}


@pytest.mark.parametrize("role", ["support", "support_lead", "crm", "accountant", "risk", "auditor", "admin"])
async def test_a_role_is_told_of_the_queues_whose_lists_it_may_read(
    application: Application, role: str
) -> None:
    caller = application.as_(role)
    told = (await counts(caller)).keys()
    for kind, coordinates in LISTS.items():
        name = coordinates[-1]
        document = LISTED.get(name, f"{{ {name.removeprefix('Query.')} {{ totalCount }} }}")
        errors = (await caller.ask(document)).get("errors", ())
        readable = not any(error["extensions"]["code"] == "FORBIDDEN" for error in errors)
        assert (kind.value in told) == readable, kind


async def test_roles_differ_in_what_they_are_told(application: Application) -> None:
    assert set(await counts(application.as_("crm"))) == {"CORRECTIONS", "MONEY_LIMITS"}
    assert set(await counts(application.as_("support"))) == {"CORRECTIONS", "FACTOR_RESETS"}
    assert set(await counts(application.as_("admin"))) == {kind.value for kind in QueueKind}


@pytest.mark.parametrize("role", ["anonymous", "game_server", "payment_service"])
async def test_others_than_operators_are_not_told(application: Application, role: str) -> None:
    error = await application.as_(role).error_of(COUNTS)
    assert (error["code"], error["coordinate"]) == ("FORBIDDEN", "Query.queueCounts")


async def test_queues_are_of_one_brand(application: Application) -> None:
    rival = await a_funded_player(application, brand="rival")
    here, there = application.as_("admin"), application.as_("admin", brand="rival")
    before = await numbers(here), await numbers(there)
    told = await events(application), await events(application, "rival")
    await a_withdrawal(rival)
    assert await numbers(here) == before[0]
    assert more(before[1], await numbers(there)) == {"WITHDRAWALS": 1}
    assert (await events(application), await events(application, "rival")) == (told[0], told[1] + 1)


async def test_counting_ends_at_a_thousand_and_is_one_statement(application: Application) -> None:
    brand = "crowded"
    await add_brand(application.database_url, brand)
    admin = application.as_("admin", brand=brand)
    assert all(
        (each["count"], each["capped"], each["oldestAt"]) == (0, False, None)
        for each in (await counts(admin)).values()
    )
    owner = await asyncpg.connect(application.database_url)
    try:
        for added, capped in ((COUNTED_MAX, False), (1, True)):
            await owner.execute(CROWD, brand, added)
            told = (await counts(admin))["MONEY_LIMITS"]
            assert (told["count"], told["capped"]) == (COUNTED_MAX, capped)
        oldest = await owner.fetchval(
            "select min(created_at) from wallets.money_limit_change where brand = $1", brand
        )
        await owner.execute("delete from outbox.event where brand = $1", brand)
    finally:
        await owner.close()
    assert datetime.fromisoformat(told["oldestAt"]) == oldest
    async with count_statements(application.database) as statements:
        await counts(admin)
    assert len(statements) == 1
