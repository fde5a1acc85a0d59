"""What can be replaced whole (functions, views, policies, protection of tables) and is read as it is now.

Each file below ``sql/<schema>/`` may be run again at any time. ``apply`` runs those whose text is not the one
that ``foundation.definition`` recorded, in the transaction of the revisions; after a revision it runs all of
them, since a view with ``select *`` has to follow its table. What cannot be replaced (another type of an
argument) or is no longer needed is dropped by a revision.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from migrations.statements import execute
from migrations.tolerance import numbers

DIRECTORY: Final = Path(__file__).parent / "sql"

FIRST: Final = ("foundation", "rls")
"""What other files call while they run. The rest come by name: a body may name what a later file makes."""

_RECORDED: Final = text("select path, sha256, version from foundation.definition")
_TABLE: Final = text("select to_regclass('foundation.definition') is not null")
_RECORD: Final = text("""
  insert into foundation.definition (path, sha256, version) values (:path, :sha256, :version)
  on conflict (path) do update
    set sha256 = excluded.sha256, version = excluded.version, applied_at = clock_timestamp()
""")


@dataclass(frozen=True, slots=True)
class Definition:
    """A file: its path below ``sql/``, what it says, and the digest of that."""

    path: str
    statements: str
    sha256: str


@cache
def definitions(directory: Path = DIRECTORY) -> tuple[Definition, ...]:
    """Every file, in the order in which they run."""
    paths = sorted(directory.glob("*/**/*.sql"), key=lambda path: _order(path.relative_to(directory)))
    return tuple(_read(path, directory) for path in paths)


def pending(connection: Connection, version: str) -> list[Definition]:
    """What ``apply`` would run; everything on a database that has no definitions yet."""
    if not connection.execute(_TABLE).scalar_one():
        return list(definitions())
    recorded = {row.path: row for row in connection.execute(_RECORDED)}
    if any(numbers(row.version) > numbers(version) for row in recorded.values()):
        return []
    known = {path: row.sha256 for path, row in recorded.items()}
    return [each for each in definitions() if known.get(each.path) != each.sha256]


def apply(connection: Connection, version: str, *, after_revisions: bool) -> list[str]:
    """Run what is pending, and after revisions everything; the paths of what was run.

    A process of an earlier ``version`` (of Croupier) than the one that ran them last changes nothing: in a
    rolling upgrade it may start again after the new one.
    """
    waiting = pending(connection, version)
    running = definitions() if after_revisions else waiting
    connection.execute(text("set local check_function_bodies = off"))
    for each in running:
        execute(connection, each.statements)
        connection.execute(_RECORD, {"path": each.path, "sha256": each.sha256, "version": version})
    connection.execute(text("set local check_function_bodies = on"))
    return [each.path for each in running]


def _read(path: Path, directory: Path) -> Definition:
    raw = path.read_bytes()
    return Definition(path.relative_to(directory).as_posix(), raw.decode(), sha256(raw).hexdigest())


def _order(path: Path) -> tuple[int, str]:
    folder = path.parts[0]
    return FIRST.index(folder) if folder in FIRST else len(FIRST), path.as_posix()
