"""What a program may call for a player: what manages the account only if it is the casino's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.shared.actor import Actor, ActorKind
from server.security.access_control import shipped_access_control
from tests.application import Application, Caller
from tests.funded_players import a_funded_player, eur
from tests.graphql_documents import CORE, TABLES, mutation
from tests.identity.cookie_callers import a_player_account, open_session

CATALOGUE = shipped_access_control().catalogue
MONEY = "moves or limits the player's own play and money, which is what such programs are for"
READ_BY_THE_PLAYER = "takes a code that only the player reads, to an address or number they have"
FOR_PROGRAMS = {
    "initiateDeposit": MONEY,
    "requestWithdrawal": MONEY,
    "cancelWithdrawal": MONEY,
    "movePlayerStatus": f"{MONEY}: pauses and exclusions, never their end",
    "requestVerification": READ_BY_THE_PLAYER,
    "verifyEmail": READ_BY_THE_PLAYER,
    "verifyPhone": READ_BY_THE_PLAYER,
    "updateProfile": "language, time zone and the like; phone and address are refused field by field",
}
"""Mutation that a program of others may call for a player -> why."""

PERSONAL = sorted(name.removeprefix("Mutation.") for name in CATALOGUE.personal_acts if "Mutation." in name)


async def a_program(application: Application, redis_url: str, player: str, *, first_party: bool) -> Caller:
    """A registered program with a token for the player."""
    given = {"kind": "BROWSER", "scopes": ["OPENID"], "redirectUris": ["https://play.example.com/callback"]}
    made = await application.as_("admin").mutate("registerClient", name="Play", **given)
    account = a_player_account(player)
    _, session = await open_session(redis_url, account)
    actor = Actor(ActorKind.PLAYER, account.name, "default", frozenset({"player"}), account.id)
    claims: dict[str, Any] = {"sid": str(session.id), "client_id": made["client"]["id"]}
    claims |= {"first_party": True} if first_party else {}
    token = application.tokens.issue(actor, timedelta(minutes=5), claims=claims)
    return Caller(application.client, token, "player")


def test_every_mutation_of_players_is_for_programs_or_for_the_player_alone() -> None:
    levels = TABLES.of_roles("default", frozenset({"player"})).levels
    players = {name for name in CORE.mutation_type.fields if f"Mutation.{name}" in levels}
    assert players == FOR_PROGRAMS.keys() | set(PERSONAL)
    assert not FOR_PROGRAMS.keys() & set(PERSONAL)


def required(name: str) -> dict[str, Any]:
    """Input of the right form; what it says is not looked at by who refuses."""
    texts = {
        "withdrawProgramConsent": {"clientId": "cli_01a22742-f849-7040-a3c4-343678f4a635"},
        "endSession": {"id": "ses_01a22742-f849-7040-a3c4-343678f4a635"},
        "endAllSessions": {},
        "changePassword": {"current": "x", "password": "y" * 20},
        "confirmTotp": {"code": "123456"},
        "confirmPasskey": {"name": "k", "credential": {}},
        "enrolPhone": {"number": "+393331234567"},
        "confirmPhone": {"codeId": "x", "code": "123456"},
        "removeFactor": {"id": "fac_01a22742-f849-7040-a3c4-343678f4a635_totp"},
        "beginStepUp": {"challenge": "x", "factor": "TOTP"},
        "proveStepUp": {"challenge": "x", "answer": {"totp": "123456"}},
        "requestEmailChange": {"email": "jane@example.com"},
        "confirmEmailChange": {side: {"challenge": "x", "code": "1"} for side in ("current", "new")},
        "requestPhoneChange": {"phone": "+393331234567"},
        "confirmPhoneChange": {"challenge": "x", "code": "123456"},
        "changeUsername": {"username": "another-name"},
        "recordConsent": {"consent": {"kind": "TERMS", "version": "1", "given": True}},
    }
    return texts.get(name, {})


@pytest.mark.parametrize("name", PERSONAL)
async def test_programs_of_others_are_refused_what_manages_the_account(
    application: Application, redis_url: str, name: str
) -> None:
    guest = await a_funded_player(application, None)
    given: dict[str, Any] = required(name)
    if name == "recordConsent":
        given |= {"playerId": guest.id}
    takes = "input" in CORE.mutation_type.fields[name].args
    theirs = await a_program(application, redis_url, guest.id, first_party=False)
    document = mutation(name, "player") if takes else f"mutation {{ {name} {{ __typename }} }}"
    answer = await theirs.ask(document, **({"input": given} if takes else {}))
    (error,) = answer["errors"]
    assert error["extensions"] == {"code": "FORBIDDEN", "coordinate": f"Mutation.{name}"}
    ours = await a_program(application, redis_url, guest.id, first_party=True)
    answer = await ours.ask(document, **({"input": given} if takes else {}))
    assert "FORBIDDEN" not in [each["extensions"]["code"] for each in answer.get("errors", ())]


@pytest.mark.parametrize(
    ("field", "value", "refused"),
    [("phone", "+393331234567", True), ("city", "Rome", True), ("language", "it", False)],
)
async def test_programs_of_others_change_no_phone_and_address(
    application: Application, redis_url: str, field: str, value: str, refused: bool
) -> None:
    guest = await a_funded_player(application, None)
    program = await a_program(application, redis_url, guest.id, first_party=False)
    document = """mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }"""
    answer = await program.ask(document, input={"playerId": guest.id, field: value})
    codes = [each["extensions"]["code"] for each in answer.get("errors", ())]
    assert codes == (["FORBIDDEN"] if refused else []), answer


async def test_programs_of_others_still_move_the_players_money(
    application: Application, redis_url: str
) -> None:
    guest = await a_funded_player(application, "100.00")
    program = await a_program(application, redis_url, guest.id, first_party=False)
    given = {"playerId": guest.id, "amount": eur("5.00"), "method": "card", "key": f"by-program-{guest.id}"}
    document = "mutation ($i: InitiateDepositInput!) { initiateDeposit(input: $i) { __typename } }"
    answer = await program.ask(document, i=given)
    assert "FORBIDDEN" not in str(answer), answer
