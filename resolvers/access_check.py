"""Decides on a whole operation before any resolver runs, where a null in its answer would come too late."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import structlog
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionContext
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from resolvers.access import INTROSPECT, AccessTable, Level
from resolvers.access_usage import Usage, usage
from resolvers.errors import Forbidden

log = structlog.get_logger("croupier.access")

KNOWN: Final = frozenset({Level.READ, Level.OWN})
"""Levels that open filters too. One's own is enough: nobody's queries find rows beyond their reach."""

USAGES_MAX: Final = 512
QUERY_CHARS_MAX: Final = 8_192
"""Longer documents are read afresh each time, so that keeping 512 of them costs 4 MiB at most."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for every operation on one schema.

    ``requires``: argument, input field or enum value -> the output fields that must be readable to use it,
    for filtering, searching or sorting by a field tells as much as reading it. ``open_schema`` lets everybody
    introspect.
    """

    requires: Mapping[str, frozenset[str]]
    open_schema: bool = False
    usages: "OrderedDict[tuple[str, str | None], Usage]" = field(default_factory=OrderedDict, init=False)

    def denied(self, operation: ExecutionContext, access: AccessTable) -> list[str]:
        """The coordinates for which the whole operation is refused, sorted; none when it may run.

        Root and other fields of queries and subscriptions are not among them: their guards answer null.
        """
        used = self._usage(operation)
        written = used.written_with(operation.variables or {})
        denied = written.inputs - access.levels.keys()
        denied |= {name for name in written.inputs | written.choices if not self._known(name, access)}
        if operation.operation_type is OperationType.MUTATION:
            denied |= used.fields - access.levels.keys()
        if used.introspects and not (self.open_schema or access.allows(INTROSPECT)):
            denied.add(INTROSPECT)
        return sorted(denied)

    def _known(self, name: str, access: AccessTable) -> bool:
        return all(access.level(needed) in KNOWN for needed in self.requires.get(name, ()))

    def _usage(self, operation: ExecutionContext) -> Usage:
        key = (operation.query or "", operation.operation_name)
        known = self.usages.get(key)
        if known is None:
            core = operation.schema._schema  # noqa: SLF001 - Strawberry offers no other way
            assert operation.graphql_document is not None  # noqa: S101 - parsed before execution
            known = usage(core, operation.graphql_document, operation.operation_name)
            if 0 < len(key[0]) <= QUERY_CHARS_MAX:
                self.usages[key] = known
                if len(self.usages) > USAGES_MAX:
                    self.usages.popitem(last=False)
        return known


class FieldAccess(SchemaExtension):
    """Refuses forbidden operations whole, and logs once what was denied in one.

    A schema takes it as ``lambda: FieldAccess(rules)``.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def on_operation(self) -> Iterator[None]:
        """Give the operation surroundings of its own: sockets run several, at once, over one context."""
        operation = self.execution_context
        operation.context = replace(operation.context)
        yield
        self._report(operation.context)

    def on_execute(self) -> Iterator[None]:
        """Refuse before the first resolver."""
        operation = self.execution_context
        denied = self._rules.denied(operation, operation.context.access)
        if denied:
            operation.context.denied.update(denied)
            errors = [Forbidden(coordinate) for coordinate in denied]
            if operation.operation_type is OperationType.SUBSCRIPTION:
                # Strawberry's streams take no ready result, only an exception.
                raise errors[0]
            operation.result = PreExecutionError(data=None, errors=list(errors))
        yield

    def on_stream_result(self, result: Any) -> Iterator[None]:  # noqa: ARG002 - the hook's signature
        """Each message of a subscription names what it lacks afresh."""
        yield
        self._report(self.execution_context.context)

    def _report(self, context: Any) -> None:
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
