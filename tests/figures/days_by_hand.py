"""A brand whose days are written by hand: what happened at which moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final
from uuid import UUID

import asyncpg

from domain.shared.ids import new_id
from domain.shared.money import CURRENCIES
from domain.wallets.kinds import HouseAccount, OperationKind, WalletKind

_numbers = count(1)
_PLAYER: Final = """
  insert into players.player (
    id, brand, version, created_at, email_index, username, username_key, status, status_since, status_reason,
    country, currency, jurisdiction, language, time_zone, odds_format, theme, hide_balance, contact_by,
    vip_level, tags, consented)
  values ($1, $2, 1, $3, sha256(uuid_send($1)), $4, $2 || $4, 'ACTIVE', $3, 'PLAYER_REQUEST', 'DE', 'EUR',
    'MT', 'de', 'UTC', 'DECIMAL', 'LIGHT', false, '{}', 0, '{}', '{}')
"""
_WALLET: Final = """
  insert into wallets.wallet
    (player_id, wallet_no, kind, currency, code, brand, opened_at, last_at, overdrawn, grant_id)
  values ($1, $2, $3::smallint, $4, $5, $6, $7, $7, true,
    case when $3::smallint in (1, 2) then gen_random_uuid() end)
"""
_ENTRY: Final = """
  insert into wallets.entry (
    player_id, at, seq, amount, reserved_delta, balance_after, reserved_after, key, leg, wallet_no, op,
    currency, contra, channel, actor, reference, hash)
  values ($1, $2, $3, $4, 0, $5, 0, gen_random_uuid(), 0, $6, $7, $8, $9, 1, 'service:acme', 'r', '')
"""
_AUDIT: Final = """
  insert into compliance.audit (
    brand, day, seq, at, actor, actor_kind, channel, correlation_id, action, outcome, details, hash)
  values ($1, ($2 at time zone 'UTC')::date, $3, $2, 'player:anonymous', 'PLAYER', 'REST', 'c', $4, $5, '{}',
    '')
"""


@dataclass
class WrittenBrand:
    """``owner`` may write anything. Months that have no tables yet get them by ``create``."""

    owner: asyncpg.Connection
    name: str
    players: dict[UUID, dict[int, int]] = field(default_factory=dict)
    """Player -> wallet -> the balance that was written last."""

    @classmethod
    async def create(
        cls, owner: asyncpg.Connection, name: str, time_zone: str, since: datetime
    ) -> WrittenBrand:
        await owner.execute(
            "insert into players.brand (id, name, time_zone) values ($1, $1, $2)", name, time_zone
        )
        for schema in ("wallets", "compliance"):
            await owner.execute(f"select {schema}.create_partitions($1, 14)", since)
        return cls(owner, name)

    async def player(self, at: datetime, *wallets: tuple[WalletKind, str]) -> UUID:
        """A player with these wallets, by default one of euros."""
        id = new_id()
        await self.owner.execute(_PLAYER, id, self.name, at, f"guest{next(_numbers)}")
        kinds = wallets or ((WalletKind.REAL, "EUR"),)
        self.players[id] = dict.fromkeys(range(len(kinds)), 0)
        for no, (kind, code) in enumerate(kinds):
            number = CURRENCIES[code].number
            await self.owner.execute(_WALLET, id, no, kind.value, number, code, self.name, at)
        return id

    async def entry(
        self,
        player: UUID,
        at: datetime,
        kind: OperationKind,
        minor: int,
        wallet_no: int = 0,
        contra: HouseAccount = HouseAccount.GAMING_REVENUE,
    ) -> None:
        """What an operation moved, in the currency of its wallet."""
        balances = self.players[player]
        balances[wallet_no] += minor
        currency = await self.owner.fetchval(
            "select currency from wallets.wallet where player_id = $1 and wallet_no = $2", player, wallet_no
        )
        values = (minor, balances[wallet_no], wallet_no, kind.value, currency, contra.value)
        await self.owner.execute(_ENTRY, player, at, next(_numbers), *values)
        await self.owner.execute(
            "update wallets.wallet set balance = $3, last_at = greatest(last_at, $4)"
            " where player_id = $1 and wallet_no = $2",
            *(player, wallet_no, balances[wallet_no], at),
        )

    async def sign_in(self, at: datetime, *, failed: bool = False) -> None:
        """A line of the audit log."""
        what = ("sign_in.failed", "SignInFailed") if failed else ("record_sign_in", "SignInRecorded")
        await self.owner.execute(_AUDIT, self.name, at, next(_numbers), *what)


def utc(text: str) -> datetime:
    """A moment: ``10-25 01:30`` of the year of these tests."""
    return datetime.fromisoformat(f"2026-{text.replace(' ', 'T')}").replace(tzinfo=UTC)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)
