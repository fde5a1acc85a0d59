"""Player is the one type that every context adds fields to.

Contexts' types name Player, and Player their types: GraphQL's own circle. It is broken here and nowhere else:
modules of contexts name ``schema.player`` by ``strawberry.lazy``, and this one finds them by looking.
"""

import strawberry

from domain.players import model
from resolvers.players import reads as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import mixins_of
from schema.node import Node


@publishes(model.Player)
@strawberry.type(description="A player of one brand, with their data")
class Player(Node, *mixins_of("Player")):  # type: ignore[misc] # found at import
    id: strawberry.ID = resolved_by(resolve.player_id)
