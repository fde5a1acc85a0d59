"""Read models of wallets: implements ``WalletReads``, a statement each."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Final
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.wallets import history, lists, payments
from adapters.postgres.wallets.books.statement import statement_of
from adapters.postgres.wallets.books.withdrawal_steps import steps_of
from adapters.postgres.wallets.holds import rows as holds
from adapters.postgres.wallets.limits import rows as limit_rows
from adapters.postgres.wallets.play.game_sessions import SESSION, session_of
from adapters.postgres.wallets.rows import wallet_of
from adapters.postgres.wallets.standing import standing_of
from adapters.postgres.wallets.statements import LedgerStatements, Row
from domain.shared.ids import PlayerId
from domain.shared.pages import RowList
from domain.shared.periods import Period
from domain.wallets import queries
from domain.wallets.books.statement import Statement
from domain.wallets.books.withdrawal_steps import WithdrawalStep
from domain.wallets.holds.model import ANY_HOLDS, HoldCriteria, WithdrawalHold, WithdrawalReview
from domain.wallets.limits.model import MoneyApproval, MoneyLimit, MoneyLimitChange
from domain.wallets.model import GameSession, Operation, Round, Standing, Wallet
from domain.wallets.states import Adjustment, Deposit, Withdrawal

_COLUMNS: Final = """
  player_id, wallet_no, kind, state, currency, balance, reserved, seq as wallet_seq, opened_at, unit,
  grant_id
"""
_WALLETS: Final = f"""
  select {_COLUMNS} from wallets.wallet where player_id = any($1::uuid[]) order by player_id, wallet_no
"""  # noqa: S608 - a constant
_WALLET: Final = f"select {_COLUMNS} from wallets.wallet where player_id = $1 and wallet_no = $2"  # noqa: S608
_STANDINGS: Final = """
  select player_id, standing, barred from wallets.wallet where player_id = any($1::uuid[]) and wallet_no = 0
"""
# The newest entry of the wallet not later than the moment; without one it was still empty. The index of
# wallets leaves out the first one, which nearly every operation moves.
_AS_OF: Final = """
  select w.player_id, w.wallet_no, w.kind, w.state, w.currency, w.opened_at, w.unit, w.grant_id,
         case when w.last_at <= $3 then w.balance else coalesce(e.balance_after, 0) end as balance,
         case when w.last_at <= $3 then w.reserved else coalesce(e.reserved_after, 0) end as reserved,
         case when w.last_at <= $3 then w.seq else coalesce(e.seq, 0) end as wallet_seq
  from wallets.wallet w
  left join lateral (
    select x.balance_after, x.reserved_after, x.seq from wallets.entry x
    where x.player_id = w.player_id and x.wallet_no = w.wallet_no {of} and x.at <= $3 and w.last_at > $3
    order by x.at desc, x.leg desc limit 1) e on true
  where w.player_id = $1 and w.wallet_no = $2 and w.opened_at <= $3
"""
_BRAND: Final = "select wallets.brand_of($1) as brand"


class PostgresWalletReads:
    """Single prepared statements on the pool, over the wallets of one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._statements = LedgerStatements(database, brand)

    async def wallets_of(self, players: Sequence[UUID]) -> Mapping[UUID, tuple[Wallet, ...]]:
        found: dict[UUID, tuple[Wallet, ...]] = {}
        for row in await self._statements.rows(_WALLETS, list(players)):
            player_id = row["player_id"]
            found[player_id] = (*found.get(player_id, ()), wallet_of(row, player_id))
        return found

    async def brand_of(self, player_id: PlayerId) -> str | None:
        brand: str | None = (await self._statements.row(_BRAND, player_id))["brand"]
        return brand

    async def standings_of(self, players: Sequence[UUID]) -> Mapping[UUID, Standing]:
        rows = await self._statements.rows(_STANDINGS, list(players))
        return {row["player_id"]: standing_of(row["standing"], row["barred"]) for row in rows}

    async def wallet(self, player_id: PlayerId, no: int) -> Wallet | None:
        row = await self._one(_WALLET, player_id, no)
        return wallet_of(row, player_id) if row else None

    async def operation(self, player_id: PlayerId, seq: int) -> Operation | None:
        rows = await self._statements.rows(history.ONE_OPERATION, player_id, seq)
        return history.operations_of(rows)[0] if rows else None

    async def operations_of(
        self, which: Sequence[tuple[PlayerId, int]]
    ) -> Mapping[tuple[PlayerId, int], Operation]:
        players, numbers = [player for player, _ in which], [seq for _, seq in which]
        rows = await self._statements.rows(history.OPERATIONS, players, numbers)
        return {(each.player_id, each.seq): each for each in history.operations_of(rows)}

    async def reversible(
        self, which: Sequence[tuple[PlayerId, datetime]]
    ) -> AbstractSet[tuple[PlayerId, datetime]]:
        players, moments = [player for player, _ in which], [at for _, at in which]
        rows = await self._statements.rows(history.REVERSIBLE, players, moments)
        return {(row["player_id"], row["at"]) for row in rows}

    def operations(
        self, player_id: PlayerId, which: queries.OperationFilter | None = None
    ) -> RowList[Operation]:
        return history.PlayerOperations(self._statements, player_id, which)

    def rounds(self, player_id: PlayerId) -> RowList[Round]:
        return history.PlayerRounds(self._statements, player_id)

    async def statement(self, player_id: PlayerId, period: Period) -> Statement:
        return await statement_of(self._statements, player_id, period)

    async def round(self, player_id: PlayerId, round_id: UUID) -> Round | None:
        row = await self._one(history.ONE_ROUND, player_id, round_id)
        return history.round_of(row, player_id) if row else None

    async def rounds_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], Round]:
        players, ids = [player for player, _ in which], [id for _, id in which]
        rows = await self._statements.rows(history.ROUNDS, players, ids)
        found = [history.round_of(row, row["player_id"]) for row in rows]
        return {(each.player_id, each.id): each for each in found}

    async def balance_as_of(self, player_id: PlayerId, no: int, moment: datetime) -> Wallet | None:
        row = await self._one(_AS_OF.format(of="and x.wallet_no <> 0" if no else ""), player_id, no, moment)
        return wallet_of(row, player_id) if row else None

    async def deposit(self, player_id: PlayerId, deposit_id: UUID) -> Deposit | None:
        row = await self._one(payments.PAYMENT, player_id, deposit_id)
        return payments.deposit_of(row) if row and payments.is_deposit(row) else None

    async def withdrawal(self, player_id: PlayerId, withdrawal_id: UUID) -> Withdrawal | None:
        row = await self._one(payments.PAYMENT, player_id, withdrawal_id)
        return payments.withdrawal_of(row) if row and not payments.is_deposit(row) else None

    async def withdrawals_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], Withdrawal]:
        players, ids = [player for player, _ in which], [id for _, id in which]
        found = map(payments.withdrawal_of, await self._statements.rows(payments.WITHDRAWALS, players, ids))
        return {(each.player_id, each.id): each for each in found}

    def deposits(self, player_id: PlayerId) -> RowList[Deposit]:
        return lists.OwnersList(self._statements, lists.DEPOSITS, player_id)

    def withdrawals(self, player_id: PlayerId) -> RowList[Withdrawal]:
        return lists.OwnersList(self._statements, lists.WITHDRAWALS, player_id)

    async def withdrawal_steps_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], tuple[WithdrawalStep, ...]]:
        return await steps_of(self._statements, which)

    async def withdrawal_holds_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], tuple[WithdrawalHold, ...]]:
        return await holds.by_withdrawal(self._statements, holds.HOLDS, holds.hold_of, which)

    async def withdrawal_reviews_of(
        self, which: Sequence[tuple[PlayerId, UUID]]
    ) -> Mapping[tuple[PlayerId, UUID], tuple[WithdrawalReview, ...]]:
        return await holds.by_withdrawal(self._statements, holds.REVIEWS, holds.review_of, which)

    async def withdrawal_hold(self, player_id: PlayerId, hold_id: UUID) -> WithdrawalHold | None:
        row = await self._one(holds.HOLD, player_id, hold_id)
        return holds.hold_of(row) if row else None

    async def adjustment(self, player_id: PlayerId, adjustment_id: UUID) -> Adjustment | None:
        row = await self._one(payments.ADJUSTMENT, player_id, adjustment_id)
        return payments.adjustment_of(row) if row else None

    def pending_adjustments(self, brand: str) -> RowList[Adjustment]:
        return lists.OwnersList(self._statements, lists.PENDING_ADJUSTMENTS, brand)

    def pending_withdrawals(self, brand: str, which: HoldCriteria = ANY_HOLDS) -> RowList[Withdrawal]:
        return lists.OwnersList(self._statements, lists.pending_withdrawals(which), brand)

    async def money_approval(self, player_id: PlayerId, approval_id: UUID) -> MoneyApproval | None:
        row = await self._one(limit_rows.APPROVAL, player_id, approval_id)
        return limit_rows.approval_of(row) if row else None

    def pending_approvals(self, brand: str) -> RowList[MoneyApproval]:
        return lists.OwnersList(self._statements, lists.PENDING_APPROVALS, brand)

    async def money_limits(self, brand: str) -> tuple[MoneyLimit, ...]:
        return tuple(map(limit_rows.limit_of, await self._statements.rows(limit_rows.LIMITS, brand)))

    def money_limit_changes(self, brand: str) -> RowList[MoneyLimitChange]:
        return lists.OwnersList(self._statements, lists.LIMIT_CHANGES, brand)

    async def money_limit_change(self, brand: str, change_id: UUID) -> MoneyLimitChange | None:
        row = await self._one(limit_rows.CHANGE_OF_BRAND, brand, change_id)
        return limit_rows.change_of(row) if row else None

    async def session(self, player_id: PlayerId, session_id: UUID) -> GameSession | None:
        row = await self._one(SESSION, player_id, session_id)
        return session_of(row) if row else None

    def unmatched_wins(self, brand: str) -> RowList[queries.UnmatchedWin]:
        return lists.OwnersList(self._statements, lists.UNMATCHED_WINS, brand)

    async def unmatched_win(self, player_id: PlayerId, key: UUID) -> queries.UnmatchedWin | None:
        row = await self._one(lists.UNMATCHED_WIN, player_id, key)
        return lists.unmatched_of(row) if row else None

    async def _one(self, statement: str, *arguments: object) -> Row | None:
        found = await self._statements.rows(statement, *arguments)
        return found[0] if found else None
