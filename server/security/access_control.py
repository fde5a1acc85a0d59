"""Access control of one process: the shipped catalogue, the Casbin policy, and the guard of a schema."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import strawberry
from graphql import GraphQLError

from adapters.casbin.active_policy import ActivePolicy
from adapters.casbin.catalogue import Catalogue
from adapters.casbin.catalogue_loader import load_catalogue
from adapters.casbin.policy import CasbinPolicy
from domain.access.policy import Role, RoleKind, Vocabulary
from resolvers import context as resolving
from resolvers.authorization.check import OperationRules
from resolvers.authorization.coordinates import choices, coordinates
from resolvers.authorization.guards import GuardContext, install
from resolvers.authorization.step_up import required_step_up
from resolvers.authorization.tables import AccessTables
from resolvers.compliance.access_records import record_denials, record_disclosures
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.documents import GraphQLOperation
from server.http.graphql_api.guard import Guard
from server.observability.security_metrics import SecurityReport
from server.security.permission_texts import name_permissions


@dataclass(frozen=True, slots=True)
class FieldGuard(Guard):
    """The endpoint's guard: access by coordinate. ``report`` is told of denied access."""

    rules: OperationRules
    report: SecurityReport | None = None

    def check(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> list[GraphQLError]:
        """The errors for coordinates that refuse the whole operation."""
        return list(self.rules.check(cast("GuardContext", context), operation, variables))

    async def admit(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> list[GraphQLError]:
        """STEP_UP_REQUIRED where a sensitive operation needs a freshly proved factor."""
        asked = cast("resolving.Context", context)
        sensitive = self.rules.sensitive_in(operation, variables, asked.viewer.kind)
        missing = await required_step_up(asked, operation, variables, sensitive)
        return [missing] if missing else []

    async def disclose(self, context: OperationContext) -> None:
        """Record denied coordinates and disclosed personal data in the audit log."""
        asked = cast("resolving.Context", context)
        await record_denials(asked)
        await record_disclosures(asked)

    def after(self, context: OperationContext) -> None:
        """Log and count the operation if fields were denied."""
        asked = cast("resolving.Context", context)
        if asked.denied and self.report:
            self.report.access_denied(asked.origin.actor.kind if asked.principal else None)
        self.rules.after(cast("GuardContext", context))


@dataclass(frozen=True, slots=True)
class AccessControl:
    """The access control of one process: ``tables`` for building contexts, ``protect`` for endpoints.

    ``policy`` is the shipped one until the stored one is loaded; ``coordinates`` are those of the protected
    graph with the acts possible there, empty before ``protect``.
    """

    catalogue: Catalogue
    tables: AccessTables
    policy: ActivePolicy
    coordinates: dict[str, frozenset[str]] = field(default_factory=dict)

    def protect(
        self, schema: strawberry.Schema, *, whole: strawberry.Schema | None = None, open_schema: bool = False
    ) -> FieldGuard:
        """Guard every field of ``schema``, and name its permissions; gives the guard of the endpoint.

        ``whole`` is the graph that ``schema`` is a slice of, if it is one. ``open_schema`` allows every
        caller to introspect: for development and conformance tests.

        Raises:
            CatalogueError: the catalogue names something the graph does not have.
        """
        core, graph = schema._schema, (whole or schema)._schema  # noqa: SLF001 - there is no other way to it
        self.coordinates.update(coordinates(graph))
        self.catalogue.check(self.coordinates, choices(graph))
        name_permissions(core, self.catalogue)
        install(
            schema,
            masks=self.catalogue.masks,
            owners=self.catalogue.owners,
            personal=self.catalogue.personal,
        )
        noted = self.catalogue
        rules = OperationRules(
            core,
            noted.requires,
            open_schema,
            noted.sensitive,
            noted.alone,
            noted.services,
            noted.personal_acts,
        )
        return FieldGuard(rules)

    @classmethod
    def of(cls, catalogue: Catalogue) -> "AccessControl":
        """Access control by a catalogue."""
        policy = ActivePolicy(CasbinPolicy.of(catalogue))
        players = frozenset(name for name, role in catalogue.roles.items() if role.kind == "PLAYER")
        return cls(catalogue, AccessTables(policy, catalogue.requires, players), policy)

    @property
    def vocabulary(self) -> Vocabulary:
        """The names that rules may use in this version."""
        titles = {each.name: each.title for each in self.catalogue.permissions.values()}
        roles = {
            name: Role(name, each.title, RoleKind(each.kind)) for name, each in self.catalogue.roles.items()
        }
        noted = self.catalogue
        return Vocabulary(self.coordinates, titles, roles, noted.services, noted.requires)


def shipped_access_control() -> AccessControl:
    """Access control by the catalogue shipped with Croupier.

    Raises:
        CatalogueError: the catalogue contradicts itself.
    """
    return AccessControl.of(load_catalogue())
