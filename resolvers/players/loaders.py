"""Batched look-ups of players and what hangs on them: for a page of players a statement for each kind."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader

from domain.players.corrections.model import Correction
from domain.players.corrections.queries import CorrectionReads
from domain.players.model import Consent, Note, Player, PlayerChange, StatusChange
from domain.players.queries import PlayerReads
from domain.shared.actor import Actor
from domain.shared.pages import Slice, Window
from resolvers.read_models import Read

Row = TypeVar("Row")


class PlayerLoaders:
    """The players' loaders of one operation."""

    def __init__(self, read: Read, viewer: Actor) -> None:
        reads = read(PlayerReads)

        async def players(ids: list[UUID]) -> list[Player | None]:
            found = await reads.by_ids(viewer, ids)
            return [found.get(id) for id in ids]

        async def consents(ids: list[UUID]) -> list[list[Consent]]:
            found = await reads.consents(viewer, ids)
            return [found[id] for id in ids]

        async def last_seen(ids: list[UUID]) -> list[datetime | None]:
            found = await reads.last_seen(viewer, ids)
            return [found.get(id) for id in ids]

        async def change_counts(ids: list[UUID]) -> list[int]:
            found = await reads.change_counts(viewer, ids)
            return [found[id] for id in ids]

        async def status_change_counts(ids: list[UUID]) -> list[int]:
            found = await reads.status_change_counts(viewer, ids)
            return [found[id] for id in ids]

        async def note_counts(ids: list[UUID]) -> list[int]:
            found = await reads.note_counts(viewer, ids)
            return [found[id] for id in ids]

        self.player: DataLoader[UUID, Player | None] = DataLoader(load_fn=players)
        self.last_seen: DataLoader[UUID, datetime | None] = DataLoader(load_fn=last_seen)
        self.consents: DataLoader[UUID, list[Consent]] = DataLoader(load_fn=consents)
        self.change_count: DataLoader[UUID, int] = DataLoader(load_fn=change_counts)
        self.status_change_count: DataLoader[UUID, int] = DataLoader(load_fn=status_change_counts)
        self.note_count: DataLoader[UUID, int] = DataLoader(load_fn=note_counts)
        self.changes: WindowLoader[PlayerChange] = WindowLoader(
            lambda ids, at: reads.changes(viewer, ids, at)
        )
        self.status_changes: WindowLoader[StatusChange] = WindowLoader(
            lambda ids, at: reads.status_changes(viewer, ids, at)
        )
        self.notes: WindowLoader[Note] = WindowLoader(lambda ids, at: reads.notes(viewer, ids, at))


class CorrectionLoaders:
    """The loaders of corrections of one operation."""

    def __init__(self, read: Read, viewer: Actor) -> None:
        reads = read(CorrectionReads)

        async def counts(ids: list[UUID]) -> list[int]:
            found = await reads.counts(viewer, ids)
            return [found[id] for id in ids]

        self.count: DataLoader[UUID, int] = DataLoader(load_fn=counts)
        self.page: WindowLoader[Correction] = WindowLoader(lambda ids, at: reads.of_players(viewer, ids, at))


class WindowLoader(Generic[Row]):
    """Slices of many players' lists; players of whom the same window is asked share a statement."""

    def __init__(self, read: Callable[[Sequence[UUID], Window], Awaitable[dict[UUID, Slice[Row]]]]) -> None:
        self._read = read
        self._loader: DataLoader[tuple[UUID, Window], Slice[Row]] = DataLoader(load_fn=self._load)

    async def load(self, player_id: UUID, window: Window) -> Slice[Row]:
        """One player's slice."""
        return await self._loader.load((player_id, window))

    async def _load(self, keys: list[tuple[UUID, Window]]) -> list[Slice[Row]]:
        found: dict[tuple[UUID, Window], Slice[Row]] = {}
        for window in dict.fromkeys(window for _, window in keys):
            slices = await self._read([id for id, asked in keys if asked == window], window)
            found |= {(id, window): rows for id, rows in slices.items()}
        return [found[key] for key in keys]
