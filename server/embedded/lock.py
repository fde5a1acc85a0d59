"""Locks a data directory for one Croupier, and publishes its servers' addresses in the lock file."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from typing import TextIO

from server.embedded.errors import DirectoryInUse


class DirectoryLock:
    """An advisory lock on a directory, released by the kernel when its holder ends, even when killed."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / ".lock"
        self._held: TextIO | None = None

    def acquire(self) -> None:
        """Take the lock at once, or raise DirectoryInUse with the holder's addresses."""
        handle = self._path.open("a+")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with handle:
                handle.seek(0)
                raise DirectoryInUse(self._path.parent, _announced_addresses(handle.read())) from None
        self._held = handle
        self.publish_addresses()

    def publish_addresses(self, **facts: str) -> None:
        """Write our pid and these addresses into the lock file."""
        if self._held is not None:
            self._held.truncate(0)
            self._held.write(json.dumps({"pid": os.getpid(), **facts}))
            self._held.flush()

    def release(self) -> None:
        """Release the lock; releasing twice is harmless."""
        if self._held is not None:
            self._held.close()
            self._held = None


def _announced_addresses(text: str) -> dict[str, str | int]:
    try:
        facts = json.loads(text)
    except ValueError:  # caught between its truncate and its write
        return {}
    return facts if isinstance(facts, dict) else {}
