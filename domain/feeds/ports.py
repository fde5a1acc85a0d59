"""Where files of feeds are written to."""

from typing import Final, Protocol

READ_BYTES_MAX: Final = 1 << 20


class FileUpload(Protocol):
    """A file that is being written: it is not seen before it is complete."""

    async def write(self, data: bytes) -> None:
        """Add to it."""
        ...

    async def complete(self) -> None:
        """Let it be seen, whole, in the place of an earlier one of this name."""
        ...

    async def abort(self) -> None:
        """Leave nothing of it."""
        ...


class FeedFolder(Protocol):
    """A folder, or what stands for one."""

    async def upload(self, name: str) -> FileUpload:
        """Begin a file.

        Raises:
            DestinationFailed: it cannot be written to.
        """
        ...

    async def read(self, name: str) -> bytes | None:
        """A small file, of which 1 MiB is read at most; None where there is none that may be read.

        Raises:
            DestinationFailed: it cannot be looked at.
        """
        ...

    def place(self, name: str) -> str:
        """The URL of a file in it."""
        ...


class DestinationFailed(Exception):
    """The destination cannot be written to; the message says why, in one line."""
