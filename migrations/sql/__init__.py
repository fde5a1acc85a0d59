"""Runs the SQL files beside this one; each folder is one context's part of the schema."""

from pathlib import Path
from typing import Any

from alembic import op
from sqlalchemy.util import await_only


def run(folder: str) -> None:
    """Execute every ``*.sql`` file of ``folder`` by name, in the migration's transaction.

    The files go to the server as written (several statements each, no parameters).
    """
    bind = op.get_bind()
    bind.exec_driver_sql("select 1")  # the adapter opens its transaction with the first statement it sees
    driver: Any = bind.connection.driver_connection
    for file in sorted((Path(__file__).parent / folder).glob("*.sql")):
        await_only(driver.execute(file.read_text()))
