"""Decides on a whole operation before any resolver runs, where a null in its answer would come too late."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from weakref import WeakKeyDictionary

import structlog
from graphql import DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode, OperationType

from resolvers.authorization.guards import GuardContext
from resolvers.authorization.levels import INTROSPECT, AccessTable, Level
from resolvers.authorization.usage import ClientInputs, Usage, usage
from resolvers.errors import BadUserInput, EdgeError, Forbidden

log = structlog.get_logger("croupier.access")

READABLE: Final = frozenset({Level.READ})
"""Levels that open filters too."""

READABLE_TO_PLAYERS: Final = READABLE | {Level.OWN}
"""Of players one's own is enough: their queries find no rows but their own. Everybody else's do."""

SUBSCRIPTION_PREFIX: Final = "Subscription."
"""What the coordinates of all that can be watched begin with."""


class ParsedOperation(Protocol):
    """A valid operation as the endpoint keeps it: the same object whenever the same text comes again."""

    @property
    def document(self) -> DocumentNode:
        """The whole document, for its fragments."""
        ...

    @property
    def node(self) -> OperationDefinitionNode:
        """The operation itself."""
        ...

    @property
    def introspects(self) -> bool:
        """Whether it asks for the schema."""
        ...


@dataclass(frozen=True, slots=True)
class OperationRules:
    """What holds for every operation on one schema.

    ``requires``: argument, input field or enum value -> the output fields that must be readable to use it,
    for filtering, searching or sorting by a field tells as much as reading it. ``open_schema`` lets everybody
    introspect. ``sensitive`` mutations want a factor proved for them, ``alone`` ones no company.
    """

    schema: GraphQLSchema
    requires: Mapping[str, frozenset[str]]
    open_schema: bool = False
    sensitive: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    usages: "WeakKeyDictionary[ParsedOperation, Usage]" = field(default_factory=WeakKeyDictionary, init=False)

    def check(
        self, context: GuardContext, operation: ParsedOperation, variables: Mapping[str, Any]
    ) -> list[EdgeError]:
        """Why the whole operation is refused with these raw variables; nothing where it may run."""
        access = context.access
        used = self._usage(operation)
        known = READABLE if context.viewer.player_id is None else READABLE_TO_PLAYERS
        denied = self._inputs_denied(used.written_with(variables), access, known)
        if operation.node.operation is OperationType.MUTATION:
            # A mutation must not be half done. Elsewhere the guards of the fields answer null.
            denied |= used.fields - access.levels.keys()
        elif operation.node.operation is OperationType.SUBSCRIPTION:
            # What it watches must be allowed for as long as it runs; see Session.recheck.
            denied |= {
                name for name in used.fields if name.startswith(SUBSCRIPTION_PREFIX)
            } - access.levels.keys()
        if operation.introspects and not (self.open_schema or access.allows(INTROSPECT)):
            denied.add(INTROSPECT)
        context.denied.update(denied)
        refused: list[EdgeError] = [Forbidden(coordinate) for coordinate in sorted(denied)]
        return refused or list(self._company(operation, used))

    def sensitive_in(self, operation: ParsedOperation) -> frozenset[str]:
        """What the operation does that is sensitive."""
        return self.sensitive & self._usage(operation).fields

    def after(self, context: GuardContext) -> None:
        """Log, in one line without any value, what the whole answer was denied."""
        if context.denied:
            viewer = context.viewer
            log.info(
                "access_denied",
                coordinates=sorted(context.denied),
                actor=viewer.kind.value,
                roles=sorted(viewer.roles),
                brand=viewer.brand,
            )
            context.denied.clear()

    def _company(self, operation: ParsedOperation, used: Usage) -> Iterator[BadUserInput]:
        """Thirty aliases of one sign-in would be thirty attempts for the price of one request."""
        only = operation.node.selection_set.selections
        if self.alone & used.fields and (len(only) > 1 or not isinstance(only[0], FieldNode)):
            lone = sorted(name.partition(".")[2] for name in self.alone & used.fields)
            yield BadUserInput(f"{', '.join(lone)} must be the only field of its operation")

    def _inputs_denied(
        self, written: ClientInputs, access: AccessTable, known: Collection[Level]
    ) -> set[str]:
        untold = {
            name
            for name in written.inputs | written.choices
            if any(access.level(needed) not in known for needed in self.requires.get(name, ()))
        }
        return untold | (written.inputs - access.levels.keys())

    def _usage(self, operation: ParsedOperation) -> Usage:
        known = self.usages.get(operation)
        if known is None:
            known = self.usages[operation] = usage(self.schema, operation.document, operation.node)
        return known
