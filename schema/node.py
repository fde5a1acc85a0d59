"""Relay's Node, for clients that cache by id."""

import strawberry

from resolvers import node as resolve
from schema.binding import DOMAIN_TYPE_OF, resolved_by


@strawberry.interface(description="Anything with an id that is unique in the whole graph")
class Node:
    id: strawberry.ID


DOMAIN_TYPE_OF[Node] = resolve.Identified


@strawberry.type
class NodeQueries:
    """Root query of Node."""

    node: Node | None = resolved_by(
        resolve.node, description="Anything by its id; null when it does not exist or is out of your reach"
    )
