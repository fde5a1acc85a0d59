"""What may be asked about players; every question is answered within the viewer's reach only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

from domain.players.model import Consent, Note, Player, PlayerChange
from domain.players.status.statuses import PlayerStatus
from domain.shared.actor import Actor
from domain.shared.money import Currency
from domain.shared.pages import Slice, Window


class PlayerSort(Enum):
    """What a list of players is ordered by; the player's id decides between equals.

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
    """A direction through a list of players."""

    by: PlayerSort = PlayerSort.CREATED
    descending: bool = True


@dataclass(frozen=True, slots=True)
class BalanceRange:
    """Real money, in minor units of ``currency``, both ends included."""

    currency: Currency
    minor_min: int | None = None
    minor_max: int | None = None


@dataclass(frozen=True, slots=True)
class Criteria:
    """Which players; an empty tuple and None ask nothing. Tuples are sorted: equal criteria are alike.

    ``created_from`` is included, ``created_before`` is not. ``username`` is part of
    the name as ``login.search_text`` spells it, ``email_key`` the whole address as it is compared.
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

    An operator or service reaches the players of its brand, a player only themselves; what is out of
    reach looks exactly like what does not exist.
    """

    async def by_ids(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, Player]:
        """The players among ``ids`` within reach."""
        ...

    async def by_username(self, viewer: Actor, username: str) -> Player | None:
        """The player of this name, however it is written, within the viewer's brand."""
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
        """How many changes each player has; none is left out."""
        ...

    async def notes(self, viewer: Actor, ids: Sequence[UUID], window: Window) -> dict[UUID, Slice[Note]]:
        """The same window of each player's notes, newest first; sort key: (id,)."""
        ...

    async def note_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many notes each player has; none is left out."""
        ...

    async def consents(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, list[Consent]]:
        """Each player's latest answer of every kind, in the enum's order."""
        ...
