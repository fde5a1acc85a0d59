"""Temporary files of a replay: removed when it ends, and those of killed runs by the next one."""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

_LOCK: Final = "lock"


@contextmanager
def scratch_directory(data_dir: Path) -> Iterator[Path]:
    """A directory below ``data_dir`` that other accounts cannot read, for what a run keeps meanwhile."""
    root = data_dir / "replay"
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (root / _LOCK).open("w") as all_runs:
        fcntl.flock(all_runs, fcntl.LOCK_EX)  # a directory is not taken for a killed run's while it is made
        _remove_left_behind(root)
        own = Path(tempfile.mkdtemp(prefix="run-", dir=root))
        held = (own / _LOCK).open("w")
        fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)
        held.close()


def _remove_left_behind(root: Path) -> None:
    for directory in root.glob("run-*"):
        with (directory / _LOCK).open("w") as lock:
            if _take(lock):
                shutil.rmtree(directory, ignore_errors=True)


def _take(lock: IO[str]) -> bool:
    """Whether no process holds the lock: a killed one holds none."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
