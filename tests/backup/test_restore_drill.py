"""Everything that one installation had is there again in another, from one file."""

from __future__ import annotations

import asyncio
import os
import stat
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.postgres.wallets.ledger_verify import verify as verify_ledger
from server.backup.restore import restore_backup
from server.console.verify_audit_log import audit_verification
from server.embedded import EmbeddedServers
from server.settings import Settings
from tests.application import Application, open_application
from tests.backup.conftest import Installation, sign_heads
from tests.funded_players import FundedPlayer
from tests.identity.browser import Browser
from tests.operations.programs import CROUPIER, ROOT
from tests.server_directory import server_directory

PASSPHRASE = "correct horse battery staple"


async def croupier(*arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """`croupier ARGUMENTS` with these settings."""
    ours = {f"CROUPIER_{name.upper()}": str(value) for name, value in settings.items()}
    return await asyncio.to_thread(
        subprocess.run,
        [*CROUPIER, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", **ours},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )


@pytest.fixture(scope="module")
async def restored(installation: Installation, redis_url: str) -> AsyncIterator[Settings]:
    """From a database elsewhere into the embedded server, on the command line."""
    with server_directory() as directory:
        passphrase, data_dir = directory / "passphrase", directory / "data"
        passphrase.write_text(PASSPHRASE + "\n")
        taken = await asyncio.to_thread(installation.backup, directory, PASSPHRASE)
        arguments = ("restore", str(taken.path), "--passphrase-file", str(passphrase))
        filled = await croupier(*arguments, data_dir=data_dir)
        assert (filled.returncode, "Restored the database" in filled.stdout) == (0, True), filled
        with EmbeddedServers(data_dir) as servers:
            yield Settings(database_url=servers.postgres_dsn, redis_url=servers.redis_url, data_dir=data_dir)


@pytest.fixture(scope="module")
async def copy(restored: Settings) -> AsyncIterator[Application]:
    """The application on what was restored."""
    url, valkey = str(restored.database_url), str(restored.redis_url)
    async with open_application(url, valkey, restored.data_dir) as application:
        yield application


async def test_money_and_personal_data_are_there(copy: Application, installation: Installation) -> None:
    guest = FundedPlayer(copy, installation.player)
    assert await guest.balance() == installation.balance == "115.00"
    asked = "query ($id: ID!) { player(id: $id) { phone } }"
    found = await copy.as_("admin").data_of(asked, id=installation.player)
    assert found == {"player": {"phone": "+4930987654321"}}
    assert (await guest.bet("15.00"))["__typename"] == "BetPlaced"


async def test_operators_sign_in(copy: Application, installation: Installation) -> None:
    browser = Browser(copy.client._transport.app, "operators")  # type: ignore[attr-defined]
    wrong = await browser.sign_in("anna", installation.password + "!")
    assert wrong.status_code == 401
    assert (await browser.sign_in("anna", installation.password)).status_code == 200


async def test_both_proofs_agree(restored: Settings, copy: Application, installation: Installation) -> None:
    ledger = await verify_ledger(str(restored.database_url))
    assert (ledger.holds, ledger.players) == (True, 1)
    backed_up, before = await audit_verification(installation.settings), await audit_verification(restored)
    assert (before.holds, before.signed, before.rows >= backed_up.rows > 0) == (True, 1, True)
    player = installation.player
    await copy.as_("admin").mutate("addNote", playerId=player, text="after the restore")
    assert await sign_heads(restored) == 1
    after = await audit_verification(restored)
    assert (after.holds, after.signed, after.rows > before.rows) == (True, 2, True)


@pytest.mark.parametrize("log", ["ledger", "audit"])
async def test_the_proofs_work_on_the_command_line(restored: Settings, log: str) -> None:
    proved = await croupier(log, "verify", data_dir=restored.data_dir)
    assert proved.returncode == 0, proved


async def test_the_keys_are_readable_by_their_owner_alone(restored: Settings) -> None:
    paths = (restored.signing_key, restored.audit_key, restored.master_key_file)
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}


async def test_a_database_elsewhere_with_another_owner_is_filled_too(
    installation: Installation, elsewhere: Settings, tmp_path: Path
) -> None:
    taken = await asyncio.to_thread(installation.backup, tmp_path)
    await asyncio.to_thread(restore_backup, elsewhere, taken.path, lambda: None)
    url, valkey = str(elsewhere.database_url), str(elsewhere.redis_url)
    async with open_application(url, valkey, elsewhere.data_dir) as application:
        assert await FundedPlayer(application, installation.player).balance() == installation.balance
        rights = "select has_function_privilege('public', 'wallets.operation(text)', 'execute')"
        assert await application.rows(rights) == [(False,)]
