"""The whole graph, and the slice of it that a service owns."""

from collections.abc import Set as AbstractSet

import strawberry
from strawberry.federation import Schema as FederatedSchema
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from resolvers.scalars import SCALARS
from schema.live import LiveSubscriptions
from schema.mixins import mixins_of
from schema.node import NodeQueries
from schema.player import Player
from schema.viewer import ViewerQueries

EVERYWHERE = frozenset({"player", "money", "node", "pages", "refusals", "viewer", "viewer_permissions", None})
"""Modules of schema/ whose types every subgraph shares."""


@strawberry.type
class Query(ViewerQueries, *mixins_of("Query"), NodeQueries):  # type: ignore[misc] # found at import
    """Everything that can be asked."""


@strawberry.type
class Mutation(*mixins_of("Mutation")):  # type: ignore[misc] # found at import
    """Everything that can be done."""


@strawberry.type
class Subscription(LiveSubscriptions, *mixins_of("Subscription")):  # type: ignore[misc] # found at import
    """Everything that can be watched."""


def config() -> StrawberryConfig:
    """How every schema of Croupier is built."""
    return StrawberryConfig(disable_field_suggestions=True, scalar_map=dict(SCALARS), relay_max_results=100)


def whole() -> strawberry.Schema:
    """The whole graph; what one process serves and what ``schema.graphql`` shows."""
    return strawberry.Schema(Query, Mutation, Subscription, config=config())


def subgraph(owned: AbstractSet[str]) -> FederatedSchema:
    """The slice of a service, as an Apollo subgraph: fields of these packages and modules of schema/ only."""
    published = owned | EVERYWHERE

    class Subgraph(FederatedSchema):
        def get_fields(self, type_definition: StrawberryObjectDefinition) -> list[StrawberryField]:
            return [field for field in type_definition.fields if _context_of(field) in published]

    return Subgraph(
        Query,
        Mutation,
        Subscription if "live" in owned else None,
        types=[Player],
        config=config(),
        federation_version="2.7",
    )


def _context_of(field: StrawberryField) -> str | None:
    package, _, module = (field.origin.__module__ if field.origin else "").partition(".")
    return module.partition(".")[0] if package == "schema" else None
