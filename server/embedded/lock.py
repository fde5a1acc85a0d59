"""One owner per data directory, who says in the lock's file where its servers are."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from typing import TextIO

from server.embedded.errors import DirectoryInUse


class DirectoryLock:
    """An advisory lock on a directory that the kernel drops when its holder dies, however it dies."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / ".lock"
        self._held: TextIO | None = None

    def take(self) -> None:
        """Take the lock at once, or raise DirectoryInUse with what its holder announced."""
        handle = self._path.open("a+")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with handle:
                handle.seek(0)
                raise DirectoryInUse(self._path.parent, _announced_addresses(handle.read())) from None
        self._held = handle
        self.announce()

    def announce(self, **facts: str) -> None:
        """Leave word for those who find the directory taken."""
        if self._held is not None:
            self._held.truncate(0)
            self._held.write(json.dumps({"pid": os.getpid(), **facts}))
            self._held.flush()

    def release(self) -> None:
        """Give the directory up; releasing twice is harmless."""
        if self._held is not None:
            self._held.close()
            self._held = None


def _announced_addresses(text: str) -> dict[str, str | int]:
    try:
        facts = json.loads(text)
    except ValueError:  # caught between its truncate and its write
        return {}
    return facts if isinstance(facts, dict) else {}
