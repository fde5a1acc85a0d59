"""What a revision runs is what it ran when it was released."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from migrations.frozen import CHECKSUMS, MIGRATIONS, add_new, found, recorded

CHANGED = "changed: write a new revision"
NEW = "add its files with `python -m migrations.frozen`"
SQL = "released/0002_wallets/04_bets.sql"


def changes(migrations: Path) -> dict[str, str]:
    """Path -> what is wrong with it."""
    known, now = recorded(migrations), found(migrations)
    return {
        **dict.fromkeys(known.keys() - now.keys(), "removed"),
        **dict.fromkeys(now.keys() - known.keys(), f"new: {NEW}"),
        **{path: CHANGED for path in known.keys() & now.keys() if known[path] != now[path]},
    }


def test_revisions_run_what_they_ran() -> None:
    assert len(recorded()) > 35
    assert changes(MIGRATIONS) == {}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    copy = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def test_a_changed_an_added_and_a_removed_file_are_found(copy: Path) -> None:
    with (copy / SQL).open("a", encoding="utf-8") as end:
        end.write(" ")
    (copy / "versions/0003_players.py").write_text("", encoding="utf-8")
    (copy / "released/0002_wallets/99_more.sql").write_text("select 1", encoding="utf-8")
    (copy / "released/0001_foundation/02_outbox.sql").unlink()

    assert changes(copy) == {
        SQL: CHANGED,
        "versions/0003_players.py": CHANGED,
        "released/0002_wallets/99_more.sql": f"new: {NEW}",
        "released/0001_foundation/02_outbox.sql": "removed",
    }


def test_adding_a_revision_keeps_what_is_recorded(copy: Path) -> None:
    before = (copy / CHECKSUMS).read_text(encoding="utf-8")
    (copy / SQL).write_text("select 1", encoding="utf-8")
    (copy / "released/9999_new").mkdir()
    (copy / "released/9999_new/01_new.sql").write_text("select 1", encoding="utf-8")

    assert add_new(copy) == ["released/9999_new/01_new.sql"]
    assert (copy / CHECKSUMS).read_text(encoding="utf-8").startswith(before)
    assert changes(copy) == {SQL: CHANGED}
