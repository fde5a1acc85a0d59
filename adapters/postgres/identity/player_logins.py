"""Accounts of players: opened and closed by the players context."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import driver_connection
from adapters.postgres.identity.accounts import EMAIL_INDEX
from adapters.vault.vault import Vault
from domain.players.login import LoginName
from domain.players.model import Player
from domain.players.ports import LoginChange

_OPEN = """
insert into identity.account (
  id, kind, brand, login_key, email_index, jurisdiction, password_hash, password_changed_at, created_at
) values ($1, 'PLAYER', $2, $3, $4, $5, $6, case when $6::text is not null then $7::timestamptz end, $7)
"""
_SET_SIGN_IN_ALLOWED = """
update identity.account
set state = case when $2 then 'OPEN' else 'DISABLED' end, shut_at = case when $2 then shut_at else $3 end
where id = $1 and kind = 'PLAYER'
"""

_RENAME = """
update identity.account
set login_key = coalesce($2, login_key), email_index = coalesce($3, email_index), jurisdiction = $4,
  address_changed_at = case when $3 is null then address_changed_at else $5 end
where id = $1 and kind = 'PLAYER'
"""


class PostgresLogins:
    """Implements the players' ``Logins`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    async def open(
        self, player: Player, email: LoginName, username: LoginName, password_hash: str | None
    ) -> None:
        driver = await driver_connection(self._connection)
        index = await self._vault.index(player.brand, EMAIL_INDEX, email.key)
        await driver.execute(
            _OPEN,
            *(player.id, player.brand, username.key, index, player.jurisdiction),
            *(password_hash, player.created_at),
        )

    async def rename(self, player_id: UUID, change: LoginChange) -> None:
        driver = await driver_connection(self._connection)
        email, username = change.email, change.username
        index = await self._vault.index(change.brand, EMAIL_INDEX, email.key) if email else None
        key = username.key if username else None
        await driver.execute(_RENAME, player_id, key, index, change.jurisdiction, change.at)

    async def set_sign_in_allowed(self, player_id: UUID, at: datetime, *, allowed: bool) -> None:
        driver = await driver_connection(self._connection)
        await driver.execute(_SET_SIGN_IN_ALLOWED, player_id, allowed, at)
