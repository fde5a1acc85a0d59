"""Makes what players are found by for those who were stored before it was made; see decision 0034."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from adapters.postgres.database import EVERY_BRAND, Database, driver_connection
from adapters.postgres.players.rows import player_of
from adapters.postgres.players.sealed_fields import KEY_COLUMNS, PlayerCiphers
from adapters.postgres.players.search_keys import search_columns
from adapters.vault.vault import Vault

BATCH_PLAYERS_MAX: Final = 500
_FIRST: Final = UUID(int=0)

_MISSING: Final = f"""
  select p.*, {KEY_COLUMNS} from players.player p
   where p.id > $1 and ((p.phone is not null and p.phone_index is null)
      or (p.name_index = '{{}}' and (p.first_name is not null or p.last_name is not null)))
   order by p.id limit $2
"""  # noqa: S608 - our own words
# A key that is destroyed meanwhile waits for us, and then takes what we made with it.
_HELD: Final = """
  select subject_id, purpose from keyring.subject_key
   where subject_id = any($1::uuid[]) and destroyed_at is null order by subject_id, purpose for share
"""
# Who was changed meanwhile is left to the next pass.
_STORE: Final = """
  update players.player
     set phone_index = coalesce(phone_index, $3),
         name_index = case when name_index = '{}' then $4::bytea[] else name_index end
   where id = $1 and version = $2
  returning id
"""


class SearchKeyBackfill:
    """Passes over the players of all brands by id; can be stopped, and run again, at any time."""

    def __init__(self, database: Database, vault: Vault, *, batch_players: int = BATCH_PLAYERS_MAX) -> None:
        self._database = database
        self._vault = vault
        self._batch_players = batch_players

    async def fill(self, progress: Callable[[int], None] = lambda _done: None) -> int:
        """Make what is missing; gives for how many players. ``progress`` is called with how many are done.

        Raises:
            KeysUnusable: the master keys are out of reach; what was made before stays.
        """
        done = 0
        while once := await self._pass(done, progress):
            done += once
        return done

    async def _pass(self, before: int, progress: Callable[[int], None]) -> int:
        done, last = 0, _FIRST
        statements = self._database.statements_for(EVERY_BRAND)
        while batch := await statements.fetch(_MISSING, last, self._batch_players):
            done += await self._stored(batch)
            last = batch[-1]["id"]
            progress(before + done)
        return done

    async def _stored(self, batch: Sequence[Any]) -> int:
        """How many of the batch have something now that they had not."""
        made = await self._made(batch)
        async with self._database.transaction(EVERY_BRAND) as transaction:
            driver = await driver_connection(transaction)
            held = {(row["subject_id"], row["purpose"]) for row in await driver.fetch(_HELD, list(made))}
            done = 0
            for row in batch:
                id, columns = row["id"], made[row["id"]]
                phone = columns["phone_index"] if (id, "account") in held else None
                names = columns["name_index"] if (id, "aml") in held else []
                if (phone and row["phone_index"] is None) or (names and not row["name_index"]):
                    done += len(await driver.fetch(_STORE, id, row["version"], phone, names))
        return done

    async def _made(self, batch: Sequence[Any]) -> Mapping[UUID, dict[str, Any]]:
        ciphers = await PlayerCiphers.of_rows(self._vault, batch)
        return {
            row["id"]: await search_columns(self._vault, player_of(row, each.opened(row)), each)
            for row, each in zip(batch, ciphers, strict=True)
        }
