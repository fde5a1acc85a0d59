"""Read models of players, always within the viewer's reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

from domain.players.model import Consent, Note, Player, PlayerChange
from domain.players.statuses import PlayerStatus
from domain.shared.actor import Actor
from domain.shared.ids import PlayerId
from domain.shared.money import Currency
from domain.shared.pages import Slice, Window


class PlayerSort(Enum):
    """Sort keys of a list of players; equal ones are ordered by player id.

    ``BALANCE`` orders by currency first: amounts of two currencies do not compare.
    """

    CREATED = "CREATED"
    USERNAME = "USERNAME"
    COUNTRY = "COUNTRY"
    STATUS = "STATUS"
    VIP_LEVEL = "VIP_LEVEL"
    BALANCE = "BALANCE"


@dataclass(frozen=True, slots=True)
class Order:
    """A sort key and its direction."""

    by: PlayerSort = PlayerSort.CREATED
    descending: bool = True


@dataclass(frozen=True, slots=True)
class BalanceRange:
    """A range of real-money balances, in minor units of ``currency``, both ends included."""

    currency: Currency
    minor_min: int | None = None
    minor_max: int | None = None


@dataclass(frozen=True, slots=True)
class Criteria:
    """A filter of players; empty tuples and None do not filter. Tuples are sorted, so that filters compare.

    ``created_from`` is inclusive, ``created_before`` exclusive. ``username`` is part of the name as
    ``login.search_text`` normalises it, ``email_key`` the key of the whole address.
    """

    status: tuple[PlayerStatus, ...] = ()
    country: tuple[str, ...] = ()
    currency: tuple[Currency, ...] = ()
    created_from: datetime | None = None
    created_before: datetime | None = None
    balance: BalanceRange | None = None
    tags_any: tuple[str, ...] = ()
    tags_all: tuple[str, ...] = ()
    username: str | None = None
    email_key: str | None = None


class PlayerReads(Protocol):
    """Read models of players.

    Operators and services reach the players of their brand, a player only themself. A player out of reach
    is answered like one that does not exist.
    """

    async def by_ids(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, Player]:
        """The players among ``ids`` within reach."""
        ...

    async def by_username(self, viewer: Actor, username: str) -> Player | None:
        """The player of this username, in any spelling with the same key, within the viewer's brand."""
        ...

    async def page(self, viewer: Actor, criteria: Criteria, order: Order, window: Window) -> Slice[Player]:
        """One window of the players that meet the criteria."""
        ...

    async def count(self, viewer: Actor, criteria: Criteria) -> int:
        """How many players meet the criteria."""
        ...

    async def changes(
        self, viewer: Actor, ids: Sequence[UUID], window: Window
    ) -> dict[UUID, Slice[PlayerChange]]:
        """The same window of each player's history, newest first; sort key: (version, field)."""
        ...

    async def change_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many changes each player has, 0 included."""
        ...

    async def notes(self, viewer: Actor, ids: Sequence[UUID], window: Window) -> dict[UUID, Slice[Note]]:
        """The same window of each player's notes, newest first; sort key: (id,)."""
        ...

    async def note_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many notes each player has, 0 included."""
        ...

    async def consents(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, list[Consent]]:
        """Each player's latest answer of every kind, in the enum's order."""
        ...


class EmailSearch(Protocol):
    """Finds players by their addresses, for those who load many."""

    async def players(self, brand: str, email_keys: Sequence[str]) -> Mapping[str, PlayerId]:
        """The players of a brand by the keys of their whole addresses; unknown ones are absent."""
        ...
