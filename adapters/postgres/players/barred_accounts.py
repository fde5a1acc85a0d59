"""The statuses of players who may not sign in."""

from adapters.postgres.database import Database
from domain.identity.accounts import BarredStatus
from domain.identity.model import Account

_STATUS = "select status from players.player where id = $1 and status = any($2)"
_BARRED = [status.value for status in BarredStatus]


class PostgresBarredAccounts:
    """Implements ``BarredAccounts``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def status_of(self, account: Account) -> BarredStatus | None:
        statements = self._database.statements_for(account.brand)
        status = await statements.fetchval(_STATUS, account.id, _BARRED)
        return BarredStatus(status) if status else None
