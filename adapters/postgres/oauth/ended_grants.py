"""Programs that were disabled and grants that were taken back, as PostgreSQL has it."""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from adapters.postgres.database import CONNECTION_LOST, EVERY_BRAND, Database
from domain.shared.clock import Clock
from domain.shared.credentials import CredentialEnd
from domain.shared.errors import Unavailable

FRESH: Final = timedelta(seconds=1)
"""For how long it is believed that neither has ended."""

REMEMBERED_MAX: Final = 10_000

_ENDED: Final = """
select case
  when not exists (select from identity.client where id = $1 and disabled_at is null) then 'PROGRAM'
  when exists (select from identity.oauth_grant where id = $2 and revoked_at is not null) then 'REVOCATION'
end
"""


class EndedGrants:
    """Asks PostgreSQL at most once a second for the same program and grant: two rows by primary key."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._statements = database.statements_for(EVERY_BRAND)
        self._clock = clock
        self._asked: OrderedDict[tuple[UUID, UUID | None], datetime] = OrderedDict()

    async def ended(
        self, client_id: UUID, grant_id: UUID | None, *, afresh: bool = False
    ) -> CredentialEnd | None:
        """Which has ended: the program is disabled or unknown, or the grant (None: there is none) taken back.

        ``afresh``: PostgreSQL is asked, whatever it said less than a second ago.

        Raises:
            Unavailable: PostgreSQL cannot be reached.
        """
        now, both = self._clock.now(), (client_id, grant_id)
        asked = self._asked.get(both)
        if not afresh and asked is not None and timedelta() <= now - asked < FRESH:
            return None
        try:
            ended: str | None = await self._statements.fetchval(_ENDED, client_id, grant_id)
        except CONNECTION_LOST:
            raise Unavailable("Whether a token is still valid cannot be checked now") from None
        if ended is None:
            self._remember(both, now)
            return None
        return CredentialEnd(ended)

    def _remember(self, both: tuple[UUID, UUID | None], now: datetime) -> None:
        self._asked[both] = now
        self._asked.move_to_end(both)
        if len(self._asked) > REMEMBERED_MAX:
            self._asked.popitem(last=False)
