"""How many statements an answer costs: as many as it has kinds of things, whatever the number of rows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.application import Application, Json, add_brand
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.statement_counter import count_statements

BRAND = "crowded"
PLAYERS = """
query ($first: Int) {
  players(first: $first) {
    nodes { username wallets { balance { amount } available { amount } } standing { mayBet } }
  }
}
"""
HISTORY = """
query ($id: ID!, $first: Int) {
  transactions(playerId: $id, first: $first) {
    nodes { seq amount { amount } legs { balanceAfter { amount } } player { username } }
  }
}
"""
ROUNDS = (
    "query ($id: ID!, $first: Int) { rounds(playerId: $id, first: $first) { nodes { staked { amount } } } }"
)
PLAY = """
mutation ($input: %sInput!) {
  it: %s(input: $input) {
    ... on %s { replayed transaction { id } wallet { id seq balance { amount } available { amount } } }
  }
}
"""


@pytest.fixture(scope="module")
async def players(application: Application) -> list[FundedPlayer]:
    """The fifty players of a brand of their own; the first has fifty rounds behind them."""
    await add_brand(application.database_url, BRAND)
    made = [await a_funded_player(application, brand=BRAND) for _ in range(50)]
    for number in range(50):
        await made[0].bet("0.01", round=f"r{number}")
    return made


@pytest.fixture
def funded_player(players: list[FundedPlayer]) -> FundedPlayer:
    """The one with the rounds, whom no test moves."""
    return players[0]


@pytest.fixture
def playing(players: list[FundedPlayer]) -> FundedPlayer:
    """Another one, who plays on."""
    return players[1]


async def cost(funded_player: FundedPlayer, document: str, **variables: Any) -> tuple[int, Json]:
    """How many statements an answer to the administrator costs, and its only field."""
    await funded_player.admin.data_of(document, **variables)
    async with count_statements(funded_player.application.database) as statements:
        (found,) = (await funded_player.admin.data_of(document, **variables)).values()
        return len(statements), found


async def test_a_page_of_players_with_wallets_and_standing(funded_player: FundedPlayer) -> None:
    for rows in (1, 5, 50):
        statements, found = await cost(funded_player, PLAYERS, first=rows)
        assert len(found["nodes"]) == rows
        assert all(node["wallets"] and node["standing"] for node in found["nodes"])
        # The page, their wallets, their standing.
        assert statements == 3


async def test_one_player_with_wallets_and_standing(funded_player: FundedPlayer) -> None:
    document = "query ($id: ID!) { player(id: $id) { username wallets { seq } standing { mayBet } } }"
    assert (await cost(funded_player, document, id=funded_player.id))[0] == 3


@pytest.mark.parametrize("document", [HISTORY, ROUNDS], ids=["transactions", "rounds"])
async def test_a_page_of_history(funded_player: FundedPlayer, document: str) -> None:
    for rows in (1, 5, 50):
        statements, found = await cost(funded_player, document, id=funded_player.id, first=rows)
        assert len(found["nodes"]) == rows
        # The player, the page.
        assert statements == 2


async def test_a_total_costs_one_more_and_only_where_it_is_asked_for(funded_player: FundedPlayer) -> None:
    document = HISTORY.replace("nodes {", "totalCount nodes {")
    statements, found = await cost(funded_player, document, id=funded_player.id, first=5)
    assert (statements, found["totalCount"]) == (3, 51)


async def test_a_bet_costs_one_statement_and_so_does_its_repetition(playing: FundedPlayer) -> None:
    bet = {"playerId": playing.id, "key": a_key(), "stake": eur("0.01"), "round": "one more", "game": "dice"}
    assert await played(playing, "placeBet", "BetPlaced", bet) == {False: 1, True: 1}


async def test_a_win_costs_one_statement_and_so_does_its_repetition(playing: FundedPlayer) -> None:
    await playing.bet("0.01", key=(key := a_key()))
    win = {"playerId": playing.id, "key": a_key(), "amount": eur("0.01"), "bet": key}
    assert await played(playing, "payWin", "WinPaid", win) == {False: 1, True: 1}


async def played(playing: FundedPlayer, name: str, outcome: str, given: Json) -> dict[bool, int]:
    """What it costs to send something twice: was it a repetition -> how many statements."""
    document = PLAY % (name[0].upper() + name[1:], name, outcome)
    costs = {}
    for _ in range(2):
        async with count_statements(playing.application.database) as statements:
            done = await playing.games.data_of(document, input=given)
            costs[done["it"]["replayed"]] = len(statements)
    return costs
