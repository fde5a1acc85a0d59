"""Takes a backup."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from server.backup.backup_file import BackupWriter
from server.backup.dump_programs import DumpPrograms
from server.backup.key_files import KeySet, collect_keys, keys_fault, master_keys_fault
from server.backup.manifest import DUMP, HEADS, KEYS, SEALED_KEYS, BackupRefused, Manifest
from server.backup.passphrase import seal
from server.backup.snapshot import DatabaseSnapshot
from server.migrate import VERSION
from server.processes.backend_servers import with_servers
from server.security.vault import master_keys_of
from server.settings import Settings


@dataclass(frozen=True, slots=True)
class TakenBackup:
    """Where a backup is, and what it holds."""

    path: Path
    manifest: Manifest

    @property
    def length(self) -> int:
        """In bytes."""
        return self.path.stat().st_size


def take_backup(settings: Settings, target: Path, *, passphrase: str | None, with_keys: bool) -> TakenBackup:
    """Write a backup to ``target``, or into that directory under a name with the present time.

    Raises:
        BackupRefused: why not; no file is left.
    """
    _require_database(settings)
    with with_servers(settings, valkey=False) as running, asyncio.Runner() as runner:
        heads = _head_files(running.audit_heads)  # before the snapshot: it has every row they vouch for
        snapshot = runner.run(DatabaseSnapshot.take(str(running.database_url)))
        try:
            programs = DumpPrograms(running)
            programs.require(snapshot.postgres)
            keys = collect_keys(running)  # after the snapshot: they open everything in it
            _require_keys(runner, running, snapshot, keys)
            with BackupWriter(_path(target, snapshot.taken_at)) as writer:
                backup_id = uuid4().hex
                with writer.part(DUMP) as part:
                    programs.dump(str(running.database_url), snapshot.id, part.copy)
                if with_keys:
                    _add_keys(writer, keys, passphrase, backup_id)
                for name, content in heads.items():
                    writer.add(f"{HEADS}{name}", content)
                manifest = _manifest(snapshot, writer, backup_id)
                writer.finish(manifest)
            return TakenBackup(writer.path, manifest)
        finally:
            runner.run(snapshot.close())


def _require_database(settings: Settings) -> None:
    """A mistyped data directory must not be filled with an empty database."""
    places = (settings.data_dir / "postgres", settings.data_dir / "servers", settings.data_dir / ".lock")
    if settings.database_url is None and not any(place.exists() for place in places):
        raise BackupRefused(
            f"there is no database in {settings.data_dir}: set CROUPIER_DATA_DIR or CROUPIER_DATABASE_URL"
        )


def _path(target: Path, taken_at: datetime) -> Path:
    if not target.is_dir():
        return target
    return target / f"croupier-{taken_at:%Y%m%dT%H%M%SZ}.backup"


def _head_files(directory: Path) -> dict[str, bytes]:
    """The signed heads by file, without a line that is being written."""
    found = sorted(directory.glob("*.jsonl")) if directory.is_dir() else []
    return {path.name: _whole_lines(path.read_bytes()) for path in found}


def _whole_lines(text: bytes) -> bytes:
    return text[: text.rfind(b"\n") + 1]


def _require_keys(
    runner: asyncio.Runner, settings: Settings, snapshot: DatabaseSnapshot, keys: KeySet
) -> None:
    source = keys.master_keys() or master_keys_of(settings)
    fault = keys_fault(keys, snapshot.fingerprints) or runner.run(
        master_keys_fault(source, snapshot.fingerprints, snapshot.master_versions)
    )
    runner.run(source.close())
    if fault:
        raise BackupRefused(
            f"the keys here do not open this database ({fault}): name the right ones; see docs/operating.md, "
            "Keys of another database"
        )


def _add_keys(writer: BackupWriter, keys: KeySet, passphrase: str | None, backup_id: str) -> None:
    if passphrase is None:
        writer.add(KEYS, keys.as_json())
    else:
        writer.add(SEALED_KEYS, seal(keys.as_json(), passphrase, backup_id))


def _manifest(snapshot: DatabaseSnapshot, writer: BackupWriter, backup_id: str) -> Manifest:
    return Manifest(
        id=backup_id,
        taken_at=snapshot.taken_at,
        croupier=VERSION,
        revision=snapshot.revision,
        postgres=snapshot.postgres,
        master_versions=snapshot.master_versions,
        fingerprints=snapshot.fingerprints,
        parts=dict(writer.parts),
    )
