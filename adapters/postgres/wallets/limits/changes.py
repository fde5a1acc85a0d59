"""Changes of money limits: implements ``MoneyLimits``."""

from typing import Final
from uuid import UUID

from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.limits.rows import CHANGE, change_of
from adapters.postgres.wallets.rows import amount_arguments
from adapters.postgres.wallets.statements import LedgerStatements
from domain.shared.actor import Origin
from domain.wallets.limits.changes import LimitDecision, MoneyLimitChangeNotFound, MoneyLimitDecided
from domain.wallets.limits.model import MoneyLimitChange
from domain.wallets.outcomes import ApprovalMoveRefused, SameOperator
from domain.wallets.states import APPROVAL_MOVES, in_order

_ASK: Final = "select wallets.ask_limit($1,$2,$3,$4,$5,$6,$7,$8)"
_WAITING_MAKER: Final = """
  select maker from wallets.money_limit_change where id = $1 and brand = $2 and state = 31
"""
_DECIDE: Final = "select wallets.decide_limit($1,$2,$3,$4) as status"


class PostgresMoneyLimits:
    """Each is one statement; the change is read after its decision."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def waiting_maker(self, id: UUID, origin: Origin) -> str | None:
        found = await self._statements.rows(_WAITING_MAKER, id, origin.actor.brand)
        return found[0]["maker"] if found else None

    async def ask(self, change: MoneyLimitChange) -> None:
        per_player, currency = amount_arguments(change.per_player)
        await self._statements.row(
            _ASK,
            change.id,
            change.brand,
            currency,
            change.scope.value,
            per_player,
            change.per_maker.minor,
            change.maker,
            change.reason,
        )

    async def decide(self, id: UUID, origin: Origin, *, approve: bool) -> LimitDecision:
        actor = str(origin.actor)
        status = (await self._statements.row(_DECIDE, id, origin.actor.brand, approve, actor))["status"]
        if status == Status.NO_PAYMENT:
            return MoneyLimitChangeNotFound()
        if status == Status.SAME_OPERATOR:
            return SameOperator(actor)
        change = change_of(await self._statements.row(CHANGE, id))
        if status == Status.MOVE_REFUSED:
            return ApprovalMoveRefused(change.state, in_order(APPROVAL_MOVES[change.state]))
        return MoneyLimitDecided(change)
