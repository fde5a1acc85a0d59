"""`croupier keys create` and `croupier keys replace` at the terminal."""

import asyncio
from pathlib import Path

from rich.console import Console

from adapters.postgres.database import connect
from adapters.vault.key_records import KeyRecords
from server.processes.backend_servers import with_servers
from server.security.key_files import missing_key_files
from server.security.key_rotation import KeyFiles
from server.security.signing_keys import replace_key, signing_keys
from server.settings import Settings


def create_key_files(settings: Settings) -> None:
    """Make every missing file, and print its path; the next start finds whether it suits the database."""
    for key in missing_key_files(settings, audit=True):
        key.make()
        Console().print(f"Made {key.path}.", soft_wrap=True)


def replace_key_file(settings: Settings, kind: str) -> None:
    """Make another key in place of the present file, and let the database expect it from now on."""
    path = settings.signing_key if kind == "signing" else settings.audit_key
    with with_servers(settings, valkey=False) as running:
        asyncio.run(_replace(running, kind, path))
    Console().print(f"Made {path}. Restart every process.", soft_wrap=True)


async def _replace(settings: Settings, kind: str, path: Path) -> None:
    database = await connect(str(settings.database_url), composing_max=1, hot_max=1)
    records = KeyRecords(database)
    try:
        async with records.alone():
            replace_key(path)
            await records.delete(kind)
            if kind == "audit":
                audit = signing_keys(path, settings.key_files_group_readable)
                await records.add(kind, audit.current.thumbprint().encode())
                return
            await records.delete("pepper")
            for each in KeyFiles(path, settings.key_files_group_readable).read():
                await records.add_signing_key(each.key.thumbprint(), each.signs_from)
    finally:
        await database.close()
