"""The audit log in PostgreSQL: entries go in by one function, and nothing ever changes them."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import asyncpg
import orjson
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import CONNECTION_LOST, Database
from domain.compliance.model import DETAIL_CHARS_MAX, Detail, Entry
from domain.shared.actor import Origin
from domain.shared.errors import Unavailable

UNWRITABLE: Final = "The audit log cannot be written"
USER_AGENT_CHARS_MAX: Final = 120

_APPEND: Final = (
    "select compliance.append($1::text,$2::text,$3::text,$4::uuid,$5::uuid,$6::text,$7::text::inet,$8::text,"
    "$9::text,$10::text,$11::uuid,$12::text,$13::text::jsonb)"
)
_MAY_APPEND: Final = """
  select coalesce(bool_or(has_function_privilege(oid, 'execute')), false) from pg_proc
   where pronamespace = to_regnamespace('compliance') and proname = 'append'
"""
_WRITE_ERRORS: Final = (SQLAlchemyError, asyncpg.PostgresError, *CONNECTION_LOST)

log = structlog.get_logger("croupier.audit")


class AuditLog:
    """The log as one process writes it. ``failing``: the last append went wrong."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.failing = False

    async def append(self, entry: Entry, origin: Origin, connection: AsyncConnection | None = None) -> None:
        """Keep ``entry``: in the open transaction, as its last statement, or at once where there is none.

        Raises:
            Unavailable: it was not kept.
        """
        values = _values(entry, origin)
        try:
            if connection is None:
                await self._at_once(values)
            else:
                await connection.exec_driver_sql(_APPEND, values)
        except _WRITE_ERRORS as error:
            # Its words may hold what was to be written.
            log.error(  # noqa: TRY400 - a traceback would hold them
                "audit_unwritable", action=entry.action, error=type(error).__name__
            )
            self.failing = True
            raise Unavailable(UNWRITABLE) from None
        self.failing = False

    async def _at_once(self, values: tuple[Any, ...]) -> None:
        try:
            await self._database.statements_for(values[0]).fetchval(_APPEND, *values)
        except CONNECTION_LOST:
            # A connection of a server that has been replaced; twice the same entry is no harm.
            await self._database.statements_for(values[0]).fetchval(_APPEND, *values)

    async def writable(self) -> bool:
        """Whether the log can be written: by our rights, and by trying it for nothing while it fails."""
        if not await self._database.pool.fetchval(_MAY_APPEND):
            return False
        if self.failing:
            self.failing = not await self._tried()
        return not self.failing

    async def check(self) -> None:
        """For probes.

        Raises:
            Unavailable: it cannot be written.
        """
        if not await self.writable():
            raise Unavailable(UNWRITABLE)

    async def _tried(self) -> bool:
        async with self._database.pool.acquire() as connection:
            trial = connection.transaction()
            await trial.start()
            try:
                system = ("health", "system:health", "SYSTEM", None, None, "JOB", None, None)
                await connection.fetchval(_APPEND, *system, "", "health.tried", None, "Done", "{}")
            except asyncpg.PostgresError:
                return False
            finally:
                await trial.rollback()
        return True


class PostgresAudit:
    """Implements ``Audit`` for one command: ``later`` takes what a transaction keeps at its very end."""

    def __init__(self, log: AuditLog, origin: Origin, later: list[Entry] | None) -> None:
        self._log = log
        self._origin = origin
        self._later = later

    async def append(self, entry: Entry) -> None:
        if self._later is not None:
            # The brand's other writers wait from the append to the commit, so nothing may come between.
            self._later.append(entry)
            return
        await self._log.append(entry, self._origin)


def _values(entry: Entry, origin: Origin) -> tuple[Any, ...]:
    actor = origin.actor
    return (
        _plain(actor.brand),
        _plain(str(actor)),
        actor.kind.value,
        actor.account_id or actor.player_id,
        origin.session_id,
        origin.channel.value,
        origin.ip,
        _plain(origin.user_agent, USER_AGENT_CHARS_MAX),
        _plain(origin.correlation_id),
        _plain(entry.action),
        entry.subject,
        _plain(entry.outcome),
        orjson.dumps(_details(entry.details)).decode(),
    )


def _details(given: Mapping[str, Detail]) -> dict[str, Any]:
    return {
        name: _plain(each) if isinstance(each, str) else [_plain(part) for part in each]
        for name, each in given.items()
    }


def _plain(text: str | None, chars_max: int = DETAIL_CHARS_MAX) -> str | None:
    """Text as the database can take it, and not too much of it: browsers name themselves as they like."""
    if text is None:
        return None
    return text.replace("\0", "").encode(errors="replace").decode()[:chars_max]


def subject_of(*things: Any) -> UUID | None:
    """The player or account that the first of these names: a command, then what came of it."""
    for thing in things:
        for name in ("player_id", "account_id", "operator_id"):
            if isinstance(found := getattr(thing, name, None), UUID):
                return found
        for name in ("player", "account", "operator"):
            if isinstance(found := getattr(getattr(thing, name, None), "id", None), UUID):
                return found
    return None
