"""Asks the whole graph in process, as an actor who may use everything."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

import strawberry

from adapters.postgres.database import EVERY_BRAND
from domain.players.queries import PlayerReads
from domain.shared.actor import Actor
from domain.wallets.queries import WalletReads
from resolvers.authorization.levels import AccessTable, Level
from resolvers.authorization.reach import Reach
from resolvers.context import Context, Process
from resolvers.read_models import ReadModels
from schema import root
from tests.players.people import OPERATOR, by
from tests.players.players_harness import PlayersHarness


class UnusedPort:
    """Stands where these tests never go."""


@cache
def whole() -> strawberry.Schema:
    """The whole graph, unguarded: who may do what is tested with the guards."""
    return root.whole()


async def ask(harness: PlayersHarness, document: str, actor: Actor = OPERATOR, **variables: Any) -> Any:
    """The whole answer: ``data`` and ``errors``."""
    reads = ReadModels({PlayerReads: lambda _: harness.reads, WalletReads: lambda _: UnusedPort()})

    async def brand_of(id: UUID) -> str | None:
        brand: str | None = await harness.database.statements_for(EVERY_BRAND).fetchval(
            "select brand from players.player where id = $1", id
        )
        return brand

    process = Process(harness.work, reads, UnusedPort(), harness.clock, Reach(brand_of), None)  # type: ignore[arg-type]
    context = Context(process, by(actor), AccessTable({"Player.id": Level.READ, "Wallet.id": Level.READ}))
    return await whole().execute(document, variable_values=variables, context_value=context)


async def data_of(harness: PlayersHarness, document: str, actor: Actor = OPERATOR, **variables: Any) -> Any:
    """The data of an answer without errors."""
    answer = await ask(harness, document, actor, **variables)
    assert answer.errors is None, answer.errors
    return answer.data


async def refused_field(
    harness: PlayersHarness, document: str, actor: Actor = OPERATOR, **variables: Any
) -> str:
    """The input field that an answer complains of."""
    answer = await ask(harness, document, actor, **variables)
    (error,) = answer.errors
    field = (error.extensions or {}).get("field") or getattr(error.original_error, "field", None)
    return str(field)
