"""Bonuses under terms for tests: given as the ledger's SQL gives them, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from adapters.postgres.wallets.codes import GrantStateCode, Status
from domain.shared.ids import new_id
from domain.shared.money import Money
from domain.wallets.kinds import OperationKind
from tests.wallets.play.bonus_terms import give_bonus
from tests.wallets.wallets_harness import WalletsHarness

DAY: Final = timedelta(days=1)
MINUTE: Final = timedelta(minutes=1)

_STAMP: Final = "row($2, 0, 'test', 'system:test', 5, null, 'corr', null, null)::wallets.stamp"
_PAUSE: Final = f"select status from wallets.pause_grant($1, {_STAMP}, $3, true)"
_GRANT: Final = (
    "select state, reason, in_play, progress, balance, wallet_no from wallets.standing_grant"
    " where grant_id = $1"
)


@dataclass(frozen=True)
class Grant:
    """A bonus as it stands."""

    state: str
    reason: str | None
    in_play: int
    progress: int
    balance: int
    wallet_no: int


async def a_bonus(harness: WalletsHarness, player: UUID, amount: Money, target: Money, **terms: Any) -> UUID:
    """A bonus whose target is reached by stakes of ``target``; real money pays first."""
    said = {
        "expiresAt": (datetime.now(UTC) + DAY).isoformat(),
        "target": target.minor * 1000,
        "maxBetAny": True,
        "lateWins": "HONOUR",
    }
    return await give_bonus(harness.database, player, amount, **(said | terms))


async def pause(harness: WalletsHarness, player: UUID, grant: UUID) -> None:
    """Pause it."""
    assert (await harness.statements.row(_PAUSE, player, new_id(), grant))["status"] == Status.DONE


async def bonus_of(harness: WalletsHarness, grant: UUID) -> Grant:
    """How it stands."""
    row = await harness.statements.row(_GRANT, grant)
    return Grant(**{**row, "state": GrantStateCode(row["state"]).name})


async def last_operation(harness: WalletsHarness, player: UUID) -> tuple[str, str, str | None]:
    """Kind, actor and reason of the player's newest operation."""
    row = await harness.statements.row(
        "select k.op, e.actor, e.reason from wallets.entry e"
        " join wallets.operation_key k on k.player_id = e.player_id and k.key = e.key"
        " where e.player_id = $1 order by e.at desc limit 1",
        player,
    )
    return OperationKind(row["op"]).name, row["actor"], row["reason"]
