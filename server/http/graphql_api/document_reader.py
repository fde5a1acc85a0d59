"""Reads the documents of requests: paid for first, in turn, and with pauses for all else that happens."""

import asyncio
import secrets
from collections.abc import Mapping
from typing import Final

from graphql import GraphQLError
from sqlalchemy.util import await_only, greenlet_spawn

from server.http.errors import RATE_LIMITED
from server.http.graphql_api.context import OperationContext
from server.http.graphql_api.documents import Documents, GraphQLOperation, OperationsByName, named_operation
from server.http.graphql_api.guard import Guard
from server.http.graphql_api.persisted_documents import NONE, persisted_text
from server.http.graphql_api.reading_queue import ReadingQueue
from server.http.graphql_api.request import GraphQLRequest
from server.http.graphql_api.validation.reading_price import LEAST, reading_price

_RANDOM: Final = secrets.SystemRandom()

REFUSAL_COST: Final = 1
"""Of answering what was refused before."""

ANONYMOUS_PAUSE_SECONDS: Final = 0.002
"""About as long as reading from one pause to the next: anonymous callers keep a process half busy at most."""

OVER_LIMIT_SECONDS: Final = (0.5, 1.5)
"""Somewhere between these later is a caller above a limit told so. A socket reads one document at a time: one
that does not wait cannot fill a process with refusals."""


class DocumentReader:
    """Finds the operations of requests, and reads the documents that are new.

    Reading is done by the event loop itself, some milliseconds at a time: between them everything else has
    its turn. The library that validates knows no such pauses; it runs in a greenlet, as SQLAlchemy does.
    """

    def __init__(self, documents: Documents, guard: Guard, persisted: Mapping[str, str] = NONE) -> None:
        self.documents = documents
        self.persisted = persisted
        self.guard = guard
        self.signed_in, self.anonymous = ReadingQueue(), ReadingQueue()

    async def operation(self, call: GraphQLRequest, context: OperationContext) -> GraphQLOperation:
        """The operation of a call.

        Raises:
            GraphQLError: the document is refused, or the caller has exceeded a limit.
        """
        try:
            text = call.query or persisted_text(self.persisted, call.document_hash)
            operations = await self._known(text, context)
            operations = operations or await self._read(text, context)
        except GraphQLError as error:
            if (error.extensions or {}).get("code") == RATE_LIMITED:
                await asyncio.sleep(_RANDOM.uniform(*OVER_LIMIT_SECONDS))  # spreads those that come at once
            raise
        return named_operation(operations, call.operation_name)

    async def _known(self, text: str, context: OperationContext) -> OperationsByName | None:
        try:
            return self.documents.recall(text)
        except Exception:
            await self._charge(context, REFUSAL_COST)
            raise

    async def _read(self, text: str, context: OperationContext) -> OperationsByName:
        await self._charge(context, await self._price(text, context))
        signed_in = context.principal is not None
        queue = self.signed_in if signed_in else self.anonymous
        async with queue.turn(self.guard.caller(context)):
            known = self.documents.recall(text)
            if known is not None:  # another has sent the same meanwhile
                return known
            pause = _let_others_run if signed_in else _leave_time
            return await greenlet_spawn(self.documents.learn, text, pause)

    async def _price(self, text: str, context: OperationContext) -> int:
        try:
            return reading_price(text, self.documents.limits).cost
        except Exception:
            await self._charge(context, LEAST)
            raise

    async def _charge(self, context: OperationContext, cost: int) -> None:
        refused = await self.guard.charge(context, cost)
        if refused is not None:
            raise refused


def _let_others_run() -> None:
    await_only(asyncio.sleep(0))


def _leave_time() -> None:
    await_only(asyncio.sleep(ANONYMOUS_PAUSE_SECONDS))
