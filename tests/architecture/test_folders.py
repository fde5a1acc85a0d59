"""A folder is small enough to be looked through: at most 20 files directly in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, files, plant

FILES_MAX = 20
"""Files directly in one folder, ``__init__.py`` included."""

GROWING = {"migrations/versions": "a file for each revision, looked up by its number; none is ever moved"}
"""Folders that grow with time, and why they are not divided."""

CODE = (*PACKAGES, "benchmarks", "tests", "dashboard/src")


def crowded_folders(root: Path) -> dict[str, int]:
    """Folder -> number of files directly in it, where these are too many."""
    counted = Counter(path.parent.relative_to(root).as_posix() for path in files(root, "", under=CODE))
    crowded = {folder: count for folder, count in counted.items() if count > FILES_MAX}
    return {folder: count for folder, count in crowded.items() if folder not in GROWING}


def test_no_folder_is_crowded() -> None:
    assert crowded_folders(ROOT) == {}


@pytest.mark.parametrize(
    ("case", "count", "found"),
    [("as many as fit", FILES_MAX, {}), ("one more", FILES_MAX + 1, {"domain/wallets": FILES_MAX + 1})],
)
def test_a_planted_folder(tmp_path: Path, case: str, count: int, found: dict[str, int]) -> None:
    for number in range(count):
        plant(tmp_path, f"domain/wallets/file_{number}.py", "\n")
        plant(tmp_path, f"domain/wallets/operations/file_{number % FILES_MAX}.py", "\n")

    assert crowded_folders(tmp_path) == found
