"""The addresses, numbers and language of an account's holder."""

from collections.abc import Sequence
from typing import Final

from adapters.postgres.identity.factors_rows import NUMBER_PLACE, account_cipher
from adapters.postgres.pool import BrandStatements
from adapters.vault.vault import Vault
from domain.identity.model import Account
from domain.shared.actor import ActorKind

# Of another context; players in a database of their own must publish it.
_EMAIL: Final = "select email from players.player where id = $1"
_NUMBERS: Final = """
  select case when p.phone_verified_at is not null then p.phone end as own,
    (select f.number from identity.phone f where f.account_id = p.id) as proving
  from players.player p where p.id = $1
"""
_LANGUAGE: Final = "select language from players.player where id = $1"
_OPERATORS_LANGUAGE: Final = "en"
_EMAIL_PLACE: Final = "players.player.email"
_PHONE_PLACE: Final = "players.player.phone"


class PostgresContacts:
    """Implements ``Contacts``: players have an e-mail address and numbers, operators have none."""

    def __init__(self, statements: BrandStatements, vault: Vault) -> None:
        self._statements = statements
        self._vault = vault

    async def email_of(self, account: Account) -> str | None:
        if account.kind is not ActorKind.PLAYER:
            return None
        kept = await self._statements.fetchval(_EMAIL, account.id)
        if kept is None:
            return None
        return (await account_cipher(self._statements, self._vault, account.id)).open(_EMAIL_PLACE, kept)

    async def numbers_of(self, account: Account) -> Sequence[str]:
        if account.kind is not ActorKind.PLAYER:
            return ()
        row = await self._statements.fetchrow(_NUMBERS, account.id)
        if row is None or (row["own"] is None and row["proving"] is None):
            return ()
        cipher = await account_cipher(self._statements, self._vault, account.id)
        numbers = (cipher.open(_PHONE_PLACE, row["own"]), cipher.open(NUMBER_PLACE, row["proving"]))
        return tuple(dict.fromkeys(number for number in numbers if number))

    async def language_of(self, account: Account) -> str:
        if account.kind is not ActorKind.PLAYER:
            return _OPERATORS_LANGUAGE
        return str(await self._statements.fetchval(_LANGUAGE, account.id) or _OPERATORS_LANGUAGE)
