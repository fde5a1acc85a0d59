"""Up to when the ledger is whole: no transaction that is still open can add to what lies before.

A transaction of the ledger takes the time of its entries while it runs, and may commit long afterwards: who
reads what is there, and goes on from the latest time, loses what commits later. So a moment is noted together
with the number of a transaction; once all with lower numbers have ended, later ones have later times. A
statement takes the time before it has a number, by no more than the longest statement lasts: the horizon lies
as long back.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Final

from adapters.postgres.database import Database

WAIT_SECONDS_MAX: Final = 20.0
PAUSE_SECONDS: Final = 0.05

SETTLE_SECONDS_MIN: Final = 30.0
"""How far back the horizon lies at least: clocks of servers may be set back by less."""

# A transaction id of one's own is higher than all that were given out before; the time is taken first.
_MARK: Final = "select clock_timestamp() as at, pg_current_xact_id()::text::bigint as id"
_OLDEST: Final = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


class NotSettled(Exception):
    """A transaction has been open for too long: what it will add is not known."""


class LedgerHorizon:
    """``settle``: how far the horizon lies back; longer than any statement of the ledger lasts."""

    def __init__(self, database: Database, settle: timedelta) -> None:
        self._database = database
        self._settle = settle

    async def settled(self, brand: str) -> datetime:
        """A moment before which a transaction that begins from now on sees all there will ever be.

        Raises:
            NotSettled: a transaction that writes has been open for too long.
        """
        statements = self._database.statements_for(brand)
        mark = await statements.fetchrow(_MARK)
        ends = asyncio.get_running_loop().time() + WAIT_SECONDS_MAX
        while await statements.fetchval(_OLDEST) <= mark["id"]:
            if asyncio.get_running_loop().time() > ends:
                raise NotSettled
            await asyncio.sleep(PAUSE_SECONDS)
        until: datetime = mark["at"] - self._settle
        return until


def settle_time(operation_seconds_max: float) -> timedelta:
    """How far the horizon lies back where statements last no longer than this."""
    return timedelta(seconds=max(SETTLE_SECONDS_MIN, 3 * operation_seconds_max))
