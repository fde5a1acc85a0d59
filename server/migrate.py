"""Brings a database to the schema this version of Croupier expects."""

from importlib.metadata import version
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

import migrations
from adapters.casbin.catalogue_loader import load_catalogue
from adapters.postgres.access.policy_merge import RoleTakenError, merge_catalogue
from adapters.postgres.database import sqlalchemy_url
from adapters.postgres.session_check import session_fault
from migrations import definitions
from server.errors import OperatorError

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
            revisions = _pending_revisions(connection)
            command.upgrade(_config(connection), "head")
            definitions.apply(connection, VERSION, after_revisions=bool(revisions))
        shipped = load_catalogue()
        try:
            merge_catalogue(connection, shipped.rules(), shipped.roles)
        except RoleTakenError as taken:
            raise OperatorError(str(taken)) from None
        connection.commit()
    finally:
        connection.execute(text("select pg_advisory_unlock(:key)"), {"key": MIGRATION_LOCK})
        connection.commit()


def _pending_revisions(connection: Connection) -> list[str]:
    script = ScriptDirectory.from_config(_config())
    current = MigrationContext.configure(connection).get_current_revision()
    return [revision.revision for revision in script.iterate_revisions("heads", current)][::-1]


def _pending(connection: Connection) -> list[str]:
    changed = definitions.pending(connection, VERSION)
    return [*_pending_revisions(connection), *(definition.path for definition in changed)]


async def upgrade(database_url: str) -> None:
    """Apply every pending revision and definition, and merge the shipped policy into the stored one.

    Revisions and definitions are one transaction: a process that serves sees all of it or nothing. Safe to
    call at each start, and from several processes at once.

    Raises:
        OperatorError: the policy cannot be merged until an operator has fixed it, or a pooler in between
            shares sessions: the lock of migrations would hold nothing.
    """
    if fault := await session_fault(database_url, {}):
        raise OperatorError(fault)
    engine = create_async_engine(sqlalchemy_url(database_url), poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(_upgrade)
    await engine.dispose()


async def pending(database_url: str) -> list[str]:
    """What ``upgrade`` would apply; empty when the database is current.

    Revisions, oldest first, then the files of changed definitions.
    """
    engine = create_async_engine(sqlalchemy_url(database_url), poolclass=NullPool)
    async with engine.connect() as connection:
        revisions = await connection.run_sync(_pending)
    await engine.dispose()
    return revisions
