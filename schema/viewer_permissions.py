"""The viewer's permissions: type and field."""

import strawberry

from resolvers.authorization import viewer_permissions as resolve
from resolvers.authorization.levels import Level
from schema.binding import publishes, resolved_by


@publishes(resolve.Permission)
@strawberry.type(description="A right on one coordinate of this schema")
class Permission:
    coordinate: str = strawberry.field(description="`Type.field`, `Input.field` or `Type.field(argument)`")
    level: Level


@strawberry.type
class ViewerPermissions:
    """Fields of Viewer about permissions."""

    permissions: list[Permission] | None = resolved_by(
        resolve.permissions, description="All you may use here; whatever is not listed is denied"
    )
