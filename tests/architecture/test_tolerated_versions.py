"""Every revision says the oldest version of Croupier whose processes go on working once it is applied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from migrations.frozen import MIGRATIONS
from migrations.tolerance import RECORDED_IN, numbers, tolerated
from server.migrate import VERSION

WHAT_TO_DO = f"add its line to migrations/{RECORDED_IN}: see docs/operating.md, Upgrading"


def faults(migrations: Path) -> dict[str, str]:
    """Revision -> what is wrong with its line."""
    revisions = {path.name[:4] for path in (migrations / "versions").glob("[0-9]*.py")}
    lines = tolerated(migrations)
    return {
        **dict.fromkeys(revisions - lines.keys(), WHAT_TO_DO),
        **dict.fromkeys(lines.keys() - revisions, "there is no such revision"),
        **{each: "no version" for each, version in lines.items() if len(numbers(version)) != 3},
        **{each: "later than this version" for each, version in lines.items() if later(version)},
    }


def later(version: str) -> bool:
    return numbers(version) > numbers(VERSION)


def test_every_revision_says_which_versions_it_tolerates() -> None:
    assert faults(MIGRATIONS) == {}
    assert len(tolerated()) >= 31


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", {"9998": WHAT_TO_DO}),
        ("9998  0.1.0\n", {}),
        ("9998  99.0.0\n", {"9998": "later than this version"}),
        ("9998  soon\n", {"9998": "no version"}),
        ("9998  0.1.0\n9999  0.1.0\n", {"9999": "there is no such revision"}),
    ],
)
def test_a_planted_revision(tmp_path: Path, line: str, found: dict[str, str]) -> None:
    (tmp_path / "versions").mkdir()
    for path in (MIGRATIONS / "versions").glob("[0-9]*.py"):
        shutil.copy(path, tmp_path / "versions")
    (tmp_path / "versions/9998_planted.py").touch()
    (tmp_path / RECORDED_IN).write_text((MIGRATIONS / RECORDED_IN).read_text() + line)

    assert faults(tmp_path) == found
