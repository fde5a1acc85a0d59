"""Player is the one type that every context adds fields to."""

import strawberry

from domain.players import model
from resolvers.players import reads as resolve
from schema.binding import publishes, resolved_by
from schema.identity.sessions import PlayerSessions
from schema.node import Node
from schema.players.fields import PlayerProfile
from schema.wallets.fields import PlayerWallets


@publishes(model.Player)
@strawberry.type(description="A player of one brand, with all that is kept about them")
class Player(Node, PlayerProfile, PlayerWallets, PlayerSessions):
    id: strawberry.ID = resolved_by(resolve.player_id)
