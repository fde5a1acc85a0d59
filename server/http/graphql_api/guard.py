"""Who may run an operation, decided before anything of it runs."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from graphql import GraphQLError
from strawberry.extensions import SchemaExtension

from server.http.errors import FORBIDDEN, refusal
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.documents import GraphQLOperation


class Guard:
    """Leaves every decision to the fields, and opens the schema to nobody. Subclass to decide more.

    ``replaces`` names the schema extensions whose work a guard does: the endpoint runs none of them.
    """

    replaces: ClassVar[tuple[type[SchemaExtension], ...]] = ()

    def check(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> Sequence[GraphQLError]:
        """Why this caller may not run the operation, with these raw variables; nothing where they may."""
        del context, variables
        if operation.introspects:
            return [refusal(FORBIDDEN, "The schema is not open to introspection.")]
        return []

    async def admit(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> Sequence[GraphQLError]:
        """Why it may not run now, although this caller may run it: a fresh factor is wanted, or patience.

        Asked after ``check`` has let it pass, once for each operation.
        """
        del context, operation, variables
        return ()

    async def disclose(self, context: OperationContext) -> None:
        """Called before each answer leaves: to record what it shows. Raises to withhold the answer."""

    def after(self, context: OperationContext) -> None:
        """Called with the context of each answer, once it is complete: to report what fields refused."""


class OpenSchemaGuard(Guard):
    """Shows the schema to everyone: for development and for conformance tests."""

    def check(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> Sequence[GraphQLError]:
        """Refuses nothing."""
        del context, operation, variables
        return []
