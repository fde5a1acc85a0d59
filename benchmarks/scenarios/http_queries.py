"""The three queries that every server answers in the HTTP benchmark."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from domain.shared.actor import ActorKind

PLAYER = """
  id username status country currency createdAt
  wallets { id kind currency balance { amount } available { amount } }
"""

BET = {
    "playerId": "{player}",
    "key": "{key}",
    "stake": {"amount": "1.00", "currency": "EUR"},
    "game": "bench",
}


@dataclass(frozen=True)
class HttpQuery:
    """One query. `expected_text` is in every correct answer; `kind` and `role` are those of its caller."""

    name: str
    route: str
    query: str
    variables: dict[str, Any]
    expected_text: str
    kind: ActorKind
    role: str

    @property
    def graphql_body(self) -> str:
        """The body for a GraphQL endpoint."""
        return json.dumps({"query": self.query, "variables": self.variables})

    @property
    def floor_body(self) -> str:
        """The body for the floor's route."""
        return json.dumps({"player": "{player}", "key": "{key}"})


HTTP_QUERIES = (
    HttpQuery(
        "player with wallets",
        "/player",
        f"query Player($id: ID!) {{ player(id: $id) {{ {PLAYER} }} }}",
        {"id": "{player}"},
        '"wallets":[{',
        ActorKind.OPERATOR,
        "support",
    ),
    HttpQuery(
        "50 players with wallets",
        "/players",
        f"query Players {{ players(first: 50) {{ nodes {{ {PLAYER} }} }} }}",
        {},
        '"wallets":[{',
        ActorKind.OPERATOR,
        "support",
    ),
    HttpQuery(
        "placeBet",
        "/bet",
        "mutation Bet($input: PlaceBetInput!) { placeBet(input: $input) "
        "{ __typename ... on BetPlaced { transaction { id seq } wallet { seq available { amount } } } } }",
        {"input": BET},
        "BetPlaced",
        ActorKind.SERVICE,
        "game_server",
    ),
)
