"""What happens at the OAuth endpoints, told to the audit log in the same transaction."""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.requests import Request

Told = tuple[str, UUID | None, Mapping[str, str]]
"""What happened, about whom, and names and ids that belong to it."""

Record = Callable[[AsyncConnection, Request, Told], Awaitable[None]]
"""Keeps it if, and only if, the transaction commits."""


async def recorded(connection: AsyncConnection, request: Request, told: Told) -> None:
    """Keep it in the audit log."""
    del connection, request, told
