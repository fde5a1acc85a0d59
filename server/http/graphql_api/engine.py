"""Runs GraphQL operations, alike and under the same limits for every transport."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, aclosing, nullcontext
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import strawberry
from graphql import ExecutionResult, GraphQLError, OperationType
from graphql.execution import (
    create_source_event_stream,
    execute_root_selection_set,
    execute_subscription_event,
)
from strawberry.execution import optimized_is_awaitable

from domain.shared.errors import Unavailable
from server.http.errors import UNAVAILABLE, refusal
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.document_reader import REFUSAL_COST, DocumentReader
from server.http.graphql_api.documents import Documents, GraphQLOperation
from server.http.graphql_api.error_masking import ErrorMask
from server.http.graphql_api.executor import LeanExecutor, plain_fields
from server.http.graphql_api.guard import Guard
from server.http.graphql_api.limits import Limits
from server.http.graphql_api.operation_metrics import OK
from server.http.graphql_api.persisted_documents import NONE
from server.http.graphql_api.request import GraphQLRequest
from server.http.graphql_api.validation.variables_size import require_countable
from server.http.json_encoding import encode_json

Answering: TypeAlias = AbstractAsyncContextManager[Any]
"""Limits how many answers are made and sent at a time; entered once for each answer."""

AT_WILL: Final[Answering] = nullcontext()
"""No limit."""


@dataclass(frozen=True, slots=True)
class OperationResult:
    """A response: ``body`` is JSON-ready, ``executed`` False where nothing of the operation ran."""

    body: dict[str, Any]
    executed: bool = True

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The errors, in the order they happened."""
        errors: list[dict[str, Any]] = self.body.get("errors", [])
        return errors

    @property
    def outcome(self) -> str:
        """``ok``, or the code of the first error."""
        errors = self.errors
        return str(errors[0]["extensions"]["code"]) if errors else OK


class Engine:
    """Prepares and runs the operations of one schema.

    Calls graphql-core directly, with Strawberry's executor: Strawberry's own ``Schema.execute`` takes
    half as long again per request and would run schema extensions, whose work is done by guards here.
    """

    def __init__(
        self,
        schema: strawberry.Schema,
        limits: Limits,
        mask: ErrorMask,
        guard: Guard,
        persisted: Mapping[str, str] = NONE,
    ) -> None:
        ignored = [e for e in schema.get_extensions() if not isinstance(e, guard.replaces)]
        if ignored:
            raise ValueError(f"nothing would run {ignored[0]}: a guard or an observer has to do its work")
        self.schema = schema._schema  # noqa: SLF001 - the graphql-core schema has no public name
        self.plain = plain_fields(self.schema)
        self.limits = limits
        self.mask = mask
        self.guard = guard
        self.documents = Documents(self.schema, limits)
        self.reader = DocumentReader(self.documents, guard, persisted)

    async def find(self, call: GraphQLRequest, context: OperationContext) -> GraphQLOperation:
        """The operation of a call, within every limit. Raises to refuse it."""
        operation = await self.reader.operation(call, context)
        require_countable(call.variables, self.limits)
        operation.price(call.variables, self.limits)
        return operation

    async def run(
        self, operation: GraphQLOperation, call: GraphQLRequest, context: OperationContext
    ) -> OperationResult:
        """Carry out a query or a mutation; never raises."""
        try:
            refusals = await self.refusals(operation, call, context)
            if refusals:
                await self.guard.disclose(context)
                return self.error_result(refusals, operation)
            async with asyncio.timeout(self.limits.seconds):
                executor = self.build(operation, call, context)
                if isinstance(executor, list):
                    return self.error_result(executor[:1], operation)
                answer = await self.finish(execute_root_selection_set(executor), operation)
                return await self.record_disclosure(answer, operation, context)
        except TimeoutError as error:
            late = GraphQLError("", original_error=error)
            return OperationResult({"errors": self.mask([late], operation), "data": None})
        except Exception as error:  # noqa: BLE001 - judged and masked like any other
            return self.error_result([error], operation)
        finally:
            self.guard.after(context)

    async def record_disclosure(
        self, answer: OperationResult, operation: GraphQLOperation, context: OperationContext
    ) -> OperationResult:
        """The answer, once the personal data it discloses is recorded. Raises to withhold it."""
        try:
            await self.guard.disclose(context)
        except Unavailable as error:
            if operation.kind is not OperationType.MUTATION:
                raise
            done = refusal(UNAVAILABLE, f"The change was made, and cannot be shown. {error}", outcome="DONE")
            return OperationResult({"errors": self.mask([done], operation), "data": None})
        return answer

    async def single_result(
        self,
        operation: GraphQLOperation,
        call: GraphQLRequest,
        context: OperationContext,
        answering: Answering = AT_WILL,
    ) -> AsyncGenerator[OperationResult, None]:
        """The single answer of a query or a mutation, as an iterator like that of ``subscribe``."""
        async with answering:
            yield await self.run(operation, call, context)

    async def subscribe(
        self,
        operation: GraphQLOperation,
        call: GraphQLRequest,
        context: OperationContext,
        answering: Answering = AT_WILL,
    ) -> AsyncGenerator[OperationResult, None]:
        """Start a subscription and yield an answer to each of its events; or one refusal.

        ``answering`` is entered before each answer is made, and left when the caller asks for the next.
        """
        errors = await self.refusals(operation, call, context)
        executor = self.build(operation, call, context)
        source = errors or (executor if isinstance(executor, list) else await self.source(executor))
        if errors:
            await self.guard.disclose(context)
        self.guard.after(context)
        if isinstance(source, Sequence):
            yield self.error_result(source, operation)
            return
        async with aclosing(source):
            async for payload in source:
                async with answering:
                    yield await self.event(executor, payload, operation, context.fresh())

    async def refusals(
        self, operation: GraphQLOperation, call: GraphQLRequest, context: OperationContext
    ) -> Sequence[GraphQLError]:
        """Why the operation is refused; empty where it is not."""
        never = self.guard.check(context, operation, call.variables)
        if never:
            limited = await self.guard.charge(context, REFUSAL_COST)
            return [limited] if limited else never
        return await self.guard.admit(context, operation, call.variables)

    async def source(self, executor: Any) -> Any:
        """The subscription's event stream, or the errors of opening it."""
        source: Any = create_source_event_stream(executor)
        if optimized_is_awaitable(source):
            async with asyncio.timeout(self.limits.seconds):
                source = await source
        return source.errors if isinstance(source, ExecutionResult) else source

    async def event(
        self, executor: Any, payload: Any, operation: GraphQLOperation, context: OperationContext
    ) -> OperationResult:
        """The answer to one event, in a context of its own."""
        event = executor.build_per_event_executor(payload)
        event.context_value = context
        try:
            async with asyncio.timeout(self.limits.seconds):
                answer = await self.finish(execute_subscription_event(event), operation)
                await self.guard.disclose(context)
                return answer
        finally:
            self.guard.after(context)

    def build(self, operation: GraphQLOperation, call: GraphQLRequest, context: OperationContext) -> Any:
        """An executor with coerced variables, or the errors of coercing them."""
        return LeanExecutor.build(
            self.schema,
            operation.document,
            context_value=context,
            raw_variable_values=call.variables,
            operation_name=operation.name,
            max_coercion_errors=1,
            is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]
            hide_suggestions=True,
            operation_extensions=call.extensions,
            plain=self.plain,
        )

    async def finish(
        self, result: ExecutionResult | Awaitable[ExecutionResult], operation: GraphQLOperation
    ) -> OperationResult:
        """Wait for the result and mask its errors."""
        if not isinstance(result, ExecutionResult):
            result = await result
        if result.errors:
            return OperationResult({"errors": self.mask(result.errors, operation), "data": result.data})
        return OperationResult({"data": result.data})

    def error_result(
        self, errors: Iterable[Exception], operation: GraphQLOperation | None = None
    ) -> OperationResult:
        """The answer to an operation that was refused, or failed, before execution."""
        graphql_errors = (
            error if isinstance(error, GraphQLError) else GraphQLError(str(error), original_error=error)
            for error in errors
        )
        return OperationResult({"errors": self.mask(graphql_errors, operation)}, executed=False)

    def encode(self, answer: OperationResult) -> bytes:
        """An answer as JSON; a masked error where a scalar's value cannot be encoded."""
        try:
            return encode_json(answer.body)
        except (TypeError, ValueError) as error:
            return encode_json(self.error_result([error]).body)
