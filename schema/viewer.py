"""The viewer in the graph: type and query."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.shared import actor
from resolvers import viewer as resolve
from resolvers.viewer import ViewerKind
from schema.binding import publishes, resolved_by
from schema.mixins import mixins_of
from schema.viewer_permissions import ViewerPermissions

if TYPE_CHECKING:
    from schema.player import Player


@publishes(actor.Actor)
@strawberry.type(description="The actor that the token or session stands for")
class Viewer(ViewerPermissions, *mixins_of("Viewer")):  # type: ignore[misc] # found at import
    kind: ViewerKind | None = resolved_by(resolve.kind, description="What you are; NONE while signed out")
    name: str | None = strawberry.field(description="Unique within the kind")
    brand: str | None
    roles: list[str] | None = resolved_by(resolve.roles, description="The roles you act with, by name")
    player: Annotated["Player", strawberry.lazy("schema.player")] | None = resolved_by(
        resolve.own_player, description="Yourself, if you are a player"
    )


@strawberry.type
class ViewerQueries:
    """Root query of the viewer."""

    viewer: Viewer | None = resolved_by(resolve.viewer, description="Yourself, as the token or session says")
