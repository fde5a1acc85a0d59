"""Finds many players by their e-mail addresses: implements ``EmailSearch``."""

from collections.abc import Mapping, Sequence
from typing import Final

from adapters.postgres.database import Database
from adapters.postgres.players.sealed_fields import EMAIL_INDEX
from adapters.vault.vault import Vault
from domain.shared.ids import PlayerId

_BY_INDEXES: Final = """
  select id, email_index from players.player where brand = $1 and email_index = any($2::bytea[])
"""


class PostgresEmailSearch:
    """One statement, whatever the number of addresses."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def players(self, brand: str, email_keys: Sequence[str]) -> Mapping[str, PlayerId]:
        keys = {await self._vault.index(brand, EMAIL_INDEX, key): key for key in email_keys}
        rows = await self._database.statements_for(brand).fetch(_BY_INDEXES, brand, list(keys))
        return {keys[bytes(row["email_index"])]: row["id"] for row in rows}
