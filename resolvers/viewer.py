"""Resolvers of the viewer."""

import strawberry

from domain.players.model import Player
from domain.shared.actor import Actor, ActorKind
from resolvers.context import Info
from resolvers.players.loaders import PlayerLoaders

strawberry.enum(ActorKind)


def viewer(info: Info) -> Actor:
    """The actor of this request."""
    return info.context.viewer


def roles(root: strawberry.Parent[Actor]) -> list[str]:
    """The viewer's roles, by name."""
    return sorted(root.roles)


async def own_player(root: strawberry.Parent[Actor], info: Info) -> Player | None:
    """The viewer's own player; null unless the viewer is a player."""
    return await info.context.loaders(PlayerLoaders).player.load(root.player_id) if root.player_id else None
