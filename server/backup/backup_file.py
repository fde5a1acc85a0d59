"""The file of a backup: a ZIP archive. Its manifest and index are written last: half of one does not open."""

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Final, Self

from server.backup.manifest import MANIFEST, BackupRefused, Manifest, Part, parse_manifest

_CHUNK_BYTES: Final = 1 << 20


class BackupWriter:
    """Writes parts into a file beside ``path``, only readable by us; ``finish`` gives it its name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts: dict[str, Part] = {}
        self._partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
        self._zip: zipfile.ZipFile | None = None

    def __enter__(self) -> Self:
        if self.path.exists():
            raise BackupRefused(f"{self.path} exists: name another file, nothing is overwritten")
        try:
            fd = os.open(self._partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as refused:
            raise BackupRefused(
                f"cannot write in {self.path.parent} ({refused.strerror}): name another place"
            ) from None
        self._file = os.fdopen(fd, "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_STORED, allowZip64=True)
        return self

    def add(self, name: str, content: bytes) -> None:
        """Add a part that is at hand."""
        with self.part(name) as part:
            part.write(content)

    @contextmanager
    def part(self, name: str) -> Iterator["_CountedPart"]:
        """Add a part of any length, as it comes."""
        with self._whole().open(name, "w", force_zip64=True) as target:
            counted = _CountedPart(target)
            yield counted
        self.parts[name] = Part(counted.length, counted.digest.hexdigest())

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest and the index, and give the file its name once all of it is on the disk.

        Raises:
            BackupRefused: another program has made a file of that name meanwhile.
        """
        self._whole().writestr(MANIFEST, manifest.as_json())
        self._whole().close()
        self._zip = None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        try:
            os.link(self._partial, self.path)
        except FileExistsError:
            raise BackupRefused(f"{self.path} exists: name another file, nothing is overwritten") from None
        except OSError:  # a file system without hard links
            self._partial.rename(self.path)
        directory = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    def __exit__(self, *_: object) -> None:
        # Without its index the ZIP archive is not closed: what was written must not look whole.
        self._partial.unlink(missing_ok=True)
        if self._zip is not None:
            self._zip.fp = None
            self._zip = None
            self._file.close()

    def _whole(self) -> zipfile.ZipFile:
        assert self._zip is not None, "outside of its block"  # noqa: S101 - our own mistake, not a caller's
        return self._zip


class _CountedPart:
    """A part that is being written."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self.length = 0
        self.digest = sha256()

    def write(self, content: bytes) -> None:
        """Append."""
        self._target.write(content)
        self.length += len(content)
        self.digest.update(content)

    def copy(self, source: IO[bytes]) -> None:
        """Append everything that comes from ``source``."""
        while content := source.read(_CHUNK_BYTES):
            self.write(content)


class BackupReader:
    """A backup that is whole: every part is there, with the length and checksum the manifest gives."""

    manifest: Manifest

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        try:
            self._zip = zipfile.ZipFile(self._path)
        except FileNotFoundError:
            raise BackupRefused(f"there is no file {self._path}: name a backup") from None
        except OSError as refused:
            raise BackupRefused(f"cannot read {self._path} ({refused.strerror}): name a backup") from None
        except zipfile.BadZipFile:
            raise self._damaged("its end is missing, or it is no backup") from None
        with self._closed_when_refused():
            if MANIFEST not in self._zip.namelist():
                raise self._damaged("it has no manifest")
            self.manifest = parse_manifest(self._zip.read(MANIFEST), self._path)
            self._check_parts()
        return self

    def read(self, name: str) -> bytes:
        """A short part."""
        return self._zip.read(name)

    def copy(self, name: str, target: IO[bytes]) -> None:
        """Write a part to ``target``, which may stop reading before its end."""
        with self._zip.open(name) as source, suppress(BrokenPipeError):
            shutil.copyfileobj(source, target, _CHUNK_BYTES)

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @contextmanager
    def _closed_when_refused(self) -> Iterator[None]:
        try:
            yield
        except zipfile.BadZipFile:
            self._zip.close()
            raise self._damaged("it was changed after it was written") from None
        except BaseException:
            self._zip.close()
            raise

    def _check_parts(self) -> None:
        there = set(self._zip.namelist()) - {MANIFEST}
        if there != set(self.manifest.parts):
            raise self._damaged("it does not have the parts that its manifest names")
        for name, part in self.manifest.parts.items():
            digest, length = sha256(), 0
            with self._zip.open(name) as source:
                while content := source.read(_CHUNK_BYTES):
                    digest.update(content)
                    length += len(content)
            if (length, digest.hexdigest()) != (part.length, part.sha256):
                raise self._damaged(f"{name} was changed after it was written")

    def _damaged(self, why: str) -> BackupRefused:
        return BackupRefused(f"{self._path} is not a whole backup ({why}): take another one")
