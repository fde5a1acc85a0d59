"""Items of every queue, made through the public API, and operators who claim them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.access.proposals import KINDS as PROPOSALS
from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

_numbers = count(1)

CLAIM = "kind itemId holder mine since until takenFrom takenFor takenWords"


@dataclass(frozen=True)
class ItemKind:
    """``role`` may see the queue ``shown``, and decide its items. ``make`` gives a new item's public id."""

    type_name: str
    role: str
    shown: str
    make: Callable[[Application], Awaitable[str]]


def an_operator(application: Application, role: str = "risk", brand: str = "default") -> Caller:
    """An operator who holds nothing."""
    return application.as_(role, name=f"claimer-{next(_numbers)}", brand=brand)


def name_of(operator: Caller, application: Application) -> str:
    """The operator's name, as claims show it."""
    assert operator.token
    return str(application.tokens.verify(operator.token).actor)


async def a_withdrawal(guest: FundedPlayer, amount: str = "1.00") -> str:
    """The id of a new withdrawal, which waits."""
    given = {"playerId": guest.id, "key": a_key(), "amount": eur(amount), "method": "bank"}
    id: str = (await guest.player.mutate("requestWithdrawal", **given))["withdrawal"]["id"]
    return id


async def _withdrawal(application: Application) -> str:
    return await a_withdrawal(await a_funded_player(application))


async def _unmatched_win(application: Application) -> str:
    guest = await a_funded_player(application, None)
    assert (await guest.win("7.00", bet=a_key("unseen")))["__typename"] == "UnknownBet"
    wins = await guest.accountant.data_of("{ unmatchedWins(last: 1) { nodes { id player { id } } } }")
    (win,) = wins["unmatchedWins"]["nodes"]
    assert win["player"]["id"] == guest.id
    return str(win["id"])


def _proposed(name: str, field: str) -> Callable[[Application], Awaitable[str]]:
    """What one operator asks for and another approves; ``field`` of the approval's input is its id."""

    async def make(application: Application) -> str:
        proposal = PROPOSALS[name]
        asked = await proposal.ask(application, application.as_(proposal.role, name=a_key("asker")))
        return str(asked[field])

    return make


KINDS = {
    "WITHDRAWAL": ItemKind("Withdrawal", "risk", "pendingWithdrawals(last: 100) { nodes", _withdrawal),
    "ADJUSTMENT": ItemKind(
        "Adjustment",
        "accountant",
        "pendingAdjustments(last: 100) { nodes",
        _proposed("adjustment", "adjustmentId"),
    ),
    "MONEY_APPROVAL": ItemKind(
        "MoneyApproval",
        "risk",
        "pendingMoneyApprovals(last: 100) { nodes",
        _proposed("money operation", "approvalId"),
    ),
    "CORRECTION": ItemKind(
        "PlayerCorrection",
        "support_lead",
        "pendingCorrections(last: 100) { nodes",
        _proposed("correction", "correctionId"),
    ),
    "FACTOR_RESET": ItemKind(
        "FactorReset", "risk", "factorResets(first: 100) { nodes", _proposed("factor reset", "id")
    ),
    "POLICY_CHANGE": ItemKind(
        "PolicyChange", "admin", "policyChanges(first: 100) { nodes", _proposed("policy", "id")
    ),
    "ROLE_ASSIGNMENT": ItemKind(
        "RoleAssignment", "admin", "roleAssignments(first: 100) { nodes", _proposed("role", "id")
    ),
    "BRAND_CHANGE": ItemKind(
        "BrandChange", "admin", "brandChanges(first: 100) { nodes", _proposed("brand", "id")
    ),
    "MONEY_LIMIT_CHANGE": ItemKind(
        "MoneyLimitChange", "admin", "moneyLimitChanges(first: 100) { nodes", _proposed("money limit", "id")
    ),
    "CLIENT": ItemKind("Client", "admin", "clients", _proposed("program", "clientId")),
    "UNMATCHED_WIN": ItemKind(
        "UnmatchedWin", "accountant", "unmatchedWins(last: 100) { nodes", _unmatched_win
    ),
}


def item(id: str, kind: str = "WITHDRAWAL") -> Json:
    return {"item": {"kind": kind, "id": id}}


async def claimed(by: Caller, id: str, kind: str = "WITHDRAWAL") -> Json:
    """The claim of an item that is free."""
    outcome = await by.mutate("claimWorkItem", **item(id, kind))
    assert outcome["__typename"] == "WorkItemClaimed", outcome
    claim: Json = outcome["claim"]
    return claim


async def take_over(by: Caller, id: str, holder: str, **more: Any) -> Json:
    given = {"holder": holder, "reason": {"code": "HOLDER_AWAY"}} | more
    return await by.mutate("takeOverWorkItem", **item(id), **given)


async def claim_shown(by: Caller, id: str, kind: str = "WITHDRAWAL") -> Json | None:
    """The claim that the item shows."""
    shape = f"{{ ... on {KINDS[kind].type_name} {{ claim {{ {CLAIM} }} }} }}"
    found = (await by.data_of(f"query ($id: ID!) {{ node(id: $id) {shape} }}", id=id))["node"]
    claim: Json | None = found["claim"]
    return claim
