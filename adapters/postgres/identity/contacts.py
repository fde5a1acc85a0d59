"""The e-mail address of an account's holder."""

from typing import Final

from adapters.postgres.identity.factors_rows import account_cipher
from adapters.postgres.pool import BrandStatements
from adapters.vault.vault import Vault
from domain.identity.model import Account
from domain.shared.actor import ActorKind

# The only table of another context that is read here; players in a database of their own must publish it.
_EMAIL: Final = "select email from players.player where id = $1"
_PLACE: Final = "players.player.email"


class PostgresContacts:
    """Implements ``Contacts``: players have an e-mail address, operators have none."""

    def __init__(self, statements: BrandStatements, vault: Vault) -> None:
        self._statements = statements
        self._vault = vault

    async def email_of(self, account: Account) -> str | None:
        if account.kind is not ActorKind.PLAYER:
            return None
        kept = await self._statements.fetchval(_EMAIL, account.id)
        if kept is None:
            return None
        return (await account_cipher(self._statements, self._vault, account.id)).open(_PLACE, kept)
