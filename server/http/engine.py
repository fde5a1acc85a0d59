"""Runs operations: the same way, under the same limits, whichever transport they came by."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import ExecutionResult, GraphQLError, OperationType
from graphql.execution import (
    create_source_event_stream,
    execute_root_selection_set,
    execute_subscription_event,
)
from strawberry.execution import optimized_is_awaitable

from domain.shared.errors import Unavailable
from server.http.body import Call
from server.http.context import Context
from server.http.documents import Documents, Operation
from server.http.errors import UNAVAILABLE, refusal
from server.http.executor import LeanExecutor, plain_fields
from server.http.guard import Guard
from server.http.limits import Limits
from server.http.masking import Mask
from server.http.observation import OK
from server.http.wire import encode


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: ``body`` is JSON-ready, ``executed`` False where nothing of the operation ran."""

    body: dict[str, Any]
    executed: bool = True

    @property
    def errors(self) -> list[dict[str, Any]]:
        """What went wrong, in the order it happened."""
        errors: list[dict[str, Any]] = self.body.get("errors", [])
        return errors

    @property
    def outcome(self) -> str:
        """``ok``, or the code of the first error."""
        errors = self.errors
        return str(errors[0]["extensions"]["code"]) if errors else OK


class Engine:
    """Prepares and runs the operations of one schema.

    Calls graphql-core directly, with Strawberry's executor: Strawberry's own ``Schema.execute`` costs
    half as much again per request and would run schema extensions, whose work is done by guards here.
    """

    def __init__(self, schema: strawberry.Schema, limits: Limits, mask: Mask, guard: Guard) -> None:
        ignored = [e for e in schema.get_extensions() if not isinstance(e, guard.replaces)]
        if ignored:
            raise ValueError(f"nothing would run {ignored[0]}: a guard or an observer has to do its work")
        self.schema = schema._schema  # noqa: SLF001 - the graphql-core schema has no public name
        self.plain = plain_fields(self.schema)
        self.limits = limits
        self.mask = mask
        self.guard = guard
        self.documents = Documents(self.schema, limits)

    def find(self, call: Call) -> Operation:
        """The operation of a call, within every limit. Raises to refuse it."""
        operation = self.documents.operation(call.query, call.operation_name)
        operation.price(call.variables, self.limits)
        return operation

    async def run(self, operation: Operation, call: Call, context: Context) -> Answer:
        """Carry out a query or a mutation; never raises."""
        try:
            refusals = await self.refusals(operation, call, context)
            if refusals:
                await self.guard.disclose(context)
                return self.refused(refusals, operation)
            async with asyncio.timeout(self.limits.seconds):
                executor = self.build(operation, call, context)
                if isinstance(executor, list):
                    return self.refused(executor[:1], operation)
                answer = await self.finish(execute_root_selection_set(executor), operation)
                return await self.disclosed(answer, operation, context)
        except TimeoutError as error:
            late = GraphQLError("", original_error=error)
            return Answer({"errors": self.mask([late], operation), "data": None})
        except Exception as error:  # noqa: BLE001 - judged and masked like any other
            return self.refused([error], operation)
        finally:
            self.guard.after(context)

    async def disclosed(self, answer: Answer, operation: Operation, context: Context) -> Answer:
        """The answer, once what it shows is recorded. Raises to withhold it."""
        try:
            await self.guard.disclose(context)
        except Unavailable as error:
            if operation.kind is not OperationType.MUTATION:
                raise
            done = refusal(UNAVAILABLE, f"The change was made, and cannot be shown. {error}", outcome="DONE")
            return Answer({"errors": self.mask([done], operation), "data": None})
        return answer

    async def once(self, operation: Operation, call: Call, context: Context) -> AsyncGenerator[Answer, None]:
        """The only answer of a query or a mutation, in the shape of ``subscribe``."""
        yield await self.run(operation, call, context)

    async def subscribe(
        self, operation: Operation, call: Call, context: Context
    ) -> AsyncGenerator[Answer, None]:
        """Start a subscription and answer with each of its events; only with a refusal where it may not."""
        errors = await self.refusals(operation, call, context)
        executor = self.build(operation, call, context)
        source = errors or (executor if isinstance(executor, list) else await self.source(executor))
        if errors:
            await self.guard.disclose(context)
        self.guard.after(context)
        if isinstance(source, Sequence):
            yield self.refused(source, operation)
            return
        async with aclosing(source):
            async for payload in source:
                yield await self.event(executor, payload, operation, context.fresh())

    async def refusals(self, operation: Operation, call: Call, context: Context) -> Sequence[GraphQLError]:
        """Why the operation does not run at all; nothing where it does."""
        never = self.guard.check(context, operation, call.variables)
        return never or await self.guard.admit(context, operation, call.variables)

    async def source(self, executor: Any) -> Any:
        """The stream of what happens, or the errors of opening it."""
        source: Any = create_source_event_stream(executor)
        if optimized_is_awaitable(source):
            async with asyncio.timeout(self.limits.seconds):
                source = await source
        return source.errors if isinstance(source, ExecutionResult) else source

    async def event(self, executor: Any, payload: Any, operation: Operation, context: Context) -> Answer:
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

    def build(self, operation: Operation, call: Call, context: Context) -> Any:
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
        self, result: ExecutionResult | Awaitable[ExecutionResult], operation: Operation
    ) -> Answer:
        """Wait for what is running and mask its errors."""
        if not isinstance(result, ExecutionResult):
            result = await result
        if result.errors:
            return Answer({"errors": self.mask(result.errors, operation), "data": result.data})
        return Answer({"data": result.data})

    def refused(self, errors: Iterable[Exception], operation: Operation | None = None) -> Answer:
        """The answer to something that was refused, or that broke, before it ran."""
        graphql_errors = (
            error if isinstance(error, GraphQLError) else GraphQLError(str(error), original_error=error)
            for error in errors
        )
        return Answer({"errors": self.mask(graphql_errors, operation)}, executed=False)

    def encode(self, answer: Answer) -> bytes:
        """An answer as JSON; a masked error where a scalar made something JSON cannot say."""
        try:
            return encode(answer.body)
        except (TypeError, ValueError) as error:
            return encode(self.refused([error]).body)
