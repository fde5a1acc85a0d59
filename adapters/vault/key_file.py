"""Master keys in a file that only we can read: what a single machine starts with."""

import base64
import binascii
import fcntl
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from adapters.vault.master_keys import KEY_BYTES, KeysUnusable, WrongKeys, unwrap_with, wrap_with


@dataclass(frozen=True, slots=True)
class _KeyFileContent:
    """The contents of the file. ``current`` only ever grows, so that no version number is used twice."""

    current: int
    keys: dict[int, bytes]

    def as_json(self) -> bytes:
        keys = {str(version): base64.b64encode(key).decode() for version, key in self.keys.items()}
        return orjson.dumps({"current": self.current, "keys": keys}, option=orjson.OPT_INDENT_2)


def mode_fault(mode: int, *, group_may_read: bool) -> str | None:
    """What to do about a key file that more may read than should; None where nothing has to be done.

    ``group_may_read``: secrets that are mounted belong to root, and we read them as their group.
    """
    if not mode & (0o037 if group_may_read else 0o077):
        return None
    if group_may_read:
        return "chmod 440 it, which lets its group read it and no other account"
    advice = ", or set CROUPIER_KEY_FILES_GROUP_READABLE=true where it is a mounted secret"
    return f"chmod 600 it{'' if mode & 0o037 else advice}"


class KeyFile:
    """Implements ``MasterKeys`` by a file that ``create`` makes; it is read again whenever it has changed."""

    def __init__(self, path: Path, *, group_may_read: bool = False) -> None:
        self._path = path
        self._group_may_read = group_may_read
        self._read: tuple[tuple[int, ...], _KeyFileContent] | None = None

    def exists(self) -> bool:
        """Whether there is such a file."""
        return self._path.exists()

    def create(self) -> None:
        """Make the file with one version, unless there is one.

        Raises:
            KeysUnusable: it cannot be written.
        """
        try:
            if not self._path.exists():
                self._make()
        except OSError as error:
            raise self._unusable(error.strerror or "cannot be written") from None

    async def current(self) -> int:
        """The version the file calls current."""
        return self._held().current

    async def versions(self) -> list[int]:
        """Every version in the file."""
        return sorted(self._held().keys)

    async def wrap(self, version: int, keys: Sequence[bytes]) -> list[bytes]:
        return wrap_with(self._held().keys, version, keys)

    async def unwrap(self, version: int, wrapped: Sequence[bytes]) -> list[bytes]:
        return unwrap_with(self._held().keys, version, wrapped)

    async def renew(self) -> int:
        """One version more, in force for every process that uses this file."""
        with self._alone():
            held = self._held()
            version = held.current + 1
            self._write(_KeyFileContent(version, {**held.keys, version: secrets.token_bytes(KEY_BYTES)}))
        return version

    async def retire(self, version: int) -> None:
        """Take a version out of the file."""
        with self._alone():
            held = self._held()
            if version == held.current:
                raise KeysUnusable(f"version {version} of the master key is the current one")
            self._write(
                _KeyFileContent(
                    held.current, {each: key for each, key in held.keys.items() if each != version}
                )
            )

    async def close(self) -> None:
        """Nothing to let go of."""

    def _held(self) -> _KeyFileContent:
        try:
            state = self._path.stat()
        except FileNotFoundError:
            raise WrongKeys(f"there are no master keys in {self._path}: put the file back") from None
        except OSError as error:
            raise self._unusable(error.strerror or "cannot be read") from None
        if fault := mode_fault(state.st_mode, group_may_read=self._group_may_read):
            raise self._wrong(f"others may read it: {fault}")
        seen = (state.st_ino, state.st_mtime_ns, state.st_size)
        if self._read is None or self._read[0] != seen:
            self._read = (seen, self._parsed())
        return self._read[1]

    def _parsed(self) -> _KeyFileContent:
        try:
            said = orjson.loads(self._path.read_bytes())
            keys = {
                int(version): base64.b64decode(key, validate=True) for version, key in said["keys"].items()
            }
            held = _KeyFileContent(int(said["current"]), keys)
        except OSError as error:
            raise self._unusable(error.strerror or "cannot be read") from None
        except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
            raise self._wrong("it is not a file of master keys") from None
        if held.current not in keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise self._wrong("it is not a whole file of master keys")
        return held

    def _unusable(self, why: str) -> KeysUnusable:
        return KeysUnusable(f"the master keys in {self._path}: {why}")

    def _wrong(self, why: str) -> WrongKeys:
        return WrongKeys(f"the master keys in {self._path}: {why}")

    def _make(self) -> None:
        """Write it whole beside its place first: another process must not read half of it."""
        self._path.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        ours = self._beside(_KeyFileContent(1, {1: secrets.token_bytes(KEY_BYTES)}))
        try:
            with suppress(FileExistsError):  # another process was faster: its key counts
                self._path.hardlink_to(ours)
        finally:
            ours.unlink()
        self._settle()

    def _write(self, held: _KeyFileContent) -> None:
        self._beside(held).replace(self._path)
        self._settle()

    def _beside(self, held: _KeyFileContent) -> Path:
        ours = self._path.with_name(f".{self._path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(ours, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(held.as_json())
            file.flush()
            os.fsync(file.fileno())
        return ours

    def _settle(self) -> None:
        """Make the new name as durable as what the keys will have wrapped a moment later."""
        directory = os.open(self._path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process changes the file at a time."""
        self._held()
        lock = os.open(self._path.with_name(f".{self._path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)
