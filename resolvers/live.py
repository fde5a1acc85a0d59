"""Resolvers of subscriptions: the present state first, then each change after its commit.

Facts carry the new balances, so the database is read only when facts may have been missed, and then only
for the watched players.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import Annotated, TypeVar
from uuid import UUID

import strawberry

from domain.players.model import Player
from domain.players.queries import PlayerReads
from domain.shared.actor import ActorKind
from domain.shared.facts import PublishedFact
from domain.shared.ids import PlayerId
from domain.wallets.live_wallets import LiveWallets, WalletChange
from domain.wallets.queries import WalletReads
from resolvers.context import Context, Info
from resolvers.errors import BadUserInput
from resolvers.ids import player_id_of, public_id

COALESCED_SECONDS = 0.5
"""Interval between the pushes of lists and counts, and between any where clients request ``coalesce``."""

PLAYERS_MAX = 100

_PLAYER_STREAM = "player"

Coalesce = Annotated[
    bool, strawberry.argument(description="At most two pushes a second; the last state always arrives")
]

News = TypeVar("News")


async def wallet_changed(
    info: Info, player_id: strawberry.ID, *, coalesce: Coalesce = False
) -> AsyncGenerator[WalletChange, None]:
    """A player's wallets, and then each change of them."""
    ids = await visible_players(info.context, [player_id], "playerId")
    async for changes in _wallets(info.context, ids, COALESCED_SECONDS if coalesce else 0.0):
        for change in changes:
            yield change


async def wallets_changed(
    info: Info, player_ids: list[strawberry.ID], *, coalesce: Coalesce = False
) -> AsyncGenerator[list[WalletChange], None]:
    """The wallets of several players, and then each change of them."""
    if not 1 <= len(player_ids) <= PLAYERS_MAX:
        raise BadUserInput(f"Between 1 and {PLAYERS_MAX} players can be watched at once", "playerIds")
    ids = await visible_players(info.context, player_ids, "playerIds")
    async for changes in _wallets(info.context, ids, COALESCED_SECONDS if coalesce else 0.0):
        yield changes


async def player_status_changed(info: Info, player_id: strawberry.ID) -> AsyncGenerator[Player, None]:
    """A player, and then the player again after each change of status."""
    (id,) = await visible_players(info.context, [player_id], "playerId")
    pushed: tuple[object, ...] = ()
    async with info.context.process.live.watch(frozenset({id})) as news:
        player = await _player(info.context, id)
        while player is not None:
            state = (player.status, player.status_since, player.excluded_until)
            if state != pushed:
                pushed = state
                yield player
            await _next_of_player(news)
            player = await _player(info.context, id)


async def _wallets(
    context: Context, ids: Iterable[PlayerId], quiet_seconds: float
) -> AsyncGenerator[list[WalletChange], None]:
    watched: dict[UUID, LiveWallets] = {id: LiveWallets(id) for id in ids}

    def apply(fact: PublishedFact | None) -> None:
        if fact is not None:
            watched[fact.player_id].apply(fact)
            return
        for wallets in watched.values():
            wallets.stale = True

    async with context.process.live.watch(frozenset(watched)) as news:
        while True:
            stale = [id for id, wallets in watched.items() if wallets.stale]
            if stale:
                present = await context.read(WalletReads).wallets_of(stale)
                for id in stale:
                    watched[id].read(present.get(id, ()))
            changes = [change for wallets in watched.values() if (change := wallets.next_change())]
            if changes:
                yield changes
                await apply_news_for(news, apply, quiet_seconds)
            else:
                apply(await anext(news))


async def apply_news_for(news: AsyncIterator[News], apply: Callable[[News], None], seconds: float) -> None:
    """Apply the news of the next ``seconds``, all of which pass; what is changed by it is pushed together."""
    if not seconds:
        return
    try:
        async with asyncio.timeout(seconds):
            while True:
                apply(await anext(news))
    except TimeoutError:
        return


async def any_news_for(news: AsyncIterator[object], seconds: float) -> bool:
    """Whether there is news in the next ``seconds``, all of which pass."""
    anything = False

    def note(_news: object) -> None:
        nonlocal anything
        anything = True

    await apply_news_for(news, note, seconds)
    return anything


async def _next_of_player(news: AsyncIterator[PublishedFact | None]) -> None:
    async for fact in news:
        if fact is None or fact.stream == _PLAYER_STREAM:
            return


async def _player(context: Context, id: UUID) -> Player | None:
    return (await context.read(PlayerReads).by_ids(context.viewer, [id])).get(id)


async def visible_players(context: Context, public_ids: list[strawberry.ID], field: str) -> list[PlayerId]:
    """The players, if all are in the viewer's reach; others are refused like missing ones."""
    ids = list(dict.fromkeys(player_id_of(public_id, field) for public_id in public_ids))
    viewer = context.viewer
    if viewer.kind is ActorKind.PLAYER:
        reachable: AbstractSet[UUID | None] = {viewer.player_id}
    else:
        reachable = (await context.read(PlayerReads).by_ids(viewer, ids)).keys()
    if not reachable >= set(ids):
        raise BadUserInput("There is no such player", field)
    return ids


def player_of(root: strawberry.Parent[WalletChange]) -> strawberry.ID:
    """``plr_<uuid>``."""
    return strawberry.ID(public_id("plr", root.player_id))
