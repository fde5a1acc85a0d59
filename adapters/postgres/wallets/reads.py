"""Read models of wallets: implements ``WalletReads``, a statement each."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.wallets import history, payments
from adapters.postgres.wallets.limits import rows as limit_rows
from adapters.postgres.wallets.play.game_sessions import SESSION, session_of
from adapters.postgres.wallets.rows import money, wallet_of
from adapters.postgres.wallets.standing import standing_of
from adapters.postgres.wallets.statements import LedgerStatements, Row
from domain.shared.ids import PlayerId
from domain.wallets import queries
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
_DEPOSITS: Final = """
  select * from wallets.payment where player_id = $1 and state <= 10
  order by created_at desc, id desc limit $2
"""
_WITHDRAWALS: Final = """
  select * from wallets.payment where player_id = $1 and state > 10
  order by created_at desc, id desc limit $2
"""
_WITHDRAWALS_WAITING: Final = """
  select * from wallets.payment where brand = $1 and state in (11, 12, 13) order by created_at, id limit $2
"""
_ADJUSTMENTS_WAITING: Final = """
  select * from wallets.adjustment where brand = $1 and state = 21 order by created_at, id limit $2
"""
_UNMATCHED: Final = """
  select * from wallets.unmatched_win where brand = $1 and paid_at is null order by at, key limit $2
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

    async def operations(
        self, player_id: PlayerId, page: queries.PageRequest, which: queries.OperationFilter | None = None
    ) -> queries.OperationPage:
        newer = page.newer_than is not None and page.older_than is None
        rows = await self._statements.rows(
            history.operations_page(which, newer=newer),
            *history.filter_arguments(player_id, page, which),
            page.count + 1,
        )
        found = history.operations_of(rows)
        kept = found[: page.count] if newer else found[-page.count :]
        return queries.OperationPage(tuple(reversed(kept)), len(found) > page.count)

    async def count_operations(
        self, player_id: PlayerId, which: queries.OperationFilter | None = None
    ) -> int:
        arguments = history.filter_arguments(player_id, None, which)
        return int((await self._statements.row(history.count_operations(which), *arguments))[0])

    async def rounds(self, player_id: PlayerId, page: queries.PageRequest) -> queries.RoundPage:
        newer = page.newer_than is not None and page.older_than is None
        rows = await self._statements.rows(
            history.rounds_page(page, newer=newer),
            player_id,
            *history.round_edges(page),
            page.count + 1,
        )
        found = [history.round_of(row, player_id) for row in rows]
        kept = found[-page.count :] if newer else found[: page.count]
        return queries.RoundPage(tuple(kept), len(found) > page.count)

    async def count_rounds(self, player_id: PlayerId) -> int:
        return int((await self._statements.row(history.COUNT_ROUNDS, player_id))[0])

    async def round(self, player_id: PlayerId, round_id: UUID) -> Round | None:
        row = await self._one(history.ONE_ROUND, player_id, round_id)
        return history.round_of(row, player_id) if row else None

    async def balance_as_of(self, player_id: PlayerId, no: int, moment: datetime) -> Wallet | None:
        row = await self._one(_AS_OF.format(of="and x.wallet_no <> 0" if no else ""), player_id, no, moment)
        return wallet_of(row, player_id) if row else None

    async def deposit(self, player_id: PlayerId, deposit_id: UUID) -> Deposit | None:
        row = await self._one(payments.PAYMENT, player_id, deposit_id)
        return payments.deposit_of(row) if row and payments.is_deposit(row) else None

    async def withdrawal(self, player_id: PlayerId, withdrawal_id: UUID) -> Withdrawal | None:
        row = await self._one(payments.PAYMENT, player_id, withdrawal_id)
        return payments.withdrawal_of(row) if row and not payments.is_deposit(row) else None

    async def deposits(self, player_id: PlayerId, count: int) -> tuple[Deposit, ...]:
        rows = await self._statements.rows(_DEPOSITS, player_id, count)
        return tuple(map(payments.deposit_of, rows))

    async def withdrawals(self, player_id: PlayerId, count: int) -> tuple[Withdrawal, ...]:
        rows = await self._statements.rows(_WITHDRAWALS, player_id, count)
        return tuple(map(payments.withdrawal_of, rows))

    async def adjustment(self, player_id: PlayerId, adjustment_id: UUID) -> Adjustment | None:
        row = await self._one(payments.ADJUSTMENT, player_id, adjustment_id)
        return payments.adjustment_of(row) if row else None

    async def pending_adjustments(self, brand: str, count: int) -> tuple[Adjustment, ...]:
        rows = await self._statements.rows(_ADJUSTMENTS_WAITING, brand, count)
        return tuple(map(payments.adjustment_of, rows))

    async def pending_withdrawals(self, brand: str, count: int) -> tuple[Withdrawal, ...]:
        rows = await self._statements.rows(_WITHDRAWALS_WAITING, brand, count)
        return tuple(map(payments.withdrawal_of, rows))

    async def money_approval(self, player_id: PlayerId, approval_id: UUID) -> MoneyApproval | None:
        row = await self._one(limit_rows.APPROVAL, player_id, approval_id)
        return limit_rows.approval_of(row) if row else None

    async def pending_approvals(self, brand: str, count: int) -> tuple[MoneyApproval, ...]:
        rows = await self._statements.rows(limit_rows.APPROVALS_WAITING, brand, count)
        return tuple(map(limit_rows.approval_of, rows))

    async def money_limits(self, brand: str) -> tuple[MoneyLimit, ...]:
        return tuple(map(limit_rows.limit_of, await self._statements.rows(limit_rows.LIMITS, brand)))

    async def money_limit_changes(self, brand: str, count: int) -> tuple[MoneyLimitChange, ...]:
        rows = await self._statements.rows(limit_rows.CHANGES, brand, count)
        return tuple(map(limit_rows.change_of, rows))

    async def session(self, player_id: PlayerId, session_id: UUID) -> GameSession | None:
        row = await self._one(SESSION, player_id, session_id)
        return session_of(row) if row else None

    async def unmatched_wins(self, brand: str, count: int) -> tuple[queries.UnmatchedWin, ...]:
        return tuple(map(_unmatched, await self._statements.rows(_UNMATCHED, brand, count)))

    async def _one(self, statement: str, *arguments: object) -> Row | None:
        found = await self._statements.rows(statement, *arguments)
        return found[0] if found else None


def _unmatched(row: Row) -> queries.UnmatchedWin:
    return queries.UnmatchedWin(
        player_id=row["player_id"],
        key=row["key"],
        reference=row["reference"],
        bet_reference=row["bet_reference"] or "",
        amount=money(row["amount"], row["currency"]),
        caller=row["caller"],
        at=row["at"],
    )
