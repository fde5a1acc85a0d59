"""Words that a password of an account must not consist of."""

from typing import Final

from adapters.postgres.database import Database
from adapters.postgres.identity.contacts import PostgresContacts
from adapters.vault.vault import Vault
from domain.identity.model import Account

_WORDS: Final = """
select a.login_key, (select b.name from players.brand b where b.id = $2) as brand
from identity.account a where a.id = $1
"""


class PostgresGuessableWords:
    """Implements ``GuessableWords``."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault

    async def of(self, account: Account) -> tuple[str, ...]:
        statements = self._database.statements_for(account.brand)
        row = await statements.fetchrow(_WORDS, account.id, account.brand)
        email = await PostgresContacts(statements, self._vault).email_of(account)
        return tuple(word for word in (*(row or ()), email) if word)
