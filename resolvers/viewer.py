"""Resolvers of the viewer."""

from enum import Enum

import strawberry

from domain.players.model import Player
from domain.shared.actor import Actor, ActorKind, Channel
from resolvers.context import Info
from resolvers.players.loaders import PlayerLoaders

strawberry.enum(Channel)


class ViewerKind(Enum):
    """What the caller is."""

    PLAYER = strawberry.enum_value("PLAYER", description="A player, signed in")
    OPERATOR = strawberry.enum_value("OPERATOR", description="A person who works for the casino, signed in")
    SERVICE = strawberry.enum_value("SERVICE", description="A program that calls in its own name")
    SYSTEM = strawberry.enum_value("SYSTEM", description="Croupier itself")
    NONE = strawberry.enum_value("NONE", description="Signed out: without a valid session or token")


strawberry.enum(ViewerKind, description="What the caller is")


def viewer(info: Info) -> Actor:
    """The actor of this request."""
    return info.context.viewer


def kind(root: strawberry.Parent[Actor]) -> ViewerKind:
    """What the viewer is. A caller without a token acts as a player who has no id."""
    signed_out = root.kind is ActorKind.PLAYER and root.player_id is None
    return ViewerKind.NONE if signed_out else ViewerKind[root.kind.name]


def roles(root: strawberry.Parent[Actor]) -> list[str]:
    """The viewer's roles, by name."""
    return sorted(root.roles)


async def own_player(root: strawberry.Parent[Actor], info: Info) -> Player | None:
    """The viewer's own player; null unless the viewer is a player."""
    return await info.context.loaders(PlayerLoaders).player.load(root.player_id) if root.player_id else None
