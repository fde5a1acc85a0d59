"""Several mutations in one document: what one of them booked is answered, whatever becomes of the others."""

from __future__ import annotations

from tests.application import Application
from tests.funded_players import a_funded_player, a_key, eur

BETS = """mutation ($first: PlaceBetInput!, $second: PlaceBetInput!, $third: PlaceBetInput!) {
  first: placeBet(input: $first) { ...placed }
  second: placeBet(input: $second) { ...placed }
  third: placeBet(input: $third) { ...placed }
}
fragment placed on PlaceBetResult { __typename ... on BetPlaced { wallet { balance { amount } } } }"""


async def test_a_bad_argument_hides_no_money_that_moved(application: Application) -> None:
    player = await a_funded_player(application)
    bet = {"playerId": player.id, "stake": eur("10.00")}
    answer = await player.games.ask(
        BETS,
        first=bet | {"key": a_key()},
        second=bet | {"key": a_key(), "stake": eur("0.001")},
        third=bet | {"key": a_key()},
    )
    placed = [
        {"__typename": "BetPlaced", "wallet": {"balance": {"amount": left}}} for left in ("90.00", "80.00")
    ]
    assert answer["data"] == {"first": placed[0], "second": None, "third": placed[1]}
    assert [(error["path"], error["extensions"]["code"]) for error in answer["errors"]] == [
        (["second"], "BAD_USER_INPUT")
    ]
