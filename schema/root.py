"""The whole graph, and the slice of it that a service owns."""

from collections.abc import Set as AbstractSet

import strawberry
from strawberry.federation import Schema as FederatedSchema
from strawberry.schema.config import StrawberryConfig
from strawberry.types import get_object_definition
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from resolvers.scalars import SCALARS
from schema import enums as _texts  # noqa: F401 - describes the enums of all contexts
from schema.binding import mark_one_of
from schema.descriptions import describe
from schema.live import LiveSubscriptions
from schema.mixins import extend_types, extended_types, mixins_of
from schema.node import NodeQueries
from schema.player import Player
from schema.timeline import TimelineEntry
from schema.viewer import ViewerQueries

EVERYWHERE = frozenset(
    {
        "authority",
        "descriptions",
        "enums",
        "shared_names",
        "player",
        "money",
        "node",
        "pages",
        "refusals",
        "timeline",
        "viewer",
        "viewer_permissions",
        None,
    }
)
"""Modules of schema/ whose types every subgraph shares."""


@strawberry.type(description="Everything that can be asked")
class Query(ViewerQueries, *mixins_of("Query"), NodeQueries):  # type: ignore[misc] # found at import
    """Everything that can be asked."""


@strawberry.type(description="Everything that can be done")
class Mutation(*mixins_of("Mutation")):  # type: ignore[misc] # found at import
    """Everything that can be done."""


@strawberry.type(description="Everything that can be watched")
class Subscription(LiveSubscriptions, *mixins_of("Subscription")):  # type: ignore[misc] # found at import
    """Everything that can be watched."""


extend_types()


def config() -> StrawberryConfig:
    """How every schema of Croupier is built."""
    return StrawberryConfig(disable_field_suggestions=True, scalar_map=dict(SCALARS), relay_max_results=100)


def whole() -> strawberry.Schema:
    """The whole graph; what one process serves and what ``schema.graphql`` shows."""
    schema = strawberry.Schema(Query, Mutation, Subscription, config=config())
    mark_one_of(schema)
    describe(schema._schema)  # noqa: SLF001 - Strawberry offers no other way to it
    return schema


def subgraph(owned: AbstractSet[str]) -> FederatedSchema:
    """The slice of a service, as an Apollo subgraph: fields of these packages and modules of schema/ only."""
    published = owned | EVERYWHERE

    class Subgraph(FederatedSchema):
        def get_fields(self, type_definition: StrawberryObjectDefinition) -> list[StrawberryField]:
            return [
                field
                for field in type_definition.fields
                if _context_of(field) in published or _identifies(field, type_definition)
            ]

    schema = Subgraph(
        Query,
        Mutation,
        Subscription if _adds_to(Subscription, owned) else None,
        types=[Player, TimelineEntry, *(kind for kind in extended_types() if _adds_to(kind, published))],
        config=config(),
        federation_version="2.7",
    )
    mark_one_of(schema)
    describe(schema._schema)  # noqa: SLF001 - Strawberry offers no other way to it
    return schema


def _identifies(field: StrawberryField, kind: StrawberryObjectDefinition) -> bool:
    """Whether it is the id of a thing: in every slice that shows it, so that a gateway can join them."""
    return field.python_name == "id" and any(interface.name == "Node" for interface in kind.interfaces)


def _adds_to(kind: type, published: AbstractSet[str | None]) -> bool:
    """Whether a slice has fields of a type beside those that every slice has."""
    return any(_context_of(field) in published for field in get_object_definition(kind, strict=True).fields)


def _context_of(field: StrawberryField) -> str | None:
    package, _, module = (field.origin.__module__ if field.origin else "").partition(".")
    return module.partition(".")[0] if package == "schema" else None
