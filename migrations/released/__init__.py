"""Runs the SQL files beside this one; each folder is what one revision runs, now and for ever."""

from pathlib import Path

from alembic import op

from migrations.statements import execute


def run(folder: str) -> None:
    """Execute every ``*.sql`` file of ``folder`` by name, in the migration's transaction."""
    for file in sorted((Path(__file__).parent / folder).glob("*.sql")):
        execute(op.get_bind(), file.read_text(encoding="utf-8"))
