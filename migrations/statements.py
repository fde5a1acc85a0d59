"""Sends a whole SQL file to the server."""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.util import await_only


def execute(connection: Connection, statements: str) -> None:
    """Execute several statements without parameters, as they are written, in the connection's transaction."""
    # SQLAlchemy's adapter opens its transaction with the first statement that it sees itself.
    connection.exec_driver_sql("select 1")
    driver: Any = connection.connection.driver_connection
    await_only(driver.execute(statements))
