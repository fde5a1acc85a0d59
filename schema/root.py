"""The whole graph, and the slice of it that each service owns."""

import strawberry
from strawberry.federation import Schema as FederatedSchema
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from resolvers.scalars import SCALARS
from schema.access.operators import OperatorMutations, OperatorQueries
from schema.access.policy import PolicyMutations, PolicyQueries
from schema.compliance.fields import ComplianceMutations, ComplianceQueries
from schema.identity.factors import FactorMutations, FactorQueries
from schema.identity.sessions import SessionMutations, SessionQueries
from schema.live import LiveSubscriptions
from schema.node import NodeQueries
from schema.oauth.clients import ClientMutations, ClientQueries
from schema.player import Player
from schema.players.fields import PlayerMutations, PlayerQueries
from schema.players.verification import VerificationMutations, VerificationQueries
from schema.viewer import ViewerQueries
from schema.wallets.fields import WalletMutations, WalletQueries

SERVICES: dict[str, frozenset[str]] = {
    "auth": frozenset({"identity", "access", "oauth"}),
    "profile": frozenset({"players", "compliance"}),
    "accounting": frozenset({"wallets", "live"}),
}
"""Service -> the contexts whose fields its subgraph publishes."""

EVERYWHERE = frozenset({"player", "money", "node", "pages", "viewer", "viewer_permissions", None})
"""Modules of schema/ whose types every subgraph shares."""


@strawberry.type
class Query(
    ViewerQueries,
    PlayerQueries,
    WalletQueries,
    SessionQueries,
    FactorQueries,
    OperatorQueries,
    PolicyQueries,
    ClientQueries,
    VerificationQueries,
    ComplianceQueries,
    NodeQueries,
):
    """Everything that can be asked."""


@strawberry.type
class Mutation(
    PlayerMutations,
    WalletMutations,
    SessionMutations,
    FactorMutations,
    OperatorMutations,
    PolicyMutations,
    ClientMutations,
    VerificationMutations,
    ComplianceMutations,
):
    """Everything that can be done."""


@strawberry.type
class Subscription(LiveSubscriptions):
    """Everything that can be watched."""


def config() -> StrawberryConfig:
    """How every schema of Croupier is built."""
    return StrawberryConfig(disable_field_suggestions=True, scalar_map=dict(SCALARS), relay_max_results=100)


def whole() -> strawberry.Schema:
    """The whole graph; what one process serves and what ``schema.graphql`` shows."""
    return strawberry.Schema(Query, Mutation, Subscription, config=config())


def subgraph(service: str) -> FederatedSchema:
    """The slice of ``service``: fields of its contexts' packages only, as an Apollo subgraph."""
    owned = SERVICES[service] | EVERYWHERE

    class Subgraph(FederatedSchema):
        def get_fields(self, type_definition: StrawberryObjectDefinition) -> list[StrawberryField]:
            return [field for field in type_definition.fields if _context_of(field) in owned]

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
