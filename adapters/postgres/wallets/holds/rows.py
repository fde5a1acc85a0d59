"""Holds and checks as kept, and how they are asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar
from uuid import UUID

from adapters.postgres.wallets.statements import LedgerStatements, Row
from domain.shared.ids import PlayerId
from domain.wallets.holds.model import (
    HOLDS_SHOWN_MAX,
    HoldCriteria,
    HoldOwner,
    HoldReason,
    ReviewDecision,
    WithdrawalHold,
    WithdrawalReview,
)

Found = TypeVar("Found")

HOLD: Final = "select * from wallets.withdrawal_hold where player_id = $1 and id = $2"
REVIEW: Final = "select * from wallets.withdrawal_review where player_id = $1 and id = $2"
OPEN: Final = """
  select * from wallets.withdrawal_hold where player_id = $1 and withdrawal_id = $2 and lifted_at is null
   order by put_at
"""
_NEWEST: Final = """
  select x.* from unnest($1::uuid[], $2::uuid[]) asked (player_id, id) cross join lateral (
    select h.* from {table} h where h.player_id = asked.player_id and h.withdrawal_id = asked.id
     order by {first}h.{at} desc limit {limit}) x
   order by x.{at}, x.id
"""
# Those that stand first: however many were put and lifted later, what keeps the withdrawal is shown.
_OPEN_FIRST: Final = "(h.lifted_at is null) desc, "
HOLDS: Final = _NEWEST.format(
    table="wallets.withdrawal_hold", first=_OPEN_FIRST, at="put_at", limit=HOLDS_SHOWN_MAX
)
REVIEWS: Final = _NEWEST.format(table="wallets.withdrawal_review", first="", at="at", limit=HOLDS_SHOWN_MAX)
_HELD: Final = """
  ({row}.player_id, {row}.id) in (select h.player_id, h.withdrawal_id from wallets.withdrawal_hold h
                                   where h.brand = $1 and h.lifted_at is null{reasons})
"""
_NOT_HELD: Final = """
  not exists (select from wallets.withdrawal_hold h
               where h.player_id = {row}.player_id and h.withdrawal_id = {row}.id and h.lifted_at is null)
"""


def hold_of(row: Row) -> WithdrawalHold:
    """A hold as kept."""
    return WithdrawalHold(
        player_id=row["player_id"],
        id=row["id"],
        withdrawal_id=row["withdrawal_id"],
        reason=HoldReason(row["reason"]),
        owner=HoldOwner.RISK if row["of_risk"] else HoldOwner.PAYMENTS,
        note=row["note"],
        put_by=row["put_by"],
        put_at=row["put_at"],
        lifted_by=row["lifted_by"],
        lifted_at=row["lifted_at"],
        lift_note=row["lift_note"],
    )


def review_of(row: Row) -> WithdrawalReview:
    """A check as kept."""
    return WithdrawalReview(
        player_id=row["player_id"],
        id=row["id"],
        withdrawal_id=row["withdrawal_id"],
        decision=ReviewDecision.PASSED if row["passed"] else ReviewDecision.REFUSED,
        note=row["note"],
        actor=row["actor"],
        at=row["at"],
    )


async def open_holds(
    statements: LedgerStatements, player_id: PlayerId, withdrawal_id: UUID
) -> tuple[WithdrawalHold, ...]:
    """What a withdrawal waits for, the first first."""
    return tuple(map(hold_of, await statements.rows(OPEN, player_id, withdrawal_id)))


async def by_withdrawal(
    statements: LedgerStatements,
    statement: str,
    made: Callable[[Row], Found],
    which: Sequence[tuple[PlayerId, UUID]],
) -> Mapping[tuple[PlayerId, UUID], tuple[Found, ...]]:
    """What ``HOLDS`` or ``REVIEWS`` finds, by player and withdrawal."""
    players, ids = [player for player, _ in which], [id for _, id in which]
    found: dict[tuple[PlayerId, UUID], list[Found]] = {}
    for row in await statements.rows(statement, players, ids):
        found.setdefault((row["player_id"], row["withdrawal_id"]), []).append(made(row))
    return {key: tuple(each) for key, each in found.items()}


def condition(which: HoldCriteria, row: str) -> str | None:
    """The condition on a withdrawal ``row`` of the brand ``$1``; None where any will do."""
    conditions = []
    if which.held is False:
        conditions.append(_NOT_HELD.format(row=row))
    if which.held or which.reasons:
        numbers = ", ".join(str(each.value) for each in which.reasons)
        conditions.append(_HELD.format(row=row, reasons=f" and h.reason in ({numbers})" if numbers else ""))
    return " and ".join(conditions) or None
