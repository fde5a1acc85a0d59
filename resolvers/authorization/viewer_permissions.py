"""What the viewer may do, so that a front end need not offer what would be refused."""

from dataclasses import dataclass

import strawberry

from resolvers.authorization.levels import Level
from resolvers.context import Info

strawberry.enum(Level, name="AccessLevel", description="How far a right reaches")


@dataclass(frozen=True, slots=True)
class Permission:
    """A right of the viewer on one coordinate."""

    coordinate: str
    level: Level


def permissions(info: Info) -> list[Permission]:
    """Every coordinate the viewer may use, in alphabetical order; what is missing is denied."""
    return [Permission(coordinate, level) for coordinate, level in info.context.access]
