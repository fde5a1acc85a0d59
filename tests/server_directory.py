"""Directories in which tests start servers."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

MEMORY = Path("/dev/shm")
ROOM_BYTES_MIN = 4 * 1024**3
"""What a few clusters with their logs of changes need, and as much again."""


@contextmanager
def server_directory(prefix: str = "croupier-test-") -> Iterator[Path]:
    """A directory the servers' account can reach when we are root, removed afterwards.

    It lies in memory where there is enough of it: a database is copied in 50 ms there, in 400 ms on a disk.
    """
    directory = Path(tempfile.mkdtemp(prefix=prefix, dir=MEMORY if memory_serves(MEMORY) else None))
    directory.chmod(0o711)
    try:
        yield directory
    finally:
        shutil.rmtree(directory)


def memory_serves(place: Path) -> bool:
    """Whether `place` is there, has room, and runs programs (containers often have 64 MB and `noexec`)."""
    if not os.access(place, os.W_OK | os.X_OK):
        return False
    state = os.statvfs(place)
    room = min(state.f_bavail * state.f_frsize, psutil.virtual_memory().available)
    return room >= ROOM_BYTES_MIN and not state.f_flag & os.ST_NOEXEC
