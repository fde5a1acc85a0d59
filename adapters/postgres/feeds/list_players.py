"""Finds the players of a marketing list."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from adapters.postgres.database import Database
from adapters.postgres.players.email_search import PostgresEmailSearch
from adapters.vault.vault import Vault
from domain.feeds.marketing_lists import ListKey
from domain.players.login import email_address
from domain.shared.errors import BadInput

_BY_EXTERNAL_IDS: Final = """
  select id, external_id as value from players.player where brand = $1 and external_id = any($2::text[])
"""


class ListPlayers:
    """The players of one brand; a statement for each batch of values."""

    def __init__(self, database: Database, vault: Vault, brand: str) -> None:
        self._database = database
        self._vault = vault
        self._brand = brand

    async def by_values(self, key: ListKey, values: Sequence[str]) -> Mapping[str, UUID | None]:
        """Value -> its player, None where there is none; without values that cannot be such a key."""
        if key is ListKey.EXTERNAL_ID:
            rows = await self._database.statements_for(self._brand).fetch(
                _BY_EXTERNAL_IDS, self._brand, list(values)
            )
            found = {row["value"]: row["id"] for row in rows}
            return {value: found.get(value) for value in values}
        if key is ListKey.EMAIL:
            keys = {value: read for value in values if (read := _email_key(value))}
            search = PostgresEmailSearch(self._database, self._vault)
            players = await search.players(self._brand, [*keys.values()])
            return {value: players.get(read) for value, read in keys.items()}
        return {value: id for value in values if (id := _id(value))}


def _email_key(value: str) -> str | None:
    try:
        return email_address(value).key
    except BadInput:
        return None


def _id(value: str) -> UUID | None:
    """The id of a player, with or without its prefix."""
    try:
        return UUID(value.removeprefix("plr_"))
    except ValueError:
        return None
