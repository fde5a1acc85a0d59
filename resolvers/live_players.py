"""Resolvers of subscriptions for lists of players: which rows have changed, and how many players are new.

Facts only say that something changed. What is pushed is read, and pushed where it differs from what was.
"""

from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Annotated, Final
from uuid import UUID

import strawberry

from domain.players.model import Player
from domain.players.queries import PlayerReads, Registrations
from domain.shared.facts import PublishedFact
from domain.wallets.model import Wallet
from domain.wallets.queries import WalletReads
from resolvers.context import Context, Info
from resolvers.errors import BadUserInput
from resolvers.live import COALESCED_SECONDS, any_news_for, apply_news_for, visible_players

LISTED_PLAYERS_MAX: Final = 200

NEW_PLAYERS_MAX: Final = 1_000
"""More new players are not counted."""

_LATE_COMMIT_MAX: Final = timedelta(minutes=1)
"""How long a registration may take from its moment to its commit, and count as new all the same."""

_STREAMS: Final = frozenset({"player", "wallet"})

ListedPlayers = Annotated[
    list[strawberry.ID], strawberry.argument(description=f"`Player.id` of 1 to {LISTED_PLAYERS_MAX}")
]


async def players_changed(info: Info, player_ids: ListedPlayers) -> AsyncGenerator[list[Player], None]:
    """All these players, and then those that have changed, at most twice a second."""
    if not 1 <= len(player_ids) <= LISTED_PLAYERS_MAX:
        raise BadUserInput(f"Between 1 and {LISTED_PLAYERS_MAX} players can be watched at once", "playerIds")
    context = info.context
    ids = await visible_players(context, player_ids, "playerIds")
    pushed: dict[UUID, tuple[Player, tuple[Wallet, ...]]] = {}
    due: set[UUID] = set(ids)

    def note(fact: PublishedFact | None) -> None:
        if fact is None:
            due.update(ids)
        elif fact.stream in _STREAMS:
            due.add(fact.player_id)

    async with context.process.live.watch(frozenset(ids)) as news:
        while True:
            present = await _present(context, [id for id in ids if id in due])
            due.clear()
            changed = [state[0] for id, state in present.items() if pushed.get(id) != state]
            pushed |= present
            if changed:
                yield changed
            await apply_news_for(news, note, COALESCED_SECONDS)
            while not due:
                note(await anext(news))


async def players_registered(info: Info) -> AsyncGenerator[Registrations, None]:
    """How many players have registered in the brand since the subscription, at most twice a second."""
    context = info.context
    since = context.process.clock.now() - _LATE_COMMIT_MAX
    reads, viewer = context.read(PlayerReads), context.viewer
    told = Registrations(0, None)
    async with context.process.live.watch_registrations(viewer.brand) as news:
        known = await reads.registered_since(viewer, since, NEW_PLAYERS_MAX)
        yield told
        while True:
            if not await any_news_for(news, COALESCED_SECONDS):
                await anext(news)
            found = await reads.registered_since(viewer, since, NEW_PLAYERS_MAX + len(known))
            moments = [at for id, at in found.items() if id not in known]
            present = Registrations(len(moments), max(moments, default=None))
            if present != told:
                told = present
                yield told


async def _present(context: Context, ids: list[UUID]) -> dict[UUID, tuple[Player, tuple[Wallet, ...]]]:
    players = await context.read(PlayerReads).by_ids(context.viewer, ids)
    wallets = await context.read(WalletReads).wallets_of(ids)
    return {id: (players[id], wallets.get(id, ())) for id in ids if id in players}
