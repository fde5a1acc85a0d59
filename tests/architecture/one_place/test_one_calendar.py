"""Days, weeks and months are cut in one place: nothing else knows time zones or takes dates of moments."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, files, plant, trees

CALENDAR = "domain/shared/calendar.py"
NAMED_ZONE = re.compile(r"at time zone (?!'UTC')", re.IGNORECASE)

ZONES_ASKED = {"adapters/postgres/zones.py": "compares the server's rules with ours"}
"""File -> why it may name zones to SQL."""


def other_calendars(root: Path) -> set[str]:
    """Files besides the calendar that know zones or cut days, and SQL that is told a zone's name."""
    found = {path for path, tree in trees(root) if any(map(_cuts_time, ast.walk(tree)))} - {CALENDAR}
    for path in files(root, ".sql", ".py", under=("migrations/sql", "adapters", "server", "domain")):
        if NAMED_ZONE.search(path.read_text(encoding="utf-8")):
            found.add(path.relative_to(root).as_posix())
    return found - set(ZONES_ASKED)


def _cuts_time(node: ast.AST) -> bool:
    match node:
        case ast.ImportFrom(module="zoneinfo" | "dateutil" | "pytz"):
            return True
        case ast.Import(names=names):
            return any(alias.name in {"zoneinfo", "dateutil", "pytz"} for alias in names)
        case ast.Call(func=ast.Attribute(attr="date"), args=[], keywords=[]):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="date"), attr="today")):
            return True
    return False


def test_there_is_one_calendar() -> None:
    assert other_calendars(ROOT) == set()


@pytest.mark.parametrize(
    ("path", "line", "found"),
    [
        ("server/planted.py", "from zoneinfo import ZoneInfo", True),
        ("server/planted.py", "import zoneinfo", True),
        ("server/planted.py", "clock.now().date()", True),
        ("server/planted.py", "date.today()", True),
        ("server/planted.py", "local_day(clock.now())", False),
        ("migrations/sql/wallets/planted.sql", "select at at time zone p_zone", True),
        ("migrations/sql/wallets/planted.sql", "select at at time zone 'Europe/Rome'", True),
        ("migrations/sql/wallets/planted.sql", "select at at time zone 'UTC'", False),
        (CALENDAR, "import zoneinfo", False),
    ],
)
def test_planted_calendars(tmp_path: Path, path: str, line: str, *, found: bool) -> None:
    plant(tmp_path, path, f"{line}\n")

    assert other_calendars(tmp_path) == ({path} if found else set())
