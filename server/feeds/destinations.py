"""Opens the destinations of feeds by the settings, and writes files to them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from adapters.feeds.folder import LocalFolder
from adapters.feeds.s3 import S3Account, s3_folder
from domain.feeds.model import Store, destination_of
from domain.feeds.ports import FeedFolder, FileUpload
from server.settings import Settings

BUFFER_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Destinations:
    """Where feeds may be written to."""

    settings: Settings

    @asynccontextmanager
    async def folder(self, url: str) -> AsyncIterator[FeedFolder]:
        """The folder of a destination while it is written to.

        Raises:
            DestinationFailed: it needs what is not installed.
        """
        destination, settings = destination_of(url), self.settings
        if destination.store is Store.FOLDER:
            yield LocalFolder(settings.feeds_folder, destination.path)
            return
        account = S3Account(
            str(settings.s3_url) if settings.s3_url else None,
            settings.s3_region,
            settings.s3_key_id,
            settings.s3_secret,
        )
        async with s3_folder(account, destination.bucket, destination.path) as folder:
            yield folder


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that is whole, as the manifest names it."""

    name: str
    size_bytes: int
    digest: str

    def described(self) -> dict[str, Any]:
        """For the manifest."""
        return {"name": self.name, "bytes": self.size_bytes, "sha256": self.digest}


class FileWriter:
    """Writes to an upload in large pieces, and sums them up."""

    def __init__(self, upload: FileUpload, name: str) -> None:
        self._upload = upload
        self._name = name
        self._waiting = bytearray()
        self._hash = sha256()
        self._size = 0

    async def write(self, data: bytes) -> None:
        """Add to the file."""
        self._waiting += data
        if len(self._waiting) >= BUFFER_BYTES:
            await self._flush()

    async def complete(self) -> WrittenFile:
        """Let the file be seen."""
        await self._flush()
        await self._upload.complete()
        return WrittenFile(self._name, self._size, self._hash.hexdigest())

    async def _flush(self) -> None:
        data = bytes(self._waiting)
        self._waiting.clear()
        self._size += len(data)
        await asyncio.to_thread(self._hash.update, data)
        await self._upload.write(data)


@asynccontextmanager
async def new_file(folder: FeedFolder, name: str) -> AsyncIterator[FileWriter]:
    """A file to be written and completed; nothing is left of it where that fails."""
    upload = await folder.upload(name)
    try:
        yield FileWriter(upload, name)
    except BaseException:
        await upload.abort()
        raise


async def put_file(folder: FeedFolder, name: str, data: bytes) -> WrittenFile:
    """Write a small file."""
    async with new_file(folder, name) as file:
        await file.write(data)
        return await file.complete()
