"""Bets, wins and rollbacks are for programs: people are refused by the endpoint, and again by the ledger."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from graphql import get_named_type, is_required_input_field

from domain.shared.actor import Actor, ActorKind
from schema.root import whole
from server.security.access_control import shipped_access_control
from tests.application import Application, Caller
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur

CORE = whole()._schema
CATALOGUE = shipped_access_control().catalogue
PLAY = sorted(name.removeprefix("Mutation.") for name in CATALOGUE.services)


@pytest.fixture
async def funded_player(application: Application) -> FundedPlayer:
    return await a_funded_player(application)


def a_bet(player: str) -> dict[str, Any]:
    play = {"round": a_key("round"), "game": "slot", "provider": "acme"}
    return {"playerId": player, "key": a_key("bet"), "stake": eur("1.00"), **play}


def a_win(player: str, **more: Any) -> dict[str, Any]:
    return {"playerId": player, "key": a_key("win"), "amount": eur("1000000.00"), **more}


def given(name: str, player: str) -> dict[str, Any]:
    """An input that a program would have an answer to."""
    both = {"bet": a_bet(player), "win": a_win(player)}
    plain = {"playerId": player, "key": a_key(), "bet": "b", "round": "r", "provider": "acme"}
    wanted = get_named_type(CORE.mutation_type.fields[name].args["input"].type).fields
    full = both if name == "betAndWin" else a_win(player, kind="JACKPOT") | a_bet(player) | plain
    return {field: full[field] for field, kind in wanted.items() if is_required_input_field(kind)} | (
        {"kind": "JACKPOT"} if name == "payWin" else {}
    )


def test_all_of_play_is_for_programs() -> None:
    assert PLAY == ["betAndWin", "closeRound", "payWin", "placeBet", "rollbackBet"]


@pytest.mark.parametrize("name", PLAY)
async def test_no_person_plays_even_with_the_role_of_a_program(
    application: Application, funded_player: FundedPlayer, name: str
) -> None:
    everything = frozenset({"admin", "game_server", "payment_service"})
    actor = Actor(ActorKind.OPERATOR, "mallory", "default", everything)
    person = Caller(application.client, application.tokens.issue(actor, timedelta(hours=1)), "admin")
    kind = CORE.mutation_type.fields[name].args["input"].type
    document = f"mutation ($input: {kind}) {{ {name}(input: $input) {{ __typename }} }}"
    before = await funded_player.entries()

    refused = await person.error_of(document, input=given(name, funded_player.id))

    assert refused == {"code": "FORBIDDEN", "coordinate": f"Mutation.{name}"}
    assert await funded_player.entries() == before


STAMP = "row(gen_random_uuid(),1,'k',$2,0::smallint,null,'c',null,null)::wallets.stamp"
FAST = "gen_random_uuid(),array[1::bigint],'k',$2,0::smallint,null,'c',null,1,1::smallint"
FUNCTIONS = {
    "place_bet": f"$1,{STAMP},1,1::smallint,0::smallint,null,null,null,0::smallint",
    "place_bet_fast_path": f"$1,{FAST},0::smallint,null,null,null,null,null,0::smallint",
    "pay_win": f"$1,{STAMP},19::smallint,1,1::smallint,null,null,null,false,0::smallint",
    "pay_win_fast_path": f"$1,{FAST},gen_random_uuid(),null,null,null,null,0::smallint",
    "rollback_bet": f"$1,{STAMP},gen_random_uuid(),0::smallint",
    "close_round": f"$1,{STAMP},null,0::smallint,false",
}


@pytest.mark.parametrize("actor", ["operator:mallory", "player:mallory", "visitor:mallory"])
@pytest.mark.parametrize("function", FUNCTIONS)
async def test_the_ledger_takes_no_play_from_people(
    application: Application, funded_player: FundedPlayer, function: str, actor: str
) -> None:
    statement = f"select * from wallets.{function}({FUNCTIONS[function]})"
    player = funded_player.id.removeprefix("plr_")

    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="only programs play"):
        await application.rows(statement, player, actor)
    assert await application.rows(statement, player, f"service:{a_key('acme')}")
