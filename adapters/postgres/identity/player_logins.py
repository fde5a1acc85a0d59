"""Accounts of players: opened and closed by the players context."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import driver_connection
from adapters.postgres.identity.accounts import EMAIL_INDEX
from adapters.vault.vault import Vault
from domain.players.login import LoginName
from domain.players.model import Player

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

    async def set_sign_in_allowed(self, player_id: UUID, at: datetime, *, allowed: bool) -> None:
        driver = await driver_connection(self._connection)
        await driver.execute(_SET_SIGN_IN_ALLOWED, player_id, allowed, at)
