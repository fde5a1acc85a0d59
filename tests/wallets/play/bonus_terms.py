"""Bonuses under terms, given by the ledger's own function: nothing in the API gives them yet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from adapters.postgres.database import EVERY_BRAND
from adapters.postgres.wallets.codes import GrantStateCode, Status
from adapters.postgres.wallets.statements import CHANNELS
from domain.shared.actor import Channel
from domain.shared.ids import new_id

if TYPE_CHECKING:
    from adapters.postgres.database import Database
    from domain.shared.money import Money

_STAMP = (
    "row($2::uuid, 0::bigint, $3::text, 'system:bonuses', $4::smallint, null::inet, 'corr-bonus',"
    " null::timestamptz, 'a test')::wallets.stamp"
)
_GIVE = f"select * from wallets.open_grant($1, {_STAMP}, $5, $6, $7, $8, $9)"
_END = f"select * from wallets.end_grant($1, {_STAMP}, $5, $6, 'PLAYER')"
_STATE = "select state from wallets.standing_grant where player_id = $1 and grant_id = $2"

TIMES = 10
"""How often a bonus has to be wagered, where no ``target`` is given."""


def terms(amount: Money, **differently: Any) -> dict[str, Any]:
    """Terms of a bonus of ``amount`` as ``wallets.open_grant`` takes them: every game counts whole, 7 days.

    Amounts are in minor units, ``target`` in thousandths of one.
    """
    plain = {
        "expiresAt": (datetime.now(UTC) + timedelta(days=7)).isoformat(),
        "target": amount.minor * TIMES * 1000,
        "maxBet": None,
        "maxBetAny": False,
        "permille": 1000,
        "stakeOrder": "REAL_FIRST",
        "counting": "ALL",
        "lateWins": "FORFEIT_LATE",
        "onWithdrawal": "FORFEIT",
        "sticky": False,
        "convertsOriginal": False,
        "convertsMax": None,
    }
    return plain | differently


async def give_bonus(
    database: Database, player_id: UUID, amount: Money, *, grant_id: UUID | None = None, **differently: Any
) -> UUID:
    """Give a player a bonus under ``terms``; the id of its grant."""
    grant = grant_id or new_id()
    asked = terms(amount, **differently)
    currency = amount.currency
    await _done(database, _GIVE, player_id, grant, amount.minor, currency.number, currency.code, asked)
    return grant


async def end_grant(database: Database, player_id: UUID, grant: UUID, to: GrantStateCode) -> None:
    """End a grant before its target: what is left of it is forfeited."""
    await _done(database, _END, player_id, grant, to.value)


async def grant_state(database: Database, player_id: UUID, grant: UUID) -> GrantStateCode:
    """The state a grant is in."""
    ((state,),) = await database.statements_for(EVERY_BRAND).fetch(_STATE, player_id, grant)
    return GrantStateCode(state)


async def _done(database: Database, statement: str, player_id: UUID, *given: Any) -> None:
    key = new_id()
    stamp = (key, "given", CHANNELS[Channel.JOB])
    (answer,) = await database.statements_for(EVERY_BRAND).fetch(statement, player_id, *stamp, *given)
    assert answer["status"] == Status.DONE, answer
