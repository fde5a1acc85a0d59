"""Which lanes of the outbox a process owns: its fair share among all that do the same, by advisory locks."""

from adapters.postgres.advisory_locks import Connection, try_lock, unlock
from domain.shared.ids import LANES

GROUP = 0x4F555442
"""Advisory lock group (OUTB in ASCII) of relays; keys 0..15 are lanes."""

_PRESENCE = LANES
"""This key is held in common by every relay, so that they can count each other."""

_ARRIVE = "select pg_advisory_lock_shared($1::int, $2::int)"

_COUNT = """
    select count(*) from pg_locks
    where locktype = 'advisory' and granted
      and classid = $1::int::oid and objid = $2::int::oid and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())
"""


class RelayShare:
    """The partitions of one session. All are free again the moment the session ends, however it ends."""

    def __init__(self, connection: Connection, group: int = GROUP) -> None:
        self._connection = connection
        self._group = group
        self._owned: set[int] = set()

    @property
    def owned(self) -> list[int]:
        """The partitions to relay, ascending."""
        return sorted(self._owned)

    async def join(self) -> None:
        """Be counted."""
        await self._connection.execute(_ARRIVE, self._group, _PRESENCE)

    async def rebalance(self) -> None:
        """Give back what is above our fair share, take what is free below it. Nothing may be in flight."""
        relays = await self._connection.fetchval(_COUNT, self._group, _PRESENCE)
        fair = -(-LANES // max(1, relays))
        for partition in self.owned[fair:]:
            await unlock(self._connection, self._group, partition)
            self._owned.discard(partition)
        for partition in range(LANES):
            if len(self._owned) >= fair:
                return
            if partition not in self._owned and await try_lock(self._connection, self._group, partition):
                self._owned.add(partition)
