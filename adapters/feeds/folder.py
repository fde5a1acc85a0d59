"""Folders on this machine: files are written under another name and renamed."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from domain.feeds.ports import READ_BYTES_MAX, DestinationFailed

_FOLDER_MODE: Final = 0o750
_FILE_MODE: Final = 0o640


class LocalFolder:
    """Implements ``FeedFolder`` below the folder of feeds; ``path`` may not lead out of it."""

    def __init__(self, root: Path, path: str) -> None:
        self._root = root
        self._path = path

    async def upload(self, name: str) -> "LocalFile":
        """See ``FeedFolder``."""
        try:
            return await asyncio.to_thread(self._opened, name)
        except OSError as error:
            raise DestinationFailed(f"the folder cannot be written to: {error.strerror}") from error

    async def read(self, name: str) -> bytes | None:
        """See ``FeedFolder``."""
        try:
            return await asyncio.to_thread(self._read, name)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DestinationFailed(f"the folder cannot be read: {error.strerror}") from error

    def place(self, name: str) -> str:
        """See ``FeedFolder``."""
        return "/".join(("file://", *(part for part in (self._path, name) if part)))

    def _read(self, name: str) -> bytes:
        with os.fdopen(os.open(self._folder() / name, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            return file.read(READ_BYTES_MAX)

    def _folder(self) -> Path:
        folder = self._root / self._path
        if not folder.resolve().is_relative_to(self._root.resolve()):  # by a link
            raise DestinationFailed("the folder lies outside of the folder of feeds")
        return folder

    def _opened(self, name: str) -> "LocalFile":
        self._root.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        folder = self._folder()
        folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        unfinished = folder / f".{name}.part"
        with suppress(FileNotFoundError):
            unfinished.unlink()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        return LocalFile(os.open(unfinished, flags, _FILE_MODE), unfinished, folder / name)


class LocalFile:
    """Implements ``FileUpload``."""

    def __init__(self, descriptor: int, unfinished: Path, path: Path) -> None:
        self._file = os.fdopen(descriptor, "wb")
        self._unfinished = unfinished
        self._path = path

    async def write(self, data: bytes) -> None:
        try:
            await asyncio.to_thread(self._file.write, data)
        except OSError as error:
            raise DestinationFailed(f"the file cannot be written: {error.strerror}") from error

    async def complete(self) -> None:
        try:
            await asyncio.to_thread(self._complete)
        except OSError as error:
            raise DestinationFailed(f"the file cannot be completed: {error.strerror}") from error

    async def abort(self) -> None:
        self._file.close()
        with suppress(FileNotFoundError):
            self._unfinished.unlink()

    def _complete(self) -> None:
        with self._file as file:
            file.flush()
            os.fsync(file.fileno())
        self._unfinished.rename(self._path)
        folder = os.open(self._path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)  # the new name, too, outlives a loss of power
        finally:
            os.close(folder)
