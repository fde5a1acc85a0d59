"""Takes the dump that the next release is upgraded from: ``python -m tests.upgrades.take`` before releasing.

The database is one that this version has migrated and written through its own application. The dump is named
by the newest revision in it. Rows are statements instead of COPY data, so that any client can restore it.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import subprocess
import tempfile
from pathlib import Path

import asyncpg

from server.embedded import EmbeddedServers
from server.migrate import upgrade
from tests.application import Application, open_application
from tests.conftest import as_superuser
from tests.funded_players import a_funded_player, a_key
from tests.owned_ids import a_player_with_everything
from tests.upgrades.restoring import DUMPS, MASTER_KEYS

OPERATOR = "mutation ($in: CreateOperatorInput!) { createOperator(input: $in) { __typename } }"
NOTE = "mutation ($in: AddNoteInput!) { addNote(input: $in) { __typename } }"
CHANGE = """mutation ($in: UpdatePolicyInput!) { updatePolicy(input: $in) {
  __typename ... on PolicyChangeAsked { change { id } } } }"""
APPROVE = "mutation ($in: PolicyChangeInput!) { approvePolicyChange(input: $in) { __typename } }"


async def write(application: Application) -> None:
    """A little of each context, through the public API."""
    owner = await a_player_with_everything(application)
    await a_player_with_everything(application, brand="rival")
    alice, bob = application.as_("admin", name="alice"), application.as_("admin", name="bob")
    await alice.data_of(OPERATOR, **{"in": {"login": "olga", "name": "Olga Example"}})
    await alice.data_of(NOTE, **{"in": {"playerId": owner.player, "text": "asked for a statement"}})
    edit = {"allow": {"role": "crm", "coordinate": "Player.phone", "level": "READ"}}
    asked = await alice.data_of(CHANGE, **{"in": {"edits": [edit], "reason": "campaign by phone"}})
    change = {"id": asked["updatePolicy"]["change"]["id"]}
    decided = await bob.data_of(APPROVE, **{"in": change})
    assert decided["approvePolicyChange"]["__typename"] == "PolicyChangeDecided", decided
    player = await a_funded_player(application, username="second")
    await player.bet("10.00", key="bet", round="round")
    await player.win("25.00", key="win", bet="bet", round="round")
    await player.bet("3.00", key="rolled-back")
    await player.games.mutate("rollbackBet", playerId=player.id, key=a_key(), bet="rolled-back")
    await player.games.mutate("closeRound", playerId=player.id, key=a_key(), round="round")
    await player.admin.mutate(
        "movePlayerStatus", playerId=player.id, to="SUSPENDED", reason={"code": "SECURITY"}
    )


async def take(servers: EmbeddedServers, directory: Path, dumps: Path = DUMPS) -> Path:
    """Make the database, write to it, dump it into ``dumps``."""
    await as_superuser(servers, "create database croupier_dump owner croupier")
    url = servers.dsn("croupier_dump")
    await upgrade(url)
    async with open_application(url, servers.redis_url, directory, master_keys=MASTER_KEYS) as application:
        await write(application)
    owner = await asyncpg.connect(url)
    revision = await owner.fetchval("select version_num from alembic_version")
    await owner.close()
    program = [servers.bin / "pg_dump", "--rows-per-insert=100", "--dbname", url]
    dumped = await asyncio.to_thread(subprocess.run, program, check=True, capture_output=True)
    lines = dumped.stdout.decode().splitlines(keepends=True)
    plain = "".join(line for line in lines if not line.startswith(("\\restrict", "\\unrestrict")))
    path = dumps / f"{revision}.sql.gz"
    path.write_bytes(gzip.compress(plain.encode(), mtime=0))
    return path


def main() -> None:
    """Print where the dump is."""
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        directory.chmod(0o711)
        with EmbeddedServers(directory / "data", fast=True) as servers:
            path = asyncio.run(take(servers, directory / "application"))
    print(path, path.stat().st_size)  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
