"""Many commands in one exchange with Valkey, on a connection of their own."""

import asyncio
from collections.abc import Sequence
from typing import Any

from redis.asyncio import Connection, ConnectionPool
from redis.exceptions import RedisError

from adapters.valkey.client import ANSWER_SECONDS_MAX, dedicated_connection

Command = tuple[str | bytes | int, ...]


class CommandBatch:
    """One connection, one pipeline per exchange. After a failure it connects anew on the next call."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool
        self._connection: Connection | None = None

    async def exchange(
        self, commands: Sequence[Command], answer_seconds_max: float = ANSWER_SECONDS_MAX
    ) -> list[Any]:
        """The answers to all, in order.

        Raises:
            RedisError, OSError, TimeoutError: some may have been carried out and some not.
        """
        connection = self._connection or await dedicated_connection(self._pool)
        self._connection = None
        try:
            async with asyncio.timeout(answer_seconds_max):
                await connection.send_packed_command(connection.pack_commands(commands))
                answers = [await _answer(connection) for _ in commands]
        except BaseException:
            # Answers still on their way would be taken for those of the next exchange.
            await connection.disconnect(nowait=True)
            raise
        self._connection = connection
        for answer in answers:
            if isinstance(answer, RedisError):
                raise answer
        return answers

    async def close(self) -> None:
        """End the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.disconnect(nowait=True)


async def _answer(connection: Connection) -> Any:
    try:
        return await connection.read_response()
    except RedisError as error:
        if not connection.is_connected:
            raise
        return error
