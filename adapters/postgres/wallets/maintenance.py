"""Maintenance of the ledger by jobs: partitions ahead, overdue rounds, daily sums of house accounts."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.actor import system
from domain.shared.ids import PlayerId
from domain.wallets.play.rounds import CloseRound, Rounds, close_round

MONTHS_AHEAD: Final = 12
SWEEP_WINDOW: Final = timedelta(hours=6)

_MONTHS: Final = (
    "select wallets.create_partitions(coalesce($1, now()), $2) as made, wallets.index_closed_months()"
)
_ROUNDS: Final = "select * from wallets.unclosed_rounds($1, $2, $3)"


@dataclass(frozen=True, slots=True)
class UnclosedRound:
    """A round whose caller's limit has passed."""

    player_id: PlayerId
    brand: str
    round_id: UUID
    reference: str
    game: str | None
    minutes: int


class LedgerMaintenance:
    """Every call may be repeated; run each from one place at a time."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def make_months(self, now: datetime | None = None) -> int:
        """Make the partitions of this month and of those to come; how many were missing.

        ``now`` is by default that of the database, whose clock dates the entries.
        """
        row = await self._statements.row(_MONTHS, now, MONTHS_AHEAD)
        return int(row["made"])

    async def end_previous_release(self) -> bool:
        """End what is there for calls of the release before this one, if they are long over."""
        row = await self._statements.row("select wallets.end_previous_release() as ended")
        return bool(row["ended"])

    async def unclosed_rounds(self, now: datetime) -> AsyncIterator[UnclosedRound]:
        """Rounds to close by ``close_round``; what was handed out is not looked for again.

        A window counts as searched once the caller has taken all its rounds and asks for more.
        """
        for limit in await self._statements.rows("select * from wallets.round_limits()"):
            minutes, since = limit["minutes"], limit["swept_until"]
            until = now - timedelta(minutes=minutes)
            while since < until:
                upto = min(since + SWEEP_WINDOW, until)
                for row in await self._statements.rows(_ROUNDS, minutes, since, upto):
                    yield UnclosedRound(
                        row["player_id"],
                        row["brand"],
                        row["round_id"],
                        row["round_reference"],
                        row["game"],
                        minutes,
                    )
                await self._statements.rows("select wallets.rounds_swept($1, $2)", minutes, upto)
                since = upto

    async def roll_up_house(self, day: date) -> int:
        """Sum what the house accounts took on a day that is over; how many legs it had."""
        return int((await self._statements.row("select wallets.roll_up_house($1) as legs", day))["legs"])


async def close_overdue_rounds(upkeep: LedgerMaintenance, rounds: Rounds, now: datetime) -> int:
    """Close every round whose caller's limit has passed; how many there were."""
    closed = 0
    async for overdue in upkeep.unclosed_rounds(now):
        origin = system("round keeper", overdue.brand, f"round {overdue.round_id}")
        close = CloseRound(
            player_id=overdue.player_id,
            key=f"overdue {overdue.round_id}",
            round=overdue.reference,
            game=overdue.game,
            id=overdue.round_id,
            overdue=True,
        )
        await close_round(close, rounds, origin)
        closed += 1
    return closed
