"""Brings a database to the schema this version of Croupier expects."""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeVar

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.pool import NullPool

import migrations
from adapters.casbin.catalogue_loader import load_catalogue
from adapters.postgres.access.policy_merge import RoleTakenError, merge_catalogue
from adapters.postgres.connections import engine_of
from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.session_check import session_fault
from migrations import definitions, tolerance
from migrations.tolerance import SchemaTooNew
from server.errors import OperatorError

Answer = TypeVar("Answer")

VERSION: Final = version("croupier")

MIGRATION_LOCK = 0x43524F55
"""Advisory lock ("CROU" in ASCII): two processes starting at once migrate one after the other."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    connection.execute(text("select pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
    connection.commit()
    try:
        with connection.begin():
            if is_newer(connection):
                return
            revisions = _pending_revisions(connection)
            command.upgrade(_config(connection), "head")
            definitions.apply(connection, VERSION, after_revisions=bool(revisions))
            tolerance.record(connection, known_revisions(), VERSION)
        shipped = load_catalogue()
        try:
            merge_catalogue(connection, shipped.rules(), shipped.roles)
        except RoleTakenError as taken:
            raise OperatorError(str(taken)) from None
        connection.commit()
    finally:
        connection.execute(text("select pg_advisory_unlock(:key)"), {"key": MIGRATION_LOCK})
        connection.commit()


def is_newer(connection: Connection) -> bool:
    """Whether a later version has migrated this database, and tolerates ours: there is nothing to migrate.

    Raises:
        SchemaTooNew: it does not tolerate ours.
    """
    rows = tolerance.recorded(connection)
    tolerance.require_tolerated(VERSION, (row.tolerates for row in rows))
    current = MigrationContext.configure(connection).get_current_revision()
    unknown = current is not None and current not in known_revisions()
    return unknown or tolerance.migrated_by_later(VERSION, rows)


def _pending_revisions(connection: Connection) -> list[str]:
    script = ScriptDirectory.from_config(_config())
    current = MigrationContext.configure(connection).get_current_revision()
    return [revision.revision for revision in script.iterate_revisions("heads", current)][::-1]


def known_revisions() -> frozenset[str]:
    """Every revision that this version has."""
    return frozenset(each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions())


def _pending(connection: Connection) -> list[str]:
    if is_newer(connection):
        return []
    changed = definitions.pending(connection, VERSION)
    return [*_pending_revisions(connection), *(definition.path for definition in changed)]


async def upgrade(database_url: str) -> None:
    """Apply every pending revision and definition, and merge the shipped policy into the stored one.

    Revisions and definitions are one transaction: a process that serves sees all of it or nothing. Safe to
    call at each start, and from several processes at once. A database that a later version has migrated stays
    as it is.

    Raises:
        OperatorError: the policy cannot be merged until an operator has fixed it, or a pooler in between
            shares sessions: the lock of migrations would hold nothing; or a later version has migrated and no
            longer tolerates this one.
    """
    if fault := await session_fault(database_url, {}):
        raise OperatorError(fault)
    engine = engine_of(database_url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_upgrade)
    except SchemaTooNew as refused:
        raise OperatorError(str(refused)) from None
    finally:
        await engine.dispose()


async def pending(database_url: str) -> list[str]:
    """What ``upgrade`` would apply; empty when the database is current.

    Revisions, oldest first, then the files of changed definitions.

    Raises:
        SchemaTooNew: a later version has migrated it, and no longer tolerates this one.
    """
    return await _asked(database_url, _pending)


async def later_version_migrated(database_url: str) -> bool:
    """Whether a later version has migrated the database; what it stored may be unknown here.

    Raises:
        SchemaTooNew: it no longer tolerates this version.
    """
    return await _asked(database_url, is_newer)


async def require_tolerated(database: Database) -> None:
    """Make sure that the database still tolerates this version, which it may have when the process started.

    Raises:
        SchemaTooNew: it does not.
    """
    rows = await database.statements_for(EVERY_BRAND).fetch(tolerance.RECORDED)
    tolerance.require_tolerated(VERSION, (row["tolerates"] for row in rows))


async def _asked(database_url: str, question: Callable[[Connection], Answer]) -> Answer:
    engine = engine_of(database_url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(question)
    finally:
        await engine.dispose()
