"""Approvals count while their operators may approve: looked at right before money moves."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.actor import ActorKind
from domain.shared.authority import Authorities, Participant
from domain.shared.ids import PlayerId
from domain.wallets.idempotency import Stamp

PEOPLE: Final = frozenset({ActorKind.OPERATOR, ActorKind.PLAYER})
"""Kinds of actors whose operations may stand on an approval; programs need none."""

_APPROVED: Final = """
  select checker from wallets.money_approval where player_id = $1 and id = $2 and state = 32
"""
_TAKE_BACK: Final = "select wallets.take_back_approval($1,$2,$3,$4)"

# Of a withdrawal that waits to be paid, by whichever operators it was approved.
_PAYMENT_APPROVED: Final = """
  select m.actor from wallets.payment_move m
    join wallets.payment p on p.player_id = m.player_id and p.id = m.payment_id
   where m.player_id = $1 and m.payment_id = $2 and m.to_state = 12 and p.state in (12, 13)
"""
_DISREGARD: Final = "select wallets.disregard_approver($1,$2,$3)"


class ApproverCheck:
    """Takes back what operators approved who may approve no more."""

    def __init__(self, authorities: Authorities) -> None:
        self._authorities = authorities

    async def before_operation(self, statements: LedgerStatements, player_id: PlayerId, mark: Stamp) -> None:
        """An approval of this very operation, if there is one; without it a second person is needed again."""
        if mark.origin.actor.kind not in PEOPLE:
            return
        for row in await statements.rows(_APPROVED, player_id, mark.key):
            if await self._lost(row["checker"], "approveMoneyOperation"):
                origin = mark.origin
                await statements.row(_TAKE_BACK, player_id, mark.key, row["checker"], origin.correlation_id)

    async def before_payment(
        self, statements: LedgerStatements, player_id: PlayerId, withdrawal_id: UUID, mark: Stamp
    ) -> None:
        """Approvals of the withdrawal that is to be paid; without one the payer decides alone."""
        if mark.origin.actor.kind not in PEOPLE:
            return
        for row in await statements.rows(_PAYMENT_APPROVED, player_id, withdrawal_id):
            if await self._lost(row["actor"], "approveWithdrawal"):
                await statements.row(_DISREGARD, player_id, withdrawal_id, row["actor"])

    async def _lost(self, operator: str, mutation: str) -> bool:
        return await self._authorities.loss_of(Participant(operator, (mutation,))) is not None
