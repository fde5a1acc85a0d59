"""How many statements an answer costs: as many as it has kinds of things, whatever the number of rows."""

from __future__ import annotations

from typing import Any

import pytest

from domain.shared.ids import new_id
from tests.application import Application, Json, add_brand
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.statement_counter import count_statements, without_audit_appends

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
LINKED = """
query ($id: ID!, $first: Int) {
  transactions(playerId: $id, first: $first) {
    nodes {
      kind roundReference betSeq round { reference } bet { seq kind } reverses { seq }
      legs { wallet { no available { amount } } } allowedMoves
    }
  }
}
"""
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


@pytest.fixture(scope="module")
async def winner(players: list[FundedPlayer]) -> FundedPlayer:
    """One who won in each of twelve rounds."""
    player = players[2]
    for number in range(12):
        bet = await player.bet("0.01", key=(key := a_key()), round=f"w{number}")
        assert bet["__typename"] == "BetPlaced"
        win = {"playerId": player.id, "key": a_key(), "amount": eur("0.01"), "bet": key}
        assert (await player.games.mutate("payWin", **win, round=f"w{number}"))["__typename"] == "WinPaid"
    return player


async def test_links_cost_a_statement_for_each_kind_whatever_the_number_of_rows(winner: FundedPlayer) -> None:
    for rows in (2, 6, 24):
        statements, found = await cost(winner, LINKED, id=winner.id, first=rows)
        newest = found["nodes"][0]
        assert len(found["nodes"]) == rows
        assert all(node["round"]["reference"] == node["roundReference"] for node in found["nodes"])
        assert (newest["kind"], newest["bet"]["seq"], newest["reverses"]) == ("WIN", newest["betSeq"], None)
        assert newest["legs"][0]["wallet"]["no"] == 0
        assert newest["allowedMoves"] == ["REVERSE"]
        # The player, the page, their rounds, the bets, the wallets, what may be reversed.
        assert statements == 6


async def test_wallets_of_payments_are_read_in_one_statement(players: list[FundedPlayer]) -> None:
    payer = players[3]
    for _ in range(5):
        await payer.deposit("1.00")
    document = "query ($id: ID!) { player(id: $id) { deposits { nodes { id wallet { no } } } } }"
    statements, found = await cost(payer, document, id=payer.id)
    payments = found["deposits"]["nodes"]
    assert {each["wallet"]["no"] for each in payments} == {0}
    # The player, their deposits, their wallets.
    assert (len(payments) >= 5, statements) == (True, 3)


async def test_a_reversal_names_what_it_undid(application: Application) -> None:
    player = await a_funded_player(application)
    bet = await player.bet("1.00")
    undo = {"transactionId": bet["transaction"]["id"], "key": a_key(), "reason": "mistake"}
    done = await player.accountant.mutate("reverseTransaction", **undo)
    assert done["transaction"]["reverses"] == {"id": bet["transaction"]["id"]}


async def test_an_expired_session_is_linked_only_where_it_is_the_players(application: Application) -> None:
    player, other = await a_funded_player(application), await a_funded_player(application)
    session = str(new_id())
    launch = {"playerId": player.id, "id": session, "game": "roulette", "currency": "EUR"}
    opened = await player.games.mutate("openGameSession", **launch)
    await player.games.mutate("endGameSession", playerId=player.id, id=session)
    for each, linked in ((player, opened["session"]["id"]), (other, None)):
        stake = {"playerId": each.id, "key": a_key(), "stake": eur("1.00"), "sessionId": session}
        refused = await each.games.mutate("placeBet", **stake)
        shown = refused["session"] and refused["session"]["id"]
        assert (refused["__typename"], shown) == ("SessionExpired", linked)


async def test_operators_of_a_page_of_assignments_are_one_statement(application: Application) -> None:
    admin = application.as_("admin", name="alice")
    for number in range(4):
        made = await admin.mutate("createOperator", login=f"linked-{number}-{new_id()}"[:40], name="Olga")
        asked = {"operatorId": made["operator"]["id"], "role": "support", "reason": "new"}
        await admin.mutate("assignRole", **asked)
    document = """
    query ($first: Int) { roleAssignments(first: $first) { nodes { operatorId operator { id } } } }
    """
    for rows in (1, 4):
        async with count_statements(application.database) as statements:
            found = (await admin.data_of(document, first=rows))["roleAssignments"]["nodes"]
        assert [each["operator"]["id"] for each in found] == [each["operatorId"] for each in found]
        assert (len(found), len(without_audit_appends(statements))) == (rows, 2)


async def test_players_of_a_page_of_the_audit_log_are_one_statement(application: Application) -> None:
    made = [await a_funded_player(application) for _ in range(3)]
    for player in made:
        await player.admin.mutate("addTag", playerId=player.id, tag="linked")
    document = 'query ($first: Int) { auditEntries(first: $first, filter: {action: "change_tags"})'
    document += " { nodes { player { id } } } }"
    auditor = application.as_("auditor")
    for rows in (1, 3):
        async with count_statements(application.database) as statements:
            found = (await auditor.data_of(document, first=rows))["auditEntries"]["nodes"]
        assert [each["player"]["id"] for each in found] == [each.id for each in reversed(made)][:rows]
        assert len(without_audit_appends(statements)) == 2


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


@pytest.mark.parametrize(
    ("asked", "statements"),
    [
        ("{ id }", 1),
        ("{ id seq at __typename }", 1),
        ("{ ... on Transaction { seq } ... on Node { id } }", 1),
        ("{ ...short }", 1),
        ("{ id kind }", 2),
        ("{ ... on Transaction { amount { amount } } }", 2),
        ("{ ...long }", 2),
        ("{ id legs { amount { amount } } kind reference }", 2),
    ],
)
async def test_the_transaction_is_read_only_where_more_is_asked_of_it(
    playing: FundedPlayer, asked: str, statements: int
) -> None:
    bet = {"playerId": playing.id, "key": a_key(), "stake": eur("0.01")}
    spread = {"short": "seq", "long": "seq kind"}
    parts = [f"fragment {name} on Transaction {{ {of} }}" for name, of in spread.items() if name in asked]
    document = "\n".join((PLAY.replace("transaction { id }", f"transaction {asked}"), *parts))
    assert await played(playing, "placeBet", "BetPlaced", bet, document) == {
        False: statements,
        True: statements,
    }


async def test_results_show_the_transaction_they_posted(playing: FundedPlayer) -> None:
    key = a_key()
    shown = "transaction { id seq kind reference amount { amount } legs { amount { amount } } }"
    document = PLAY.replace("transaction { id }", shown) % ("PlaceBet", "placeBet", "BetPlaced")
    bet = {"playerId": playing.id, "key": key, "stake": eur("0.03")}
    posted = [(await playing.games.data_of(document, input=bet))["it"]["transaction"] for _ in "ab"]
    found = await playing.games.data_of(
        "query ($id: ID!) { transaction(id: $id) { id seq kind reference amount { amount }"
        " legs { amount { amount } } } }",
        id=posted[0]["id"],
    )
    assert posted == [found["transaction"]] * 2
    assert (posted[0]["kind"], posted[0]["reference"], posted[0]["amount"]["amount"]) == ("BET", key, "-0.03")


async def played(
    playing: FundedPlayer, name: str, outcome: str, given: Json, document: str = PLAY
) -> dict[bool, int]:
    """What it costs to send something twice: was it a repetition -> how many statements."""
    document = document % (name[0].upper() + name[1:], name, outcome)
    costs = {}
    for _ in range(2):
        async with count_statements(playing.application.database) as statements:
            done = await playing.games.data_of(document, input=given)
            costs[done["it"]["replayed"]] = len(statements)
    return costs
