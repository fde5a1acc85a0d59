"""Nothing else that is installed provides a top-level package of ours."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, plant

OURS = "croupier"


def rivals(path: Sequence[str]) -> set[str]:
    """`distribution: package`, for every other distribution on `path` that has a package of our names."""
    return {
        f"{distribution.name}: {top}"
        for distribution in distributions(path=list(path))
        if distribution.name != OURS
        for top in {file.parts[0].removesuffix(".py") for file in distribution.files or ()} & set(PACKAGES)
    }


def test_no_other_distribution_provides_a_package_of_ours() -> None:
    assert rivals(sys.path) == set()


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("schema/__init__.py", {"rival: schema"}),
        ("server.py", {"rival: server"}),
        ("migrations/versions/0001.py", {"rival: migrations"}),
        ("rival/schema/__init__.py", set()),
    ],
)
def test_a_planted_distribution_with_our_package_is_found(tmp_path: Path, file: str, found: set[str]) -> None:
    install(tmp_path, "rival", file)

    assert rivals([str(tmp_path)]) == found


def test_our_own_distribution_is_not_reported(tmp_path: Path) -> None:
    install(tmp_path, "croupier", "schema/__init__.py")

    assert rivals([str(tmp_path)]) == set()


def install(site: Path, name: str, file: str) -> None:
    """Leave what the installation of a distribution with one file leaves behind."""
    plant(site, f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    plant(site, f"{name}-1.0.dist-info/RECORD", f"{file},,\n")
