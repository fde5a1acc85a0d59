"""Which versions of Croupier work with the schema that each revision leaves behind.

``tolerated.txt`` has a line for each revision: its number, and the oldest version whose processes go on
working once it is applied. ``server.migrate`` records the lines in ``foundation.revision``, where processes
of other versions find them: one that is too old for any of them takes no requests.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, text

DIRECTORY: Final = Path(__file__).parent
RECORDED_IN: Final = "tolerated.txt"

_TABLE: Final = text("select to_regclass('foundation.revision') is not null")
_RECORD: Final = text("""
  insert into foundation.revision (revision, tolerates, migrated_by)
  values (:revision, :tolerates, :migrated_by)
  on conflict (revision) do update
    set tolerates = excluded.tolerates, migrated_by = excluded.migrated_by
""")
RECORDED: Final = "select tolerates, migrated_by from foundation.revision"


class SchemaTooNew(Exception):
    """The database was migrated by a version that no longer tolerates this one; one line."""


@cache
def tolerated(migrations: Path = DIRECTORY) -> dict[str, str]:
    """Revision -> the oldest version that works with it."""
    lines = (migrations / RECORDED_IN).read_text(encoding="utf-8").splitlines()
    return {revision: version for revision, _, version in (line.partition("  ") for line in lines)}


def record(connection: Connection, revisions: Iterable[str], version: str) -> None:
    """Record what these applied revisions tolerate, and that this version has migrated last."""
    known = tolerated()
    rows = [
        {"revision": each, "tolerates": known[each], "migrated_by": version} for each in sorted(revisions)
    ]
    connection.execute(_RECORD, rows)


def recorded(connection: Connection) -> list[Any]:
    """``tolerates`` and ``migrated_by`` of each revision; none before there was a record."""
    if not connection.execute(_TABLE).scalar_one():
        return []
    return list(connection.execute(text(RECORDED)))


def migrated_by_later(version: str, rows: Iterable[Any]) -> bool:
    """Whether a later version was the last to migrate."""
    return any(numbers(row.migrated_by) > numbers(version) for row in rows)


def require_tolerated(version: str, oldest_versions: Iterable[str]) -> None:
    """Make sure that a process of this version works with every revision.

    Raises:
        SchemaTooNew: it does not.
    """
    oldest = max(oldest_versions, key=numbers, default=version)
    if numbers(version) < numbers(oldest):
        raise SchemaTooNew(
            f"the database's schema needs Croupier {oldest} or newer, and this is {version}: "
            "install that version"
        )


def numbers(version: str) -> list[int]:
    """What versions are compared by."""
    return [int(number) for number in re.findall(r"\d+", version)]
