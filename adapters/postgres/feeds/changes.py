"""Where PostgreSQL stands in its transactions: what has changed is found by the numbers that rows carry.

A row carries the number of the transaction that changed it last (``xmin``). All numbers below the lowest
that is still open have ended: what a snapshot sees of them is all there is. So sets that follow each other
hold each change once, however late it was committed.
"""

from typing import Any, Final

_STAND: Final = """
  select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as until,
         (select system_identifier::text from pg_control_system()) as database
"""


async def stand_of(snapshot: Any) -> tuple[int, str]:
    """The lowest number that is still open in a snapshot, and the identity of the database."""
    row = await snapshot.fetchrow(_STAND)
    return row["until"], row["database"]
