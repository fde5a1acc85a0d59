"""Wallets and their history as they are asked for: moments, pages, filters, and anything by its id."""

from __future__ import annotations

from typing import Any

import pytest

from domain.shared.ids import new_id
from tests.application import Application, Json
from tests.funded_players import FundedPlayer, a_funded_player, a_key, eur
from tests.graphql_documents import all_fields

PAGE = """
query ($id: ID!, $filter: TransactionFilter, $first: Int, $after: String) {
  transactions(playerId: $id, filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { seq } }
    nodes { seq kind amount { amount } legs { walletNo balanceAfter { amount } } }
  }
}
"""
ROUNDS = """
query ($id: ID!, $first: Int, $after: String) {
  rounds(playerId: $id, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      reference game staked { amount } won { amount } result { amount } operations closedAt player { id }
    }
  }
}
"""


@pytest.fixture(scope="module")
async def funded_player(application: Application) -> FundedPlayer:
    """A player whose history the tests of this file read, and none adds to."""
    return await a_player_with_history(application)


async def a_player_with_history(application: Application) -> FundedPlayer:
    """A new player with three rounds and a bonus behind them."""
    funded_player = await a_funded_player(application)
    for number in range(3):
        key, named = a_key(), {"round": f"round {number}", "game": "roulette"}
        await funded_player.bet("10.00", key=key, **named)
        await funded_player.win(f"{number}.00", bet=key, closesRound=number == 0, **named)
    await funded_player.crm.mutate(
        "grantFunds",
        playerId=funded_player.id,
        key=a_key(),
        kind="BONUS",
        amount=eur("5.00"),
        grantId=str(new_id()),
    )
    return funded_player


async def page(funded_player: FundedPlayer, **asked: Any) -> Json:
    """A page of transactions, asked for by the player."""
    found: Json = (await funded_player.player.data_of(PAGE, id=funded_player.id, **asked))["transactions"]
    return found


def seqs(found: Json) -> list[int]:
    return [node["seq"] for node in found["nodes"]]


async def test_the_history_is_newest_first_with_running_balances(funded_player: FundedPlayer) -> None:
    found = await page(funded_player)
    assert found["totalCount"] == 8
    assert seqs(found) == [8, 7, 6, 5, 4, 3, 2, 1]
    kinds = [node["kind"] for node in found["nodes"]]
    assert kinds == ["BONUS_GRANT", "WIN", "BET", "WIN", "BET", "WIN", "BET", "DEPOSIT"]
    amounts = [node["amount"]["amount"] for node in found["nodes"]]
    assert amounts == ["5.00", "2.00", "-10.00", "1.00", "-10.00", "0.00", "-10.00", "100.00"]
    after = [node["legs"][0]["balanceAfter"]["amount"] for node in found["nodes"]]
    assert after == ["5.00", "73.00", "71.00", "81.00", "80.00", "90.00", "90.00", "100.00"]
    # A win that closes its round has a second leg, which moves nothing.
    assert [len(node["legs"]) for node in found["nodes"]] == [1, 1, 1, 1, 1, 2, 1, 1]


@pytest.mark.parametrize("size", [1, 3, 7, 8, 9])
async def test_pages_make_up_the_whole_and_end(funded_player: FundedPlayer, size: int) -> None:
    seen: list[int] = []
    after = None
    while True:
        found = await page(funded_player, first=size, after=after)
        seen += seqs(found)
        assert [edge["node"]["seq"] for edge in found["edges"]] == seqs(found)
        info = found["pageInfo"]
        assert info["hasPreviousPage"] is (after is not None)
        assert info["startCursor"] == found["edges"][0]["cursor"]
        if not info["hasNextPage"]:
            break
        after = info["endCursor"]
    assert seen == [8, 7, 6, 5, 4, 3, 2, 1]


async def test_a_cursor_stays_right_while_rows_are_inserted(application: Application) -> None:
    funded_player = await a_funded_player(application)
    for _ in range(4):
        await funded_player.bet("1.00")
    first = await page(funded_player, first=2)
    await funded_player.bet("1.00")
    second = await page(funded_player, first=2, after=first["pageInfo"]["endCursor"])
    assert (seqs(first), seqs(second)) == ([5, 4], [3, 2])


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        ({"kinds": ["BET"]}, [6, 4, 2]),
        ({"kinds": ["BET", "DEPOSIT"]}, [6, 4, 2, 1]),
        ({"kinds": ["CHARGEBACK"]}, []),
        ({"walletNo": 1}, [8]),
        ({"walletNo": 0, "kinds": ["WIN"]}, [7, 5, 3]),
        ({"period": {"from": "2100-01-01T00:00:00Z"}}, []),
        ({"period": {"until": "2100-01-01T00:00:00Z"}, "kinds": ["BET"]}, [6, 4, 2]),
    ],
)
async def test_a_filter_narrows_rows_and_count(
    funded_player: FundedPlayer, filter: Json, expected: list[int]
) -> None:
    found = await page(funded_player, filter=filter)
    assert (seqs(found), found["totalCount"]) == (expected, len(expected))


async def test_a_period_includes_its_first_moment_and_excludes_its_last(funded_player: FundedPlayer) -> None:
    answer = await funded_player.player.data_of(f'{{ transaction(id: "{_txn(funded_player, 4)}") {{ at }} }}')
    at = answer["transaction"]["at"]
    assert seqs(await page(funded_player, filter={"period": {"from": at}}))[-1] == 4
    assert seqs(await page(funded_player, filter={"period": {"until": at}}))[0] == 3


async def test_a_cursor_of_another_filter_is_refused(funded_player: FundedPlayer) -> None:
    cursor = (await page(funded_player, first=1))["pageInfo"]["endCursor"]
    refused = await funded_player.player.error_of(
        PAGE, id=funded_player.id, after=cursor, filter={"kinds": ["BET"]}
    )
    assert refused == {"code": "BAD_USER_INPUT", "field": "after"}


async def test_the_balance_as_of_a_moment_is_what_it_was_then(funded_player: FundedPlayer) -> None:
    asked = f'{{ transaction(id: "{_txn(funded_player, 3)}") {{ at }} }}'
    at = (await funded_player.player.data_of(asked))["transaction"]["at"]
    document = """
    query ($id: ID!, $at: DateTime, $early: DateTime) {
      wallet(id: $id) {
        now: balance { amount }  then: balance(asOf: $at) { amount }  before: balance(asOf: $early) { amount }
      }
    }
    """
    answer = await funded_player.player.data_of(
        document, id=funded_player.wallet(), at=at, early="2020-01-01T00:00:00Z"
    )
    assert answer["wallet"] == {"now": {"amount": "73.00"}, "then": {"amount": "90.00"}, "before": None}


async def test_rounds_are_summed_and_paged(funded_player: FundedPlayer) -> None:
    found = (await funded_player.player.data_of(ROUNDS, id=funded_player.id, first=2))["rounds"]
    assert found["totalCount"] == 3
    assert [node["reference"] for node in found["nodes"]] == ["round 2", "round 1"]
    rest = await funded_player.player.data_of(
        ROUNDS, id=funded_player.id, first=2, after=found["pageInfo"]["endCursor"]
    )
    (last,) = rest["rounds"]["nodes"]
    assert last.pop("closedAt")
    assert last == {
        "reference": "round 0",
        "game": "roulette",
        "staked": {"amount": "10.00"},
        "won": {"amount": "0.00"},
        "result": {"amount": "-10.00"},
        "operations": 2,
        "player": {"id": funded_player.id},
    }
    assert rest["rounds"]["pageInfo"]["hasNextPage"] is False


async def test_anything_is_found_by_its_id(application: Application) -> None:
    funded_player = await a_player_with_history(application)
    for kind, id in (await ids_of(funded_player)).items():
        owned = "" if kind == "Player" else f"... on {kind} {{ player {{ id }} }}"
        document = f"query ($id: ID!) {{ node(id: $id) {{ __typename id {owned} }} }}"
        found = (await funded_player.admin.data_of(document, id=id))["node"]
        owner = {} if kind == "Player" else {"player": {"id": funded_player.id}}
        assert found == {"__typename": kind, "id": id, **owner}


async def ids_of(funded_player: FundedPlayer) -> dict[str, str]:
    """One thing of every kind that has an id, all of this player's."""
    first = await funded_player.admin.data_of(
        "query ($id: ID!) { player(id: $id) { deposits { nodes { id } } rounds { nodes { id } } } }",
        id=funded_player.id,
    )
    request = {"playerId": funded_player.id, "key": a_key(), "amount": eur("1.00"), "method": "bank"}
    withdrawal = await funded_player.player.mutate("requestWithdrawal", **request)
    adjust = {"walletId": funded_player.wallet(), "key": a_key(), "amount": eur("500.00"), "reason": "large"}
    adjustment = await funded_player.accountant.mutate("adjustBalance", **adjust)
    return {
        "Player": funded_player.id,
        "Wallet": funded_player.wallet(),
        "Transaction": _txn(funded_player, 1),
        "Round": first["player"]["rounds"]["nodes"][0]["id"],
        "Deposit": first["player"]["deposits"]["nodes"][0]["id"],
        "Withdrawal": withdrawal["withdrawal"]["id"],
        "Adjustment": adjustment["adjustment"]["id"],
    }


async def test_an_auditor_sees_every_detail(funded_player: FundedPlayer) -> None:
    auditor = funded_player.application.as_("auditor")
    document = f"query ($id: ID!) {{ transaction(id: $id) {{ {all_fields('Transaction', 'auditor')} }} }}"
    shown = (await auditor.data_of(document, id=_txn(funded_player, 2)))["transaction"]
    assert (shown["actor"], shown["channel"], shown["ip"]) == (
        f"service:acme-{funded_player.id}",
        "GRAPHQL",
        "192.0.2.7",
    )
    assert (shown["roundReference"], shown["game"], shown["kind"]) == ("round 0", "roulette", "BET")
    assert len(bytes.fromhex(shown["hash"])) == 32
    (leg,) = shown["legs"]
    assert (leg["contra"], leg["amount"]["minor"]) == ("GAMING_REVENUE", "-1000")
    hidden = await funded_player.player.ask(document, id=_txn(funded_player, 2))
    assert {error["extensions"]["coordinate"] for error in hidden["errors"]} == {
        "Transaction.actor",
        "Transaction.allowedMoves",
        "Transaction.channel",
        "Transaction.ip",
    }


def _txn(funded_player: FundedPlayer, seq: int) -> str:
    return funded_player.id.replace("plr_", "txn_") + f"_{seq}"
