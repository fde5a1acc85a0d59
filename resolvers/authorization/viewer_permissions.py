"""Resolver of the viewer's permissions, by which a front end decides what to offer."""

from dataclasses import dataclass

import strawberry

from resolvers.authorization.levels import Level
from resolvers.context import Info

strawberry.enum(Level, name="AccessLevel", description="How far a right reaches")


@dataclass(frozen=True, slots=True)
class Permission:
    """A level at one coordinate."""

    coordinate: str
    level: Level


def permissions(info: Info) -> list[Permission]:
    """The viewer's permissions, by coordinate."""
    return [Permission(coordinate, level) for coordinate, level in info.context.access]
