"""Jobs that end bonuses which no bet ends: their time is over, or they wait for bets that will never win."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import asyncpg
import structlog

from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.wallets.statements import STAMP, LedgerStatements, Row, stamp_arguments
from domain.shared.actor import system
from domain.shared.errors import BadInput
from domain.wallets.idempotency import stamp

AT_ONCE: Final = 500
RUN_MAX: Final = 10_000
"""How many grants are looked for at a time, and looked at by one run: the next run goes on."""

_DUE: Final = "select * from wallets.due_grants($1, $2, $3, $4)"
_WAITING: Final = "select * from wallets.waiting_grants($1, $2, $3, $4, $5)"
_EXPIRE: Final = f"select wallets.expire_grants_of($1, {STAMP}) as ended"
_END_SILENT: Final = f"select wallets.end_silent_bets($1, {STAMP}, $11) as ended"

_FIRST: Final = (None, UUID(int=0), -1)
_log = structlog.get_logger("croupier.bonuses")


class BonusEndings:
    """Each player is a transaction of its own. Every call may be repeated, also at the same time.

    A player for whom it fails holds back no other: the run goes on, and fails at its end.
    """

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def end_expired(self) -> int:
        """End the grants whose time is over by the database's clock; how many there were."""
        return await self._ended(_DUE, (), _EXPIRE)

    async def end_silent_bets(self, now: datetime) -> int:
        """Let grants complete that wait for bets without a round; how many bets will not win any more.

        Such a bet is over when it is older than the limit for rounds of its caller.
        """
        return await self._ended(_WAITING, (now,), _END_SILENT)

    async def _ended(self, find: str, moment: tuple[datetime, ...], end: str) -> int:
        ended, failure = 0, None
        async for grant in self._found(find, moment):
            try:
                ended += await self._end(grant, end, moment)
            except (asyncpg.PostgresError, BadInput) as error:
                failure = failure or error
                _log.warning(
                    "a bonus could not be ended", grant=str(grant["grant_id"]), error=type(error).__name__
                )
        if failure is not None:
            raise failure
        return ended

    async def _end(self, grant: Row, end: str, moment: tuple[datetime, ...]) -> int:
        grant_id = grant["grant_id"]
        origin = system("bonus keeper", EVERY_BRAND, f"bonus {grant_id}")
        mark = stamp(origin, f"end of {grant_id}", ("end of a bonus", grant_id))
        row = await self._statements.row(end, grant["player_id"], *stamp_arguments(mark), *moment)
        return int(row["ended"])

    async def _found(self, find: str, moment: tuple[datetime, ...]) -> AsyncIterator[Row]:
        """Each grant once: what was handed out stands before where the next list begins."""
        last: tuple[Any, ...] = _FIRST
        for _ in range(RUN_MAX // AT_ONCE):
            rows = await self._statements.rows(find, *last, AT_ONCE, *moment)
            for row in rows:
                yield row
            if len(rows) < AT_ONCE:
                return
            last = (rows[-1]["due_at"], rows[-1]["player_id"], rows[-1]["wallet_no"])
