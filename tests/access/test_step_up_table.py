"""Every mutation of the schema: whether it wants a fresh factor, or why it does not."""

from __future__ import annotations

from typing import Any

import pytest

from schema.root import whole
from server.security.access_control import shipped_access_control
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key
from tests.graphql_documents import mutation
from tests.identity.cookie_callers import an_operator_of

CATALOGUE = shipped_access_control().catalogue

MOVES_MONEY = "money is moved by hand, or leaves"
RELEASES = "lets through what was held, or gives back what may have been paid"
RIGHTS = "gives or takes rights, or changes whom and what they reach"
IDENTITY = "changes who a player is, or how they sign in"
FACTORS = "changes what proves who an operator or player is"
SEES = "shows personal data"
SENDS_AWAY = "lets data leave for another system, or shows the secret that proves what does"

WANT = {
    "recordDeposit": MOVES_MONEY,
    "settleDeposit": MOVES_MONEY,
    "chargeBack": MOVES_MONEY,
    "approveWithdrawal": MOVES_MONEY,
    "payWithdrawal": MOVES_MONEY,
    "adjustBalance": MOVES_MONEY,
    "approveAdjustment": MOVES_MONEY,
    "approveMoneyOperation": MOVES_MONEY,
    "takeCommission": MOVES_MONEY,
    "reverseTransaction": MOVES_MONEY,
    "grantFunds": MOVES_MONEY,
    "forfeitFunds": MOVES_MONEY,
    "convertBonus": MOVES_MONEY,
    "redeem": MOVES_MONEY,
    "unlockWallet": RELEASES,
    "rejectWithdrawal": RELEASES,
    "liftWithdrawalHold": RELEASES,
    "requestMoneyLimit": RIGHTS,
    "approveMoneyLimit": RIGHTS,
    "requestBrand": RIGHTS,
    "approveBrand": RIGHTS,
    "createOperator": RIGHTS,
    "disableOperator": RIGHTS,
    "assignRole": RIGHTS,
    "approveRoleAssignment": RIGHTS,
    "withdrawRole": RIGHTS,
    "updatePolicy": RIGHTS,
    "approvePolicyChange": RIGHTS,
    "registerClient": RIGHTS,
    "renewClientSecret": RIGHTS,
    "approveClient": RIGHTS,
    "disableClient": RIGHTS,
    "enrolTotp": FACTORS,
    "enrolPasskey": FACTORS,
    "enrolPhone": FACTORS,
    "removeFactor": FACTORS,
    "renewRecoveryCodes": FACTORS,
    "resetFactors": FACTORS,
    "requestFactorReset": FACTORS,
    "approveFactorReset": FACTORS,
    "revealPersonalData": SEES,
    "startPlayersExport": SEES,
    "startTransactionsExport": SEES,
    "retryJobFailures": RELEASES,
    "requestCorrection": IDENTITY,
    "requestEmailChange": IDENTITY,
    "requestPhoneChange": IDENTITY,
    "changeUsername": IDENTITY,
    "approveCorrection": IDENTITY,
    "createWebhookEndpoint": SENDS_AWAY,
    "createFeed": SENDS_AWAY,
    "changeWebhookEndpoint": SENDS_AWAY,
    "rotateWebhookSecret": SENDS_AWAY,
}
"""What wants a factor proved for that very operation, and why."""

PROGRAMS = "people are refused"
PROTECTS = "protects, stops or refuses: it has to be quick"
BEGINS = "moves nothing by itself"
PROVES = "is itself a proof, or ends one that was begun with a factor"
RECORDS = "only records, or concerns how a player is addressed"
BY_ITSELF = "of what Croupier does by itself, once more or one tick less"
SENDS_THE_SAME = "posts what was to be posted, to where that was allowed with a factor"
VISITOR = "a visitor has not signed in yet"

NEED_NONE = {
    "placeBet": PROGRAMS,
    "payWin": PROGRAMS,
    "betAndWin": PROGRAMS,
    "rollbackBet": PROGRAMS,
    "closeRound": PROGRAMS,
    "movePlayerStatus": f"{PROTECTS}; an operator's move to ACTIVE wants one, see below",
    "rejectFactorReset": PROTECTS,
    "objectToFactorReset": PROTECTS,
    "holdWithdrawal": PROTECTS,
    "addWithdrawalHold": PROTECTS,
    "recordWithdrawalReview": f"{PROTECTS}; a check that is passed wants one, see below",
    "rejectAdjustment": PROTECTS,
    "rejectMoneyOperation": PROTECTS,
    "rejectMoneyLimit": PROTECTS,
    "rejectBrand": PROTECTS,
    "rejectCorrection": PROTECTS,
    "rejectRoleAssignment": PROTECTS,
    "rejectPolicyChange": PROTECTS,
    "endSession": PROTECTS,
    "endAllSessions": PROTECTS,
    "endPlayerSessions": PROTECTS,
    "withdrawProgramConsent": PROTECTS,
    "declineDeposit": PROTECTS,
    "cancelWithdrawal": "the player's own, before it was approved",
    "initiateDeposit": BEGINS,
    "authoriseDeposit": BEGINS,
    "requestWithdrawal": BEGINS,
    "openGameSession": BEGINS,
    "endGameSession": BEGINS,
    "changePassword": PROVES,
    "confirmTotp": PROVES,
    "confirmPasskey": PROVES,
    "confirmPhone": PROVES,
    "beginStepUp": PROVES,
    "proveStepUp": PROVES,
    "confirmEmailChange": PROVES,
    "confirmPhoneChange": PROVES,
    "requestVerification": PROVES,
    "verifyEmail": PROVES,
    "verifyPhone": PROVES,
    "updateProfile": RECORDS,
    "setVipLevel": RECORDS,
    "setExternalId": RECORDS,
    "addTag": RECORDS,
    "removeTag": RECORDS,
    "recordConsent": RECORDS,
    "addNote": RECORDS,
    "saveView": RECORDS,
    "deleteView": RECORDS,
    "claimWorkItem": RECORDS,
    "takeOverWorkItem": RECORDS,
    "releaseWorkItem": RECORDS,
    "publishTerms": RECORDS,
    "startBulkTag": RECORDS,
    "startBulkStatusMove": f"{PROTECTS}; to ACTIVE it wants one, as movePlayerStatus does",
    "cancelJob": PROTECTS,
    "cancelWaitingJob": BY_ITSELF,
    "retryJob": BY_ITSELF,
    "pauseWebhookEndpoint": PROTECTS,
    "removeWebhookEndpoint": PROTECTS,
    "removeFeed": PROTECTS,
    "importMarketingList": RECORDS,
    "runFeed": "writes what was to be written, to where that was allowed with a factor",
    "resumeWebhookEndpoint": SENDS_THE_SAME,
    "verifyWebhookEndpoint": SENDS_THE_SAME,
    "sendTestWebhook": SENDS_THE_SAME,
    "replayWebhookDeliveries": SENDS_THE_SAME,
    "reprocessInboundWebhook": "hands over what was to be handed over, unchanged",
    "registerPlayer": VISITOR,
}

VALUES = {"PlayerStatus.ACTIVE": RELEASES, "WithdrawalReviewDecision.PASSED": RELEASES}
"""Values of enums by which an operator's mutation wants a factor."""


def test_every_mutation_wants_a_factor_or_has_a_reason_why_not() -> None:
    every = set(whole()._schema.mutation_type.fields)
    assert WANT.keys() | NEED_NONE.keys() == every
    assert not WANT.keys() & NEED_NONE.keys()


def test_the_catalogue_says_the_same() -> None:
    assert CATALOGUE.sensitive == {f"Mutation.{name}" for name in WANT} | VALUES.keys()


def test_what_needs_none_because_people_are_refused_refuses_people() -> None:
    refused = {f"Mutation.{name}" for name, why in NEED_NONE.items() if why is PROGRAMS}
    assert refused == CATALOGUE.services


@pytest.fixture
async def player(application: Application) -> FundedPlayer:
    return await a_funded_player(application)


async def a_request(player: FundedPlayer) -> Json:
    asked = await player.player.mutate(
        "requestWithdrawal",
        playerId=player.id,
        key=a_key("out"),
        amount={"amount": "5", "currency": "EUR"},
        method="bank",
    )
    return {"withdrawalId": asked["withdrawal"]["id"], "key": a_key(), "reason": "asked to"}


async def a_hold(player: FundedPlayer) -> Json:
    put = {"withdrawalId": (await a_request(player))["withdrawalId"], "key": a_key(), "reason": "IDENTITY"}
    held = await player.accountant.mutate("addWithdrawalHold", **put)
    return {"holdId": held["hold"]["id"], "key": a_key(), "note": "proved"}


async def a_check(player: FundedPlayer) -> Json:
    asked = await a_request(player)
    return {"withdrawalId": asked["withdrawalId"], "key": a_key(), "decision": "PASSED"}


async def a_wallet(player: FundedPlayer) -> Json:
    return {"walletId": player.wallet(), "reason": "settled"}


@pytest.mark.parametrize(
    ("name", "role", "given"),
    [
        ("unlockWallet", "support_lead", a_wallet),
        ("rejectWithdrawal", "risk", a_request),
        ("liftWithdrawalHold", "risk", a_hold),
        ("recordWithdrawalReview", "risk", a_check),
    ],
)
async def test_what_releases_money_wants_a_factor(
    application: Application, redis_url: str, player: FundedPlayer, name: str, role: str, given: Any
) -> None:
    person = await an_operator_of(application, redis_url, role)
    refused = await person.error_of(mutation(name, role), input=await given(player))
    assert refused["code"] == "STEP_UP_REQUIRED"


INLINE = """mutation ($id: ID!) { movePlayerStatus(input: {
  playerId: $id, to: %s, reason: {code: OTHER, words: "as agreed"} }) { __typename } }"""
BY_INPUT = "mutation ($input: MovePlayerStatusInput!) { movePlayerStatus(input: $input) { __typename } }"
BY_VALUE = INLINE.replace("$id: ID!", "$id: ID!, $to: PlayerStatus!").replace("%s", "$to")
BY_DEFAULT = INLINE.replace("$id: ID!", "$id: ID!, $to: PlayerStatus! = %s").replace("to: %s", "to: $to")


def said(way: str, player: FundedPlayer, to: str) -> tuple[str, Json]:
    """A move, and the ways in which a client can say where to."""
    if way == BY_INPUT:
        reason = {"code": "OTHER", "words": "as agreed"}
        given = {"playerId": player.id, "to": to, "reason": reason}
        return way, {"input": given}
    return (way % to, {"id": player.id}) if "%s" in way else (way, {"id": player.id, "to": to})


@pytest.mark.parametrize("way", [INLINE, BY_INPUT, BY_VALUE, BY_DEFAULT])
async def test_an_operator_lifts_a_restriction_with_a_factor_and_sets_one_without(
    application: Application, redis_url: str, player: FundedPlayer, way: str
) -> None:
    person = await an_operator_of(application, redis_url, "risk")

    document, variables = said(way, player, "SUSPENDED")
    barred = await person.data_of(document, **variables)
    document, variables = said(way, player, "ACTIVE")
    refused = await person.error_of(document, **variables)

    assert barred["movePlayerStatus"]["__typename"] == "PlayerStatusMoved"
    assert refused["code"] == "STEP_UP_REQUIRED"


async def test_a_player_wakes_up_without_a_factor(application: Application, player: FundedPlayer) -> None:
    document, variables = said(INLINE, player, "ACTIVE")
    moved = await player.player.data_of(document, **variables)
    assert moved["movePlayerStatus"]["__typename"] == "MoveNotAllowed"


async def test_a_withdrawal_is_held_and_a_check_refused_without_a_factor(
    application: Application, redis_url: str, player: FundedPlayer
) -> None:
    person = await an_operator_of(application, redis_url, "risk")
    asked = await a_check(player)
    put = {"withdrawalId": asked["withdrawalId"], "key": a_key(), "reason": "IDENTITY"}
    held = await person.data_of(mutation("addWithdrawalHold", "risk"), input=put)
    refused = {**asked, "decision": "REFUSED", "note": "stolen card"}
    checked = await person.data_of(mutation("recordWithdrawalReview", "risk"), input=refused)

    assert held["addWithdrawalHold"]["__typename"] == "WithdrawalHoldAdded"
    assert checked["recordWithdrawalReview"]["__typename"] == "WithdrawalReviewed"
