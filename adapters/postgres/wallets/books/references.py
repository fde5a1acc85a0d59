"""Payments, operations and rounds by ids of others: implements ``ReferenceSearch``."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.wallets import history, payments
from adapters.postgres.wallets.statements import LedgerStatements
from domain.wallets.books.reference_search import PaymentSearch
from domain.wallets.idempotency import digest
from domain.wallets.kinds import OperationKind
from domain.wallets.model import Operation, Round
from domain.wallets.states import Deposit, Withdrawal

RECENT_MAX: Final = 20
"""So many of the newest entries of each kind are looked at for their callers."""

# Nothing is later than now: so the partitions of the months to come are not looked into.
_CALLERS: Final = f"""
  select distinct recent.actor from unnest($2::smallint[]) kind (op) cross join lateral (
    select e.actor from wallets.entry e
     where wallets.brand_of_entry(e.player_id) = $1 and e.op = kind.op and e.at < now() + interval '1 day'
     order by e.at desc limit {RECENT_MAX}) recent
   where starts_with(recent.actor, 'service:') order by 1
"""  # noqa: S608 - a number of ours
# Each by its own index.
_PAYMENTS: Final = """
  select * from (
    select p.* from wallets.payment p where $3::boolean and p.brand = $1 and p.authorisation = $2::text
    union
    select p.* from wallets.payment p where p.brand = $1 and p.id = any($4::uuid[])) p
   order by p.created_at desc, p.id desc limit $5
"""
_OPERATIONS: Final = """
  with picked as (
    select k.player_id, k.at from wallets.operation_key k
    join wallets.wallet w on w.player_id = k.player_id and w.wallet_no = 0
     where k.key = any($2::uuid[]) and k.op not in (5, 6) and k.seq is not null and w.brand = $1
     order by k.at desc limit $3)
  select e.*, w.kind as wallet_kind from picked p
  join wallets.entry e on e.player_id = p.player_id and e.at = p.at
  join wallets.wallet w on w.player_id = e.player_id and w.wallet_no = e.wallet_no
  order by e.at desc, e.player_id desc, e.leg
"""
# No more are read than are wanted: of a round with very many players any will do.
_ROUNDS: Final = """
  select * from (
    select r.player_id, r.round_id, r.reference, r.game, r.currency, r.opened_at, r.last_at, r.last_seq,
           r.closed_at, r.staked, r.won, r.operations
    from wallets.round r join wallets.wallet w on w.player_id = r.player_id and w.wallet_no = 0
     where r.reference = $2::text and w.brand = $1 limit $3) r
   order by r.last_at desc, r.player_id
"""
_KINDS: Final = [kind.value for kind in OperationKind]


class PostgresReferenceSearch:
    """Single prepared statements on the pool, over the rows of one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._statements = LedgerStatements(database, brand)

    async def recent_callers(self, brand: str) -> Sequence[str]:
        return [row["actor"] for row in await self._statements.rows(_CALLERS, brand, _KINDS)]

    async def payments(self, brand: str, which: PaymentSearch, count: int) -> Sequence[Deposit | Withdrawal]:
        ids = [payments.id_of_key(key) for key in _keys(which.text, which.callers)]
        asked = (brand, which.text, which.authorisation, ids, count)
        rows = await self._statements.rows(_PAYMENTS, *asked)
        return [
            payments.deposit_of(row) if payments.is_deposit(row) else payments.withdrawal_of(row)
            for row in rows
        ]

    async def operations(
        self, brand: str, reference: str, callers: Sequence[str], count: int
    ) -> Sequence[Operation]:
        asked = (brand, _keys(reference, callers), count)
        return history.operations_of(await self._statements.rows(_OPERATIONS, *asked))

    async def rounds(self, brand: str, reference: str, count: int) -> Sequence[Round]:
        rows = await self._statements.rows(_ROUNDS, brand, reference, count)
        return [history.round_of(row, row["player_id"]) for row in rows]


def _keys(reference: str, callers: Sequence[str]) -> list[UUID]:
    return [digest(caller, reference) for caller in callers]
