"""Programs that were disabled and grants that were taken back, as PostgreSQL has it."""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from adapters.postgres.database import CONNECTION_LOST, EVERY_BRAND, Database
from domain.shared.clock import Clock
from domain.shared.errors import Unavailable

FRESH: Final = timedelta(seconds=1)
"""For how long it is believed that neither has ended."""

REMEMBERED_MAX: Final = 10_000

_ENDED: Final = """
select not exists (select from identity.client where id = $1 and disabled_at is null)
  or exists (select from identity.oauth_grant where id = $2 and revoked_at is not null)
"""


class EndedGrants:
    """Asks PostgreSQL at most once a second for the same program and grant: two rows by primary key."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._statements = database.statements_for(EVERY_BRAND)
        self._clock = clock
        self._asked: OrderedDict[tuple[UUID, UUID | None], datetime] = OrderedDict()

    async def any_ended(self, client_id: UUID, grant_id: UUID | None) -> bool:
        """Whether the program is disabled or unknown, or the grant (None: there is none) taken back.

        Raises:
            Unavailable: PostgreSQL cannot be reached.
        """
        now, both = self._clock.now(), (client_id, grant_id)
        asked = self._asked.get(both)
        if asked is not None and timedelta() <= now - asked < FRESH:
            return False
        try:
            ended = bool(await self._statements.fetchval(_ENDED, client_id, grant_id))
        except CONNECTION_LOST:
            raise Unavailable("Whether a token is still valid cannot be checked now") from None
        if not ended:
            self._remember(both, now)
        return ended

    def _remember(self, both: tuple[UUID, UUID | None], now: datetime) -> None:
        self._asked[both] = now
        self._asked.move_to_end(both)
        if len(self._asked) > REMEMBERED_MAX:
            self._asked.popitem(last=False)
