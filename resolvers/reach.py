"""Whose things an actor may touch: a foreign id is turned into one that exists nowhere.

So a foreign player's id and an unknown one take the same path and get the same answer.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from domain.shared.actor import Actor, ActorKind

NOBODY = UUID(int=0)
"""No player ever has this id."""

Command = TypeVar("Command")


def within_reach(viewer: Actor, player_id: UUID) -> UUID:
    """``player_id`` itself, unless a player names somebody else."""
    if viewer.kind is ActorKind.PLAYER and player_id != viewer.player_id:
        return NOBODY
    return player_id


def command_within_reach(viewer: Actor, command: Command) -> Command:
    """``command`` itself, unless it is a player's and names somebody else, at whatever depth."""
    if viewer.kind is not ActorKind.PLAYER or not is_dataclass(command):
        return command
    changes: dict[str, Any] = {}
    for field in fields(command):
        value = getattr(command, field.name)
        if field.name == "player_id" and value != viewer.player_id:
            changes[field.name] = NOBODY
        elif is_dataclass(value) and not isinstance(value, type):
            changes[field.name] = command_within_reach(viewer, value)
    return replace(command, **changes) if changes else command  # type: ignore[type-var]
