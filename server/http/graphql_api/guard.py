"""Guards: decide before execution whether a caller may run an operation."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from graphql import GraphQLError
from strawberry.extensions import SchemaExtension

from server.http.errors import FORBIDDEN, refusal
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.documents import GraphQLOperation

ANONYMOUS_CALLERS: Final = "anonymous"


class Guard:
    """Refuses introspection only; fields decide the rest. Subclass to decide more.

    ``replaces`` names the schema extensions whose work a guard does: the endpoint runs none of them.
    """

    replaces: ClassVar[tuple[type[SchemaExtension], ...]] = ()

    def check(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> Sequence[GraphQLError]:
        """Why this caller may not run the operation, with these raw variables; empty where they may."""
        del context, variables
        if operation.introspects:
            return [refusal(FORBIDDEN, "The schema is not open to introspection.")]
        return []

    def caller(self, context: OperationContext) -> str:
        """The key of a caller, by which those who wait take turns."""
        return context.principal or ANONYMOUS_CALLERS

    async def charge(self, context: OperationContext, cost: int) -> GraphQLError | None:
        """Count work for a caller before it is done. The error where they have exceeded a limit."""
        del context, cost
        return None

    async def admit(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> Sequence[GraphQLError]:
        """Why it may not run now: a step-up or a rate limit.

        Called after ``check`` has refused nothing, once for each operation.
        """
        del context, operation, variables
        return ()

    async def disclose(self, context: OperationContext) -> None:
        """Called before each answer is sent: records what it discloses. Raises to withhold the answer."""

    def after(self, context: OperationContext) -> None:
        """Called with the context of each complete answer: reports the fields that were denied."""


class OpenSchemaGuard(Guard):
    """Allows every caller to introspect: for development and for conformance tests."""

    def check(
        self, context: OperationContext, operation: GraphQLOperation, variables: Mapping[str, Any]
    ) -> Sequence[GraphQLError]:
        """Refuses nothing."""
        del context, operation, variables
        return []
