"""What one operator asks for and another approves: a way to do both for each kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.application import Application, Caller, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.identity.factors.lost_factors import a_loser

UPDATE = """mutation ($input: UpdatePolicyInput!) { it: updatePolicy(input: $input) { __typename
  ... on PolicyChangeAsked { change { id } } ... on PolicyChangeRefused { complaints { kind } } } }"""
DECIDE = """mutation ($input: PolicyChangeInput!) { it: approvePolicyChange(input: $input) { __typename
  ... on PolicyChangeRefused { complaints { kind } } } }"""
ABOVE = eur("100.01")
SERVICE = {"name": "Acme Games", "kind": "SERVICE", "roles": ["game_server"]}

MakeProposal = Callable[[Application, Caller], Awaitable[Json]]


@dataclass(frozen=True)
class ProposalKind:
    """``ask``: what the approver has to send. ``done`` is the outcome of an approval that counts.

    ``asks`` and ``approves`` are the mutations; ``role`` may do both.
    """

    role: str
    asks: str
    approves: str
    done: str
    ask: MakeProposal

    async def approve(self, who: Caller, given: Json) -> Json:
        """What comes of the approval."""
        if self.approves == "approvePolicyChange":
            decided: Json = (await who.data_of(DECIDE, input=given))["it"]
            return decided
        return await who.mutate(self.approves, **given)


def why(outcome: Json) -> str:
    """The outcome's name, or its only complaint."""
    complaints = outcome.get("complaints")
    return outcome["__typename"] if complaints is None else "+".join(each["kind"] for each in complaints)


async def _player(application: Application) -> FundedPlayer:
    return await a_funded_player(application, "1000.00")


async def _adjustment(application: Application, who: Caller) -> Json:
    player = await _player(application)
    given = {"walletId": player.wallet(), "amount": ABOVE, "reason": "goodwill", "key": a_key()}
    asked = await who.mutate("adjustBalance", **given)
    return {"adjustmentId": asked["adjustment"]["id"], "key": a_key()}


async def _deposit(application: Application, who: Caller) -> Json:
    player = await _player(application)
    given = {"playerId": player.id, "amount": ABOVE, "method": "bank", "key": a_key()}
    return {"approvalId": (await who.mutate("recordDeposit", **given))["approval"]["id"]}


async def _limit(_application: Application, who: Caller) -> Json:
    both = {"perPlayer": {"amount": "1", "currency": "AMD"}, "perMaker": {"amount": "2", "currency": "AMD"}}
    asked = await who.mutate("requestMoneyLimit", scope="BY_HAND", reason="trial", **both)
    return {"id": asked["change"]["id"]}


async def _program(_application: Application, who: Caller) -> Json:
    client = (await who.mutate("registerClient", **SERVICE))["client"]
    return {"clientId": client["id"], "askedBy": client["askedBy"]}


async def _secret(application: Application, who: Caller) -> Json:
    made = await _program(application, who)
    await application.as_("admin", name="the-third").mutate("approveClient", **made)
    client = (await who.mutate("renewClientSecret", clientId=made["clientId"]))["client"]
    return {"clientId": client["id"], "askedBy": client["askedBy"]}


async def _role(application: Application, who: Caller) -> Json:
    login = a_key("newcomer")
    made = await application.as_("admin", name="the-third").mutate("createOperator", login=login, name="N")
    asked = await who.mutate("assignRole", operatorId=made["operator"]["id"], role="crm", reason="new")
    return {"id": asked["assignment"]["id"]}


async def _policy(_application: Application, who: Caller) -> Json:
    edit = {"defineRole": {"role": a_key("trial").replace("-", "_"), "title": "Trial"}}
    asked = await who.data_of(UPDATE, input={"edits": [edit], "reason": "new"})
    return {"id": asked["it"]["change"]["id"]}


async def _brand(_application: Application, who: Caller) -> Json:
    wanted = {"code": a_key("brand"), "name": "N", "timeZone": "UTC", "currencies": ["EUR"]}
    asked = await who.mutate("requestBrand", **wanted, jurisdictions=["MT"], reason="new")
    return {"id": asked["change"]["id"]}


async def _correction(application: Application, who: Caller) -> Json:
    player = await a_funded_player(application, None)
    given = {"playerId": player.id, "key": a_key(), "reason": "misspelt", "firstName": "Ann"}
    asked = await who.mutate("requestCorrection", **given)
    return {"correctionId": asked["correction"]["id"]}


async def _factor_reset(application: Application, who: Caller) -> Json:
    given = {"proof": "IN_PERSON", "reference": "t", "reason": "r"}
    player = await a_loser(application)
    asked = await who.mutate("requestFactorReset", playerId=player.id, **given)
    return {"id": asked["reset"]["id"]}


KINDS = {
    "correction": ProposalKind(
        "kyc_analyst", "requestCorrection", "approveCorrection", "CorrectionDecided", _correction
    ),
    "factor reset": ProposalKind(
        "admin", "requestFactorReset", "approveFactorReset", "FactorResetDecided", _factor_reset
    ),
    "brand": ProposalKind("admin", "requestBrand", "approveBrand", "BrandDecided", _brand),
    "adjustment": ProposalKind("accountant", "adjustBalance", "approveAdjustment", "Adjusted", _adjustment),
    "money operation": ProposalKind(
        "accountant", "recordDeposit", "approveMoneyOperation", "MoneyApprovalDecided", _deposit
    ),
    "money limit": ProposalKind(
        "admin", "requestMoneyLimit", "approveMoneyLimit", "MoneyLimitDecided", _limit
    ),
    "program": ProposalKind("admin", "registerClient", "approveClient", "ClientApproved", _program),
    "secret": ProposalKind("admin", "renewClientSecret", "approveClient", "ClientApproved", _secret),
    "role": ProposalKind("admin", "assignRole", "approveRoleAssignment", "RoleDecided", _role),
    "policy": ProposalKind("admin", "updatePolicy", "approvePolicyChange", "PolicyChangeDecided", _policy),
}
