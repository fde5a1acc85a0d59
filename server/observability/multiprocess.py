"""Metrics of several processes: each writes its samples to files in one directory, and a scrape sums all.

prometheus_client does this when the variable ``PROMETHEUS_MULTIPROC_DIR`` is set before it is first
imported. The parent prepares the directory and passes the variable to every child.
"""

import shutil
from pathlib import Path
from typing import Final

DIRECTORY_VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"


def prepare_directory(directory: Path) -> dict[str, str]:
    """Empty the directory; returns the variables for each child's environment."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    return {DIRECTORY_VARIABLE: str(directory)}


def mark_process_dead(directory: Path, pid: int) -> None:
    """Remove a dead process's gauges from the sums; its counters stay."""
    for file in directory.glob(f"gauge_live*_{pid}.db"):
        file.unlink(missing_ok=True)
