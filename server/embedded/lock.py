"""One owner per data directory."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import TextIO

from server.embedded.errors import InUse


class DirectoryLock:
    """An advisory lock on a directory that the kernel drops when its holder dies, however it dies."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / ".lock"
        self._held: TextIO | None = None

    def take(self) -> None:
        """Take the lock at once, or raise InUse naming the process that has it."""
        handle = self._path.open("a+")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            holder = handle.read().strip() or "unknown"
            handle.close()
            raise InUse(
                f"{self._path.parent} is in use by another Croupier (process {holder}): "
                "stop that one first, or set CROUPIER_DATA_DIR to another directory"
            ) from None
        handle.truncate(0)
        handle.write(f"{os.getpid()}\n")
        handle.flush()
        self._held = handle

    def release(self) -> None:
        """Give the directory up; releasing twice is harmless."""
        if self._held is not None:
            self._held.close()
            self._held = None
