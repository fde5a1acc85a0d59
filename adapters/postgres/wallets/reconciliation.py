"""Reads over the whole ledger, for reconciliation with others' books: implements ``Reconciliation``."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from adapters.postgres.database import EVERY_BRAND, Database
from adapters.postgres.wallets.codes import Status
from domain.shared.money import CURRENCY_BY_NUMBER
from domain.wallets.kinds import OperationKind, WalletKind
from domain.wallets.reconciliation import (
    DIGEST_HEX_DIGITS,
    CallerTotals,
    PlayerCurrency,
    StoredOperation,
)

_OF_CALLER: Final = """
  select player_id, currency,
         coalesce(-sum(amount) filter (where op in ($3, $4)), 0)::bigint as staked,
         coalesce(sum(amount) filter (where op = $5), 0)::bigint as won,
         coalesce(sum(amount) filter (where op = $6 and not opening), 0)::bigint as deposited,
         coalesce(-sum(amount) filter (where op = $7), 0)::bigint as withdrawn,
         coalesce(sum(amount) filter (where op = $6 and opening), 0)::bigint as opening,
         coalesce(sum(('x' || left(encode(sha256(convert_to(digested, 'UTF8')), 'hex'), $8))::bit(60)::bigint)
           filter (where op in ($3, $5, $6, $7) and not opening), 0) as digests
  from (
    select player_id, currency, op, sum(amount)::bigint as amount,
           replace(key::text, '-', '') || ':' || abs(sum(amount)) as digested,
           starts_with(reference, $2) and reference !~ ':deposit(#[0-9]+)?$' as opening
    from wallets.entry where actor = $1 group by player_id, currency, op, key, reference) e
  group by player_id, currency
"""
_OPERATIONS: Final = (
    OperationKind.BET.value,
    OperationKind.ROLLBACK.value,
    OperationKind.WIN.value,
    OperationKind.DEPOSIT.value,
    OperationKind.WITHDRAWAL_PAID.value,
)
_STORED: Final = """
  select k.key, k.request, k.status from unnest($1::uuid[], $2::uuid[]) asked (player_id, key)
  join wallets.operation_key k on k.player_id = asked.player_id and k.key = asked.key
"""
_AVAILABLE: Final = """
  select player_id, currency, balance - reserved as available from wallets.wallet
  where player_id = any($1::uuid[]) and kind = $2
"""
SECONDS_MAX: Final = 600.0


class PostgresReconciliation:
    """Over the players of every brand."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def of_caller(self, caller: str, opening_prefix: str) -> Mapping[PlayerCurrency, CallerTotals]:
        async with self._statements.session() as connection, connection.transaction(readonly=True):
            await connection.execute("set local statement_timeout = 0")
            rows = await connection.fetch(
                _OF_CALLER, caller, opening_prefix, *_OPERATIONS, DIGEST_HEX_DIGITS, timeout=SECONDS_MAX
            )
        return {
            (row["player_id"], CURRENCY_BY_NUMBER[row["currency"]].code): CallerTotals(
                row["staked"],
                row["won"],
                row["deposited"],
                row["withdrawn"],
                row["opening"],
                int(row["digests"]),
            )
            for row in rows
        }

    async def stored(self, keys: Sequence[tuple[UUID, UUID]]) -> Mapping[UUID, StoredOperation]:
        players, own = [player for player, _ in keys], [key for _, key in keys]
        return {
            row["key"]: StoredOperation(row["request"], row["status"] == Status.DONE)
            for row in await self._statements.fetch(_STORED, players, own)
        }

    async def available(self, players: Sequence[UUID]) -> Mapping[PlayerCurrency, int]:
        rows = await self._statements.fetch(_AVAILABLE, list(players), WalletKind.REAL.value)
        return {
            (row["player_id"], CURRENCY_BY_NUMBER[row["currency"]].code): row["available"] for row in rows
        }
