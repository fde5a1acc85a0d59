"""Counts the statements that a piece of work sends to PostgreSQL, by SQLAlchemy or by asyncpg."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from typing import Any

from sqlalchemy import event

from adapters.postgres.database import Database


@asynccontextmanager
async def count_statements(database: Database) -> AsyncIterator[list[str]]:
    """The list fills with the text of every statement sent while the manager is open."""
    statements: list[str] = []
    async with AsyncExitStack() as stack:
        stack.enter_context(_composed(database, statements))
        await stack.enter_async_context(_bare(database, statements))
        yield statements


def without_audit_appends(statements: list[str]) -> list[str]:
    """Those that do more than record something in the audit log, such as a denial."""
    return [each for each in statements if "compliance.append(" not in each]


def _is_ours(statement: str) -> bool:
    """Not what is asked once per connection: which types there are, whose brand it works for."""
    once = ("pg_catalog.", "current_setting('jit')", "pg_advisory_unlock_all", "RESET ALL", "$1, false)")
    return not any(sign in statement for sign in once)


@contextmanager
def _composed(database: Database, statements: list[str]) -> Iterator[None]:
    """Statements through SQLAlchemy."""

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if _is_ours(statement):
            statements.append(statement)

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", note)


@asynccontextmanager
async def _bare(database: Database, statements: list[str]) -> AsyncIterator[None]:
    """Statements through the pool, whose connections are all opened for this."""

    def note(record: Any) -> None:
        if _is_ours(record.query):
            statements.append(record.query)

    connections = [await database.pool.acquire() for _ in range(database.pool.get_max_size())]
    for connection in connections:
        connection.add_query_logger(note)
    for connection in connections:
        await database.pool.release(connection)
    statements.clear()
    yield
    connections = [await database.pool.acquire() for _ in range(database.pool.get_max_size())]
    for connection in connections:
        connection.remove_query_logger(note)
    for connection in connections:
        await database.pool.release(connection)
