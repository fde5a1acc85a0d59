"""Who is asking."""

import strawberry

from domain.players.model import Player
from domain.shared.actor import Actor, ActorKind
from resolvers.context import Info
from resolvers.players.loaders import PlayerLoaders

strawberry.enum(ActorKind)


def viewer(info: Info) -> Actor:
    """The principal behind this request."""
    return info.context.viewer


def roles(root: strawberry.Parent[Actor]) -> list[str]:
    """The principal's roles, sorted."""
    return sorted(root.roles)


async def own_player(root: strawberry.Parent[Actor], info: Info) -> Player | None:
    """The player who is asking; null for everybody else."""
    return await info.context.loaders(PlayerLoaders).player.load(root.player_id) if root.player_id else None
