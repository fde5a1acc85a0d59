"""How the ledger's functions are called: one statement each, safe to repeat because every one has a key."""

from typing import Any, Final, Protocol
from uuid import UUID

import asyncpg
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.backend_errors import is_outcome_unknown, was_connecting
from adapters.postgres.database import Database, driver_connection
from adapters.postgres.repeated_attempts import until_answered
from domain.shared.actor import Channel
from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.wallets.idempotency import Stamp

CHANNELS: Final = {
    Channel.GRAPHQL: 1,
    Channel.REST: 2,
    Channel.REPLAY: 3,
    Channel.CONSOLE: 4,
    Channel.JOB: 5,
}
"""Kept in the ledger: append, never renumber."""

OUTCOME_UNKNOWN_ERRORS: Final = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.OperatorInterventionError,
    asyncpg.DeadlockDetectedError,
    OSError,
    TimeoutError,
)
"""After these it is unknown whether the operation was committed: only its key can tell."""

FULL_PATH_ERRORS: Final = (
    asyncpg.UniqueViolationError,
    asyncpg.SerializationError,
    asyncpg.NumericValueOutOfRangeError,
)
"""The fast path fails like this, having moved nothing, where only the full path knows the answer."""

PAUSES_SECONDS: Final = (0.05, 0.25, 1.0, 2.0)

STAMP: Final = (
    "row($2::uuid,wallets.request_of($1,$2::uuid,$3::bigint[]),$4::text,$5::text,$6::smallint,$7::inet,$8::text,$9::timestamptz,$10::text)"
    "::wallets.stamp"
)

"""``$1`` is the player."""

Row = Any
"""A record of ``wallets.answer``."""


def stamp_arguments(mark: Stamp) -> tuple[Any, ...]:
    """The arguments of ``STAMP``."""
    origin = mark.origin
    return (
        mark.key,
        mark.requests,
        mark.reference,
        str(origin.actor),
        CHANNELS[origin.channel],
        origin.ip,
        origin.correlation_id,
        mark.occurred_at,
        mark.reason,
    )


def _is_lost_if_sent(error: Exception) -> bool:
    return isinstance(error, OSError) or is_outcome_unknown(error)


class BeforeOperation(Protocol):
    """Looks at what an operation of a person stands on, right before it is carried out."""

    async def before_operation(
        self, statements: "LedgerStatements", player_id: PlayerId, mark: Stamp
    ) -> None:
        """Put right what no longer counts."""
        ...

    async def before_payment(
        self, statements: "LedgerStatements", player_id: PlayerId, withdrawal_id: UUID, mark: Stamp
    ) -> None:
        """The same for a withdrawal that is to be paid."""
        ...


class LedgerStatements:
    """Runs single statements: each its own transaction on the pool, or part of an open one.

    On the pool a lost connection is answered by asking again on another, a few times: the operation's key
    makes sure that it counts once. So is an id that was in flight for another player: by then it is known.
    ``brand`` is whose rows they read, or ``EVERY_BRAND``; an open transaction has its own. ``before`` is
    asked about every ``operation``. Where the process works for many at once, the database groups the
    statements of several callers.
    """

    def __init__(
        self,
        database: Database,
        brand: str,
        connection: AsyncConnection | None = None,
        before: BeforeOperation | None = None,
    ) -> None:
        self._brand = brand
        self._statements = database.statements_for(brand)
        self._grouped = database.grouped
        self._open = connection
        self._before = before
        self.in_transaction = connection is not None

    async def operation(self, statement: str, player_id: PlayerId, mark: Stamp, *more: Any) -> Row:
        """The answer to an operation that people may do: its statement takes player, stamp, and ``more``."""
        if self._before is not None:
            await self._before.before_operation(self, player_id, mark)
        return await self.row(statement, player_id, *stamp_arguments(mark), *more)

    async def pays(self, player_id: PlayerId, withdrawal_id: UUID, mark: Stamp) -> None:
        """Say that the next operation pays a withdrawal."""
        if self._before is not None:
            await self._before.before_payment(self, player_id, withdrawal_id, mark)

    async def row(self, statement: str, *arguments: Any) -> Row:
        """The only row of the statement."""
        return (await self.rows(statement, *arguments))[0]

    async def rows(self, statement: str, *arguments: Any) -> list[Row]:
        """All rows of the statement.

        Raises:
            BadInput: a balance would become larger than the ledger can hold.
            OutcomeUnknown: a connection was lost, now or before, and the server stayed unreachable.
            asyncpg.PostgresError: the server refused.
        """
        try:
            return await self._rows(statement, *arguments)
        except asyncpg.NumericValueOutOfRangeError:
            raise BadInput("The amount is more than the wallet can hold", field="amount") from None

    async def _rows(self, statement: str, *arguments: Any) -> list[Row]:
        if self._open is not None:
            found: list[Row] = await (await driver_connection(self._open)).fetch(statement, *arguments)
            return found
        return await self._asked(
            statement, arguments, (*OUTCOME_UNKNOWN_ERRORS, asyncpg.UniqueViolationError)
        )

    async def fast_path(self, statement: str, *arguments: Any) -> Row | None:
        """The answer of a fast path, on the pool only; None where the full path has to be asked."""
        try:
            return (await self._asked(statement, arguments, OUTCOME_UNKNOWN_ERRORS))[0]
        except FULL_PATH_ERRORS:
            return None

    async def _asked(
        self, statement: str, arguments: tuple[Any, ...], again: tuple[type[Exception], ...]
    ) -> list[Row]:
        return await until_answered(
            lambda: self._attempt(statement, arguments),
            lambda error: isinstance(error, again) and not isinstance(error, asyncpg.QueryCanceledError),
            PAUSES_SECONDS,
            is_lost=lambda error: _is_lost_if_sent(error) and not was_connecting(error),
        )

    async def _attempt(self, statement: str, arguments: tuple[Any, ...]) -> list[Row]:
        if self._grouped is not None:
            return await self._grouped.fetch(self._brand, statement, arguments)
        return await self._statements.fetch(statement, *arguments)
