"""What is not backed up and not restored: each is refused in one line, and nothing is changed or left."""

from __future__ import annotations

import asyncio
import shutil
import stat
import zipfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg
import orjson
import pytest

from adapters.postgres.compliance.audit import AuditLog
from adapters.postgres.database import connect
from domain.compliance.model import Entry
from domain.shared.actor import system
from server.backup import restore as restoring
from server.backup.backup_file import BackupReader, BackupWriter
from server.backup.dump_programs import DumpPrograms, _connection
from server.backup.manifest import BackupRefused
from server.backup.passphrase import open_sealed, read_new_passphrase, read_passphrase, seal
from server.backup.restore import restore_backup
from server.backup.snapshot import DatabaseSnapshot
from server.backup.take import TakenBackup, take_backup
from server.console.verify_audit_log import audit_verification
from server.security.signing_keys import replace_key
from server.settings import Settings
from tests.backup.conftest import Installation, sign_heads

PASSPHRASE = "correct horse battery staple"
CountTables = Callable[[str], Awaitable[int]]


@pytest.fixture(scope="module")
async def taken(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> TakenBackup:
    """With the keys in clear."""
    return await asyncio.to_thread(installation.backup, tmp_path_factory.mktemp("taken"))


async def restore(settings: Settings, path: Path, passphrase: str | None = None) -> None:
    await asyncio.to_thread(restore_backup, settings, path, lambda: passphrase)


def files_of(settings: Settings) -> set[str]:
    return {path.name for path in settings.data_dir.rglob("*")} if settings.data_dir.exists() else set()


async def refused(settings: Settings, path: Path, why: str, passphrase: str | None = None) -> None:
    """The restore is refused for this reason, in one line."""
    with pytest.raises(BackupRefused, match=why) as refusal:
        await restore(settings, path, passphrase)
    assert len(str(refusal.value).splitlines()) == 1


async def test_the_file_is_ours_alone_and_its_parts_are_named(taken: TakenBackup) -> None:
    assert stat.S_IMODE(taken.path.stat().st_mode) == 0o600
    assert set(taken.manifest.parts) >= {"database.dump", "keys.json"}
    assert [name.partition("/")[0] for name in taken.manifest.heads] == ["audit-heads"]


async def test_a_file_is_not_overwritten(installation: Installation, tmp_path: Path) -> None:
    target = tmp_path / "kept"
    target.write_text("another backup")
    with pytest.raises(BackupRefused, match="nothing is overwritten"):
        await asyncio.to_thread(installation.backup, target)
    assert target.read_text() == "another backup"


@pytest.mark.parametrize("failure", [BackupRefused("pg_dump failed"), KeyboardInterrupt()])
async def test_an_interrupted_backup_leaves_no_file(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    def interrupted(self: DumpPrograms, url: str, snapshot: str, take: object) -> None:
        assert [path.suffix for path in tmp_path.iterdir()] == [".partial"]
        raise failure

    monkeypatch.setattr(DumpPrograms, "dump", interrupted)
    ended_by = await asyncio.to_thread(caught, installation, tmp_path)
    assert (ended_by, [*tmp_path.iterdir()]) == (failure, [])  # noqa: ASYNC240 - one entry at most


def caught(installation: Installation, target: Path) -> BaseException:
    try:
        installation.backup(target)
    except BaseException as error:  # noqa: BLE001 - an event loop would end with some of them
        return error
    raise AssertionError


def test_what_a_killed_backup_leaves_does_not_open(tmp_path: Path, installation: Installation) -> None:
    writer = BackupWriter(tmp_path / "killed").__enter__()
    writer.add("database.dump", b"x" * 100_000)
    (partial,) = tmp_path.iterdir()
    assert partial.name.startswith(".")
    copy = shutil.copy(partial, tmp_path / "copy")
    writer.__exit__(None, None, None)
    with pytest.raises(BackupRefused, match="not a whole backup"):
        restore_backup(installation.settings, copy, lambda: None)


async def test_rows_written_meanwhile_are_not_in_it(
    installation: Installation, elsewhere: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = DumpPrograms.dump

    def late(self: DumpPrograms, url: str, snapshot: str, take: object) -> None:
        asyncio.run(_execute(url, "insert into players.brand (id, name) values ('late', 'Late')"))
        dump(self, url, snapshot, take)  # type: ignore[arg-type]

    monkeypatch.setattr(DumpPrograms, "dump", late)
    backup = await asyncio.to_thread(installation.backup, tmp_path)
    await _execute(str(installation.settings.database_url), "delete from players.brand where id = 'late'")
    await restore(elsewhere, backup.path)
    owner = await asyncpg.connect(str(elsewhere.database_url))
    brands = {row["id"] for row in await owner.fetch("select id from players.brand")}
    await owner.close()
    assert brands == {"default", "rival"}


async def _execute(url: str, statement: str) -> None:
    owner = await asyncpg.connect(url)
    await owner.execute(statement)
    await owner.close()


async def test_other_keys_are_not_backed_up(installation: Installation, tmp_path: Path) -> None:
    theirs = installation.settings.data_dir
    for name in ("signing-key.pem", "audit-key.pem", "master-keys.json"):
        wrong = tmp_path / f"wrong-{name}"
        shutil.copytree(theirs, wrong)
        if name.endswith("pem"):
            replace_key(wrong / name)
        else:
            (wrong / name).unlink()
        settings = installation.settings.model_copy(update={"data_dir": wrong})
        with pytest.raises(BackupRefused, match="the keys here do not open this database"):
            await asyncio.to_thread(take_backup, settings, tmp_path / name, passphrase=None, with_keys=True)
        assert not (tmp_path / name).exists()


async def test_a_damaged_file_of_master_keys_is_not_backed_up(
    installation: Installation, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    shutil.copytree(installation.settings.data_dir, wrong)
    (wrong / "master-keys.json").write_text("{")
    settings = installation.settings.model_copy(update={"data_dir": wrong})
    with pytest.raises(BackupRefused, match="is not a file of master keys"):
        await asyncio.to_thread(take_backup, settings, tmp_path / "b", passphrase=None, with_keys=True)
    assert not (tmp_path / "b").exists()


async def test_heads_that_are_signed_meanwhile_are_not_ahead_of_the_rows(
    installation: Installation, elsewhere: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_at = DatabaseSnapshot.take

    async def signed_afterwards(url: str) -> DatabaseSnapshot:
        snapshot = await taken_at(url)
        await _add_audit_row(installation.settings)
        assert await sign_heads(installation.settings) == 1
        return snapshot

    monkeypatch.setattr(DatabaseSnapshot, "take", signed_afterwards)
    backup = await asyncio.to_thread(installation.backup, tmp_path)
    await restore(elsewhere, backup.path)
    assert (await audit_verification(elsewhere)).holds


async def _add_audit_row(settings: Settings) -> None:
    database = await connect(str(settings.database_url), composing_max=1, hot_max=1)
    await AuditLog(database).append(Entry("something"), system("test", "default", "corr"))
    await database.close()


async def test_a_database_with_data_is_not_overwritten(
    taken: TakenBackup, elsewhere: Settings, tables: CountTables
) -> None:
    url = str(elsewhere.database_url)
    await _execute(url, "create schema theirs; create table theirs.precious (id int)")
    await refused(elsewhere, taken.path, "holds data .theirs.precious.")
    assert (await tables(url), files_of(elsewhere)) == (1, set())


async def test_a_database_with_data_is_refused_before_keys_and_passphrase(
    installation: Installation, elsewhere: Settings, tmp_path: Path
) -> None:
    backup = await asyncio.to_thread(installation.backup, tmp_path, PASSPHRASE)
    asked: list[str] = []

    def passphrase() -> str | None:
        asked.append("passphrase")
        return PASSPHRASE

    await _execute(str(elsewhere.database_url), "create table public.precious (id int)")
    elsewhere.data_dir.mkdir()
    replace_key(elsewhere.data_dir / "signing-key.pem")  # another one, which would be refused
    (elsewhere.data_dir / "master-keys.json").write_text("{")  # damaged: reading it would be refused, too
    with pytest.raises(BackupRefused, match="holds data"):
        await asyncio.to_thread(restore_backup, elsewhere, backup.path, passphrase)
    assert asked == []


async def test_where_there_is_no_database_yet_none_is_made_before_the_keys_are_right(
    installation: Installation, tmp_path: Path
) -> None:
    backup = await asyncio.to_thread(installation.backup, tmp_path, PASSPHRASE)
    nowhere = Settings(data_dir=tmp_path / "nowhere")
    await refused(nowhere, backup.path, "are encrypted: give --passphrase-file")
    assert not nowhere.data_dir.exists()


@pytest.mark.parametrize("part", ["database.dump", "keys.json", "manifest.json", "end"])
async def test_a_changed_file_is_refused(
    taken: TakenBackup, elsewhere: Settings, tables: CountTables, tmp_path: Path, part: str
) -> None:
    changed = tmp_path / "changed"
    if part == "end":
        changed.write_bytes(taken.path.read_bytes()[:-10_000])
    else:
        with zipfile.ZipFile(taken.path) as whole, zipfile.ZipFile(changed, "w") as other:
            for name in whole.namelist():
                other.writestr(name, whole.read(name)[: -1 if name == part else None])
    await refused(elsewhere, changed, "not a whole backup|no manifest that can be read")
    assert (await tables(str(elsewhere.database_url)), files_of(elsewhere)) == (0, set())


async def test_keys_that_are_not_those_of_its_database_are_refused(
    taken: TakenBackup, elsewhere: Settings, tmp_path: Path, tables: CountTables
) -> None:
    exchanged = tmp_path / "exchanged"
    with zipfile.ZipFile(taken.path) as whole:
        manifest = orjson.loads(whole.read("manifest.json"))
        with zipfile.ZipFile(exchanged, "w") as other:
            for each in manifest["fingerprints"]:
                each["value"] = each["value"][::-1] if each["kind"] == "master" else each["value"]
            for name in whole.namelist():
                text = orjson.dumps(manifest) if name == "manifest.json" else whole.read(name)
                other.writestr(name, text)
    await refused(elsewhere, exchanged, "the keys in this backup are not those of its database")
    assert (await tables(str(elsewhere.database_url)), files_of(elsewhere)) == (0, set())


@pytest.mark.parametrize("name", ["signing-key.pem", "audit-key.pem", "master-keys.json"])
async def test_another_key_in_its_place_is_refused_and_kept(
    taken: TakenBackup, elsewhere: Settings, tables: CountTables, name: str
) -> None:
    path = elsewhere.data_dir / name
    elsewhere.data_dir.mkdir()
    if name.endswith("pem"):
        replace_key(path)
    else:
        path.write_bytes(orjson.dumps({"current": 1, "keys": {"1": "A" * 43 + "="}}))
        path.chmod(0o600)
    before = path.read_bytes()
    await refused(elsewhere, taken.path, "another key|not those of the backup")
    assert (path.read_bytes(), await tables(str(elsewhere.database_url))) == (before, 0)
    assert files_of(elsewhere) == {name}


async def test_encrypted_keys_open_by_their_passphrase_alone(
    installation: Installation, elsewhere: Settings, tmp_path: Path
) -> None:
    backup = await asyncio.to_thread(installation.backup, tmp_path, PASSPHRASE)
    assert installation.settings.signing_key.read_bytes()[40:80] not in backup.path.read_bytes()
    await refused(elsewhere, backup.path, "are encrypted: give --passphrase-file")
    await refused(elsewhere, backup.path, "does not open the keys", "another passphrase")
    assert files_of(elsewhere) == set()
    await restore(elsewhere, backup.path, PASSPHRASE)
    assert "signing-key.pem" in files_of(elsewhere)


async def test_a_backup_without_keys_needs_those_in_place(
    installation: Installation, elsewhere: Settings, tmp_path: Path
) -> None:
    backup = await asyncio.to_thread(lambda: installation.backup(tmp_path / "bare", with_keys=False))
    assert not backup.manifest.has_keys
    await refused(elsewhere, backup.path, "this backup has no keys")
    elsewhere.data_dir.mkdir()
    for name in ("signing-key.pem", "audit-key.pem", "master-keys.json"):
        shutil.copy(installation.settings.data_dir / name, elsewhere.data_dir / name)
    await restore(elsewhere, backup.path)


async def test_master_keys_of_the_environment_are_backed_up_and_not_written_where_they_are_given(
    installation: Installation, elsewhere: Settings, tmp_path: Path
) -> None:
    held = orjson.loads(installation.settings.master_key_file.read_bytes())["keys"]
    given = {"master_keys": ",".join(f"{version}:{key}" for version, key in held.items())}
    settings = installation.settings.model_copy(update={**given, "master_keys_path": tmp_path / "nowhere"})
    target = tmp_path / "backup"
    backup = await asyncio.to_thread(take_backup, settings, target, passphrase=None, with_keys=True)
    await restore(elsewhere.model_copy(update=given), backup.path)
    assert "signing-key.pem" in files_of(elsewhere)
    assert "master-keys.json" not in files_of(elsewhere)


async def test_later_signed_heads_are_not_forgotten(taken: TakenBackup, elsewhere: Settings) -> None:
    elsewhere.audit_heads.mkdir(parents=True)
    with BackupReader(taken.path) as backup:
        for part in backup.manifest.heads:
            (elsewhere.audit_heads / Path(part).name).write_bytes(backup.read(part))
    later = elsewhere.audit_heads / "2099-01.jsonl"
    later.write_text("{}\n")
    await refused(elsewhere, taken.path, "other signed heads than the backup")
    later.unlink()
    await restore(elsewhere, taken.path)


async def test_a_later_version_is_refused(
    taken: TakenBackup, elsewhere: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "known_revisions", lambda: frozenset({"0001"}))
    await refused(elsewhere, taken.path, "this version does not know: install that version or a newer one")


async def test_an_empty_database_and_a_mistyped_directory_are_not_backed_up(
    elsewhere: Settings, tmp_path: Path
) -> None:
    for settings, why in (
        (elsewhere, "empty or not migrated"),
        (Settings(data_dir=tmp_path / "mistyped"), "there is no database in .*mistyped"),
    ):
        with pytest.raises(BackupRefused, match=why):
            await asyncio.to_thread(take_backup, settings, tmp_path / "b", passphrase=None, with_keys=True)
    assert not (tmp_path / "b").exists()
    assert not (tmp_path / "mistyped").exists()


async def test_an_older_pg_dump_than_the_server_is_refused(installation: Installation) -> None:
    with pytest.raises(BackupRefused, match="set CROUPIER_PG_BIN"):
        DumpPrograms(installation.settings).require(99)


@pytest.mark.parametrize(("text", "why"), [("short\n", "shorter than 12"), (None, "cannot read")])
def test_a_passphrase_that_protects_nothing_is_refused(tmp_path: Path, text: str | None, why: str) -> None:
    path = tmp_path / "passphrase"
    if text is not None:
        path.write_text(text)
    with pytest.raises(BackupRefused, match=why):
        read_new_passphrase(path)


def test_a_short_passphrase_does_not_open_what_a_longer_one_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "passphrase"
    path.write_text("short\n")
    with pytest.raises(BackupRefused, match="does not open the keys of this backup"):
        open_sealed(seal(b"keys", "a passphrase that is long", "b"), read_passphrase(path), "b")


@pytest.mark.parametrize(
    ("url", "shown", "password"),
    [
        ("postgresql://anna:s%40fe@db:5432/casino", "host=db&port=5432", "s@fe"),
        ("postgresql://anna:x@db1:1,db2/casino", "host=db1%2Cdb2&port=1%2C", "x"),
        ("postgresql://anna@/casino?host=/run&password=x", "host=%2Frun&port=", "x"),
        ("postgresql://anna@/casino?password=x&host=/run", "host=%2Frun&port=", "x"),
        ("postgresql://anna@db/casino?sslmode=require", "host=db&port=&sslmode=require", None),
    ],
)
def test_passwords_are_not_shown_among_the_arguments(url: str, shown: str, password: str | None) -> None:
    arguments, environment = _connection(url)
    assert (arguments, environment.get("PGPASSWORD")) == (
        [f"--dbname=postgresql://anna@/casino?{shown}"],
        password,
    )
