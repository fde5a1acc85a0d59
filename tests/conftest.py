"""What every test may ask for: real embedded servers, migrated databases.

Connection strings are plain `postgresql://` ones: asyncpg takes them as they are, SQLAlchemy through
`adapters.postgres.connections.engine_of`.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import asyncpg
import pytest

from server.embedded import EmbeddedServers
from server.garbage_collector import make_collections_rare
from server.settings import read_settings
from tests.server_directory import server_directory

if TYPE_CHECKING:
    from tests.application import Application

pytest_plugins = ("tests.repeating_runs",)

make_collections_rare()

TEMPLATE = "croupier_template"
_numbers = count(1)

# Tests of limits set them; the others share one address and would only wait for each other.
for _who in ("ANONYMOUS", "PLAYER", "OPERATOR", "ADDRESS", "ATTEMPTS"):
    os.environ.setdefault(f"CROUPIER_RATE_{_who}", "0")


LONGEST = (
    "tests/lists/test_reading_cost.py",
    "tests/operations/documented/test_typed_commands.py",
    "tests/architecture/test_guides.py",
    "tests/architecture/guides/test_forgotten_steps.py",
)
"""Files that take a minute. Begun last, one of them would keep a process busy while the others have ended."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the longest files first, and the tests marked `last` behind the others of their file.

    Those marked `last` stand in the order of the file; all others in the order they came in.
    """
    begin = {config.rootpath / name: index for index, name in enumerate(LONGEST)}
    items.sort(key=lambda item: begin.get(item.path, len(LONGEST)))
    files = {item.path: index for index, item in enumerate(items)}
    lines = {item: item.location[1] or 0 for item in items if item.get_closest_marker("last")}
    order = {item: index for index, item in enumerate(items)}
    items.sort(key=lambda item: (files[item.path], 1, lines[item]) if item in lines else (order[item], 0, 0))


@pytest.fixture(scope="session")
def servers_directory() -> Iterator[Path]:
    """A directory the servers' account can reach when we are root; pytest's own are closed to others."""
    with server_directory() as directory:
        yield directory


@pytest.fixture(scope="session")
def servers(servers_directory: Path) -> Iterator[EmbeddedServers]:
    """PostgreSQL (CROUPIER_PG_BIN picks another one) and Valkey for the whole run, without durability."""
    chosen = read_settings().pg_bin
    with EmbeddedServers(servers_directory / "data", fast=True, postgres_bin=chosen) as running:
        yield running


@pytest.fixture
def killable_valkey(servers_directory: Path) -> Iterator[EmbeddedServers]:
    """A Valkey of the test's own, which may be killed, frozen and revived."""
    directory = servers_directory / f"valkey{next(_numbers)}"
    with EmbeddedServers(directory, fast=True, with_postgres=False) as running:
        yield running


@pytest.fixture(scope="session")
def redis_url(servers: EmbeddedServers) -> str:
    """The run's Valkey. It is shared: use keys of your own."""
    return servers.redis_url


@pytest.fixture(scope="session")
async def template_database(servers: EmbeddedServers) -> AsyncIterator[str]:
    """The name of a migrated, empty database without connections, so that copies can be made from it.

    What the domain records of facts, in any test, is compared with the types of events.
    """
    from server.migrate import upgrade  # noqa: PLC0415 - tests without a database need no migrations
    from tests.events.strict_payloads import every_recorded_fact_checked  # noqa: PLC0415

    await as_superuser(servers, f"create database {TEMPLATE} owner croupier")
    await upgrade(servers.dsn(TEMPLATE))
    await as_superuser(servers, f"alter database {TEMPLATE} with is_template true")
    # The first connection after a change of tables writes down what every later one needs to begin; the
    # copies get that file too.
    await (await asyncpg.connect(servers.dsn(TEMPLATE))).close()
    with every_recorded_fact_checked():
        yield TEMPLATE


@pytest.fixture(scope="session")
async def database_url(servers: EmbeddedServers, template_database: str) -> str:
    """A migrated database shared by the whole run: what one test writes, others see."""
    await copy_database(servers, template_database, "croupier_shared")
    return servers.dsn("croupier_shared")


@pytest.fixture
async def fresh_database_url(servers: EmbeddedServers, template_database: str) -> AsyncIterator[str]:
    """A migrated, empty database of this test's own, dropped afterwards."""
    name = f"croupier_test_{next(_numbers)}"
    await copy_database(servers, template_database, name)
    yield servers.dsn(name)
    await as_superuser(servers, f"drop database {name} with (force)")


@pytest.fixture(scope="session")
async def application(
    servers: EmbeddedServers, template_database: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Application]:
    """The whole application on a database of its own, shared by the whole run: use players of your own."""
    from tests.application import open_application  # noqa: PLC0415 - half a second that other tests need not wait

    await copy_database(servers, template_database, "croupier_application")
    data_dir = tmp_path_factory.mktemp("application")
    async with open_application(
        servers.dsn("croupier_application"), servers.redis_url, data_dir
    ) as application:
        yield application


async def copy_database(servers: EmbeddedServers, template: str, name: str) -> None:
    """Create `name` as a copy of `template`, which must have no connections."""
    await as_superuser(
        servers, f"create database {name} template {template} strategy file_copy owner croupier"
    )


async def as_superuser(servers: EmbeddedServers, statement: str) -> None:
    """Run one statement outside a transaction."""
    connection = await asyncpg.connect(servers.superuser_dsn())
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture
async def owner(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """The schema's owner in the migrated database, in a transaction that is undone."""
    connection = await asyncpg.connect(database_url)
    transaction = connection.transaction()
    await transaction.start()
    yield connection
    await transaction.rollback()
    await connection.close()
