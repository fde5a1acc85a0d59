"""A subscription that lives for days must cost as much on its last event as on its first."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from adapters.valkey.live.watcher_queue import WatcherQueue
from domain.players.queries import PlayerReads
from domain.shared.actor import Channel, Origin
from domain.shared.facts import PublishedFact
from domain.shared.ids import new_id
from domain.shared.money import CURRENCIES, Money
from domain.wallets.kinds import WalletKind, WalletState
from domain.wallets.model import Wallet
from domain.wallets.queries import WalletReads
from resolvers.authorization.levels import AccessTable
from resolvers.context import Context, Process
from resolvers.read_models import ReadModels
from schema import root
from server.http.errors import PUBLIC_ERRORS
from server.http.graphql_api.engine import Engine
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.guard import Guard
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.request import GraphQLRequest
from tests.live.fake_read_models import as_player, public

EVENTS = 500
EUR = CURRENCIES["EUR"]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
WALLET = """
    subscription ($id: ID!) {
      walletChanged(playerId: $id) { seq wallets { id no seq balance { minor amount } reserved { minor } } }
    }
"""


class FakeHub:
    """News from a mailbox that the test fills."""

    def __init__(self) -> None:
        self.mailbox = WatcherQueue(2 * EVENTS)

    @asynccontextmanager
    async def watch(self, player_ids: frozenset[UUID]) -> AsyncIterator[WatcherQueue]:
        yield self.mailbox

    async def wallets_of(self, players: list[UUID]) -> dict[UUID, tuple[Wallet, ...]]:
        money = Money(0, EUR)
        return {
            id: (Wallet(id, 0, WalletKind.REAL, money, Money.zero(EUR), 0, WalletState.OPEN, NOW),)
            for id in players
        }

    def fill(self, player: UUID, seqs: range) -> None:
        for seq in seqs:
            payload: Any = {"wallets": [{"no": 0, "balance": str(seq), "reserved": "0"}]}
            fact = PublishedFact("wallet.win_paid", player, "default", seq, payload, "c", NOW)
            self.mailbox.put(fact)


def population() -> int:
    """Objects alive, uncollected cycles included; not the loop's timers."""
    passing = {"TimerHandle", "Handle", "Context", "FutureIter"}
    return sum(type(thing).__name__ not in passing for thing in gc.get_objects())


async def test_events_of_a_subscription_leak_no_memory() -> None:
    feed: Any = FakeHub()
    player = new_id()
    reads = ReadModels(dict.fromkeys((PlayerReads, WalletReads), lambda _: feed))
    process = Process(commands=feed, reads=reads, live=feed, clock=feed, reach=feed, rights=feed)
    context = Context(process, Origin(as_player(player), Channel.GRAPHQL, "c"), AccessTable())
    engine = Engine(root.whole(), Limits(), ErrorMask(PUBLIC_ERRORS, 10), Guard())
    call = GraphQLRequest(WALLET, {"id": public(player)}, None)
    answers = engine.subscribe(await engine.find(call, context), call, context)

    async def seen(count: int) -> Any:
        for _ in range(count):
            answer = await anext(answers)
        return answer.body["data"]["walletChanged"]

    feed.fill(player, range(1, EVENTS))
    await seen(EVENTS)
    gc.collect()
    gc.disable()
    try:
        before = population()
        feed.fill(player, range(EVENTS, 2 * EVENTS))
        last = await seen(EVENTS)
        grown = population() - before
    finally:
        gc.enable()
    await answers.aclose()

    assert (last["seq"], last["wallets"][0]["balance"]["minor"]) == (2 * EVENTS - 1, str(2 * EVENTS - 1))
    assert grown < EVENTS / 10
