"""Subscriptions."""

from datetime import datetime
from typing import Any

import strawberry

from domain.players import queries
from domain.wallets import live_wallets
from resolvers import live as resolve
from resolvers import live_players
from schema.binding import publishes, resolved_by
from schema.player import Player
from schema.wallets.types import Wallet

# Any, like resolved_by(): the field's annotation is the type that its resolver yields.
_pushed_by: Any = strawberry.subscription


@publishes(live_wallets.WalletChange)
@strawberry.type(description="Wallets of one player, as they have become")
class WalletChange:
    player_id: strawberry.ID = resolved_by(resolve.player_of)
    seq: int = strawberry.field(
        description="The player's last transaction this shows; grows with every push, duplicates are left out"
    )
    fresh: bool = strawberry.field(
        description="True: these are all wallets, forget what you knew. False: only these have changed"
    )
    wallets: list[Wallet] | None = strawberry.field(
        description="All wallets, or those that changed: see `fresh`"
    )


@publishes(queries.Registrations)
@strawberry.type(description="How many players have registered since the subscription; says nothing of who")
class PlayersRegistered:
    count: int = strawberry.field(description="How many; 1,000 stands for more, too")
    newest_at: datetime | None = strawberry.field(
        description="When the newest of them registered; null without any"
    )


@strawberry.type
class LiveSubscriptions:
    """All subscriptions."""

    wallet_changed: WalletChange = _pushed_by(
        resolver=resolve.wallet_changed,
        description="A player's wallets now, then what changes of them; pushed after commit, in order. "
        "Whatever a push may have missed comes as a fresh one",
    )
    wallets_changed: list[WalletChange] = _pushed_by(
        resolver=resolve.wallets_changed,
        description="The same for several players at once, at most 100",
    )
    player_status_changed: Player = _pushed_by(
        resolver=resolve.player_status_changed,
        description="A player now, then again after each change of status",
    )
    players_changed: list[Player] = _pushed_by(
        resolver=live_players.players_changed,
        description="These players now, then those whose status, profile, tags, VIP level or wallets have "
        "changed; at most two pushes a second, and the last state always arrives",
    )
    players_registered: PlayersRegistered = _pushed_by(
        resolver=live_players.players_registered,
        description="How many players have registered in your brand since now; at most two pushes a second",
    )
