"""What the ledger has of a file already, read for thousands of rows at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.wallets.reconciliation import PlayerCurrency, Reconciliation, StoredOperation
from server.replay.row_applier import OperationStamps, RowApplier
from server.replay.timeline import RowTimeline, TimelineRow
from server.replay.totals import PostedRow

PLAYERS_AT_ONCE: Final = 1_000

_Stamps = tuple[OperationStamps | None, ...]
"""Of each movement of a row; None where the ledger refuses it for its form."""


@dataclass(frozen=True, slots=True)
class LedgerState:
    """Compares rows with the ledger by their keys, and by the digest of what each asks for."""

    reconciliation: Reconciliation
    applier: RowApplier

    async def mark(
        self, timeline: RowTimeline, players: Mapping[str, PlayerId], found: Callable[[PostedRow], None]
    ) -> None:
        """Mark every movement that the ledger has, and tell of each row that it has as a whole.

        Only rows of ``players`` are looked up.
        """
        for chunk in timeline.chunks():
            rows = [each for each in chunk if each.row.player in players]
            stamps = [await self._stamps(each, players[each.row.player]) for each in rows]
            asked = [
                (players[each.row.player], key)
                for each, of_row in zip(rows, stamps, strict=True)
                for of_movement in of_row
                if of_movement
                for key in {of_movement.first.key, of_movement.last}
            ]
            if asked:
                stored = await self.reconciliation.stored(asked)
                marked = [_marked(each, of_row, stored) for each, of_row in zip(rows, stamps, strict=True)]
                timeline.mark(marked)
                for each, of_row in zip(marked, stamps, strict=True):
                    if each.is_done:
                        keys = tuple(of_movement.last for of_movement in of_row if of_movement)
                        found(PostedRow(players[each.row.player], each.row, keys))

    async def available(self, players: Sequence[PlayerId]) -> dict[PlayerCurrency, int]:
        """What each of these players can use now."""
        found: dict[PlayerCurrency, int] = {}
        for at in range(0, len(players), PLAYERS_AT_ONCE):
            found |= await self.reconciliation.available(players[at : at + PLAYERS_AT_ONCE])
        return found

    async def _stamps(self, each: TimelineRow, player_id: PlayerId) -> _Stamps:
        found: list[OperationStamps | None] = []
        for movement in each.row.movements:
            try:
                found.append(await self.applier.stamps(each.row, player_id, movement))
            except BadInput:
                found.append(None)
        return tuple(found)


def _marked(each: TimelineRow, stamps: _Stamps, stored: Mapping[UUID, StoredOperation]) -> TimelineRow:
    begun = done = 0
    for bit, of_movement in enumerate(stamps):
        first = stored.get(of_movement.first.key) if of_movement else None
        if of_movement is None or first is None:
            continue
        begun |= 1 << bit
        last = stored.get(of_movement.last)
        # Another request under this key is sent all the same, and refused as a conflict.
        if first.request in of_movement.first.requests and last is not None and last.carried_out:
            done |= 1 << bit
    return replace(each, begun=begun, done=done)
