"""Read models of players, always within the viewer's reach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

from domain.players.model import (
    Consent,
    ConsentKind,
    ContactChannel,
    Note,
    Player,
    PlayerChange,
    StatusChange,
)
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
    LAST_SEEN = "LAST_SEEN"


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

    ``created_from`` and ``seen_from`` are inclusive, ``created_before`` and ``seen_before`` exclusive.
    ``username`` is part of the name as ``login.search_text`` normalises it, ``username_prefix`` its
    beginning. ``email_key`` is the key of the whole address, ``phone`` the whole number as it is stored;
    ``name_prefixes`` come from ``name_search.py`` and must all be met. ``payment_reference`` is the whole
    number of a payment at its provider. Of ``contact_by`` and ``consented`` any one is enough.
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
    username_prefix: str | None = None
    email_key: str | None = None
    phone: str | None = None
    name_prefixes: tuple[str, ...] = ()
    payment_reference: str | None = None
    external_id: str | None = None
    vip_level: tuple[int, ...] = ()
    contact_by: tuple[ContactChannel, ...] = ()
    consented: tuple[ConsentKind, ...] = ()
    language: tuple[str, ...] = ()
    jurisdiction: tuple[str, ...] = ()
    traffic_source: tuple[str, ...] = ()
    campaign: tuple[str, ...] = ()
    seen_from: datetime | None = None
    seen_before: datetime | None = None

    @property
    def order(self) -> Order:
        """The order of a list that no other is asked for: a range of times is read in its own order."""
        seen = self.seen_from is not None or self.seen_before is not None
        return Order(PlayerSort.LAST_SEEN) if seen else Order()


@dataclass(frozen=True, slots=True)
class Registrations:
    """How many players have registered, and when the newest did; None without any."""

    count: int
    newest_at: datetime | None


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

    async def meeting_each(
        self, viewer: Actor, ways: Sequence[tuple[Criteria, Order]], count: int
    ) -> list[list[Player]]:
        """For each of the criteria the first players who meet them, at most ``count``. One statement."""
        ...

    async def count(self, viewer: Actor, criteria: Criteria) -> int:
        """How many players meet the criteria."""
        ...

    async def registered_since(self, viewer: Actor, since: datetime, rows_max: int) -> dict[UUID, datetime]:
        """Players of the viewer's brand who registered then or later, the first first: id -> when."""
        ...

    async def last_seen(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, datetime]:
        """When each player signed in last, or registered if they never did."""
        ...

    async def changes(
        self, viewer: Actor, ids: Sequence[UUID], window: Window
    ) -> dict[UUID, Slice[PlayerChange]]:
        """The same window of each player's history, newest first; sort key: (version, field)."""
        ...

    async def change_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many changes each player has, 0 included."""
        ...

    async def status_changes(
        self, viewer: Actor, ids: Sequence[UUID], window: Window
    ) -> dict[UUID, Slice[StatusChange]]:
        """The same window of the moves of each player's status, newest first; sort key: (version,)."""
        ...

    async def status_change_counts(self, viewer: Actor, ids: Sequence[UUID]) -> dict[UUID, int]:
        """How many moves of the status each player has, 0 included."""
        ...

    async def notes(self, viewer: Actor, ids: Sequence[UUID], window: Window) -> dict[UUID, Slice[Note]]:
        """The same window of each player's notes, newest first; sort key: (id,)."""
        ...

    async def note(self, viewer: Actor, player_id: PlayerId, note_id: UUID) -> Note | None:
        """One note on a player."""
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
