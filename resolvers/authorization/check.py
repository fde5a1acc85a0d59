"""Authorization of whole operations before any resolver runs: inputs, mutations and subscriptions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from weakref import WeakKeyDictionary

import structlog
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
)

from domain.access.policy import NeededFields
from domain.shared.actor import ActorKind
from resolvers.authorization.guards import GuardContext
from resolvers.authorization.levels import INTROSPECT, AccessTable
from resolvers.authorization.needed_fields import unmet
from resolvers.authorization.usage import ClientInputs, Usage, usage
from resolvers.errors import BadUserInput, EdgeError, Forbidden

log = structlog.get_logger("croupier.access")

MACHINES: Final = frozenset({ActorKind.SERVICE, ActorKind.SYSTEM})
"""Kinds of actors that are not people."""

SUBSCRIPTION_PREFIX: Final = "Subscription."
"""Prefix of the coordinates of subscriptions."""

OPERATION_PREFIXES: Final = ("Mutation.", "Query.", SUBSCRIPTION_PREFIX)


class ParsedOperation(Protocol):
    """A valid operation in the endpoint's cache: the same object for the same text."""

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
        """Whether it contains introspection fields."""
        ...


def _operations_first(coordinate: str) -> tuple[bool, str]:
    """The order in which denied coordinates are told: who may not call a mutation reads that first."""
    return not coordinate.startswith(OPERATION_PREFIXES), coordinate


def _is_typename(selection: SelectionNode) -> bool:
    return isinstance(selection, FieldNode) and selection.name.value == "__typename"


@dataclass(frozen=True, slots=True)
class OperationRules:
    """The authorization rules of one schema.

    ``requires``: argument, input field or enum value -> the output fields that it takes a right to,
    since filtering, searching and sorting reveal values as reading does. ``open_schema`` allows introspection
    to all. ``sensitive`` mutations require a step-up, and so do operators' with a ``sensitive`` enum value;
    ``alone`` ones must be their operation's only field, beside which ``__typename`` does not count;
    ``services`` are for programs and Croupier itself: people are refused, whatever their roles.
    ``personal_acts``: mutations and input fields by which people manage their account; programs of others
    that act for them are refused.
    """

    schema: GraphQLSchema
    requires: NeededFields
    open_schema: bool = False
    sensitive: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    personal_acts: frozenset[str] = frozenset()
    usages: "WeakKeyDictionary[ParsedOperation, Usage]" = field(default_factory=WeakKeyDictionary, init=False)

    def check(
        self, context: GuardContext, operation: ParsedOperation, variables: Mapping[str, Any]
    ) -> list[EdgeError]:
        """The errors that refuse the operation with these raw variables; empty where it may run."""
        access = context.access
        used = self._usage(operation)
        own = context.viewer.player_id is not None
        written = used.written_with(variables)
        denied = self._inputs_denied(written, access, own=own)
        if context.third_party:
            denied |= (used.fields | written.inputs) & self.personal_acts
        if operation.node.operation is OperationType.MUTATION:
            # A mutation must not be carried out in part. In queries the fields' guards answer null.
            denied |= used.fields - access.levels.keys()
            if context.viewer.kind not in MACHINES:
                denied |= used.fields & self.services
        elif operation.node.operation is OperationType.SUBSCRIPTION:
            # Checked again while it runs; see Session.recheck.
            denied |= {
                name for name in used.fields if name.startswith(SUBSCRIPTION_PREFIX)
            } - access.levels.keys()
        if operation.introspects and not (self.open_schema or access.allows(INTROSPECT)):
            denied.add(INTROSPECT)
        context.denied.update(denied)
        refused: list[EdgeError] = [
            Forbidden(coordinate, unmet(self.requires, coordinate, access, own=own))
            for coordinate in sorted(denied, key=_operations_first)
        ]
        return refused or list(self._not_alone(operation, used))

    def sensitive_in(
        self, operation: ParsedOperation, variables: Mapping[str, Any], kind: ActorKind
    ) -> frozenset[str]:
        """The operation's sensitive mutations, and of operators the sensitive values it has."""
        used = self._usage(operation)
        found = self.sensitive & used.fields
        if operation.node.operation is OperationType.MUTATION and kind is ActorKind.OPERATOR:
            found |= self.sensitive & used.written_with(variables).choices
        return found

    def after(self, context: GuardContext) -> None:
        """Log the coordinates that were denied to the operation, in one line without any value."""
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

    def _not_alone(self, operation: ParsedOperation, used: Usage) -> Iterator[BadUserInput]:
        """Aliases would allow many attempts at a password or code in one rate-limited request."""
        asked = [each for each in operation.node.selection_set.selections if not _is_typename(each)]
        if self.alone & used.fields and (len(asked) > 1 or not isinstance(asked[0], FieldNode)):
            lone = sorted(name.partition(".")[2] for name in self.alone & used.fields)
            yield BadUserInput(f"{', '.join(lone)} must be the only field of its operation")

    def _inputs_denied(self, written: ClientInputs, access: AccessTable, *, own: bool) -> set[str]:
        unreadable = {
            name for name in written.inputs | written.choices if unmet(self.requires, name, access, own=own)
        }
        return unreadable | (written.inputs - access.levels.keys())

    def _usage(self, operation: ParsedOperation) -> Usage:
        cached = self.usages.get(operation)
        if cached is None:
            cached = self.usages[operation] = usage(self.schema, operation.document, operation.node)
        return cached
