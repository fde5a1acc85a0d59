"""Ports of factor resets."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.identity.factor_resets.model import FactorReset
from domain.identity.model import Account
from domain.shared.ids import PlayerId
from domain.shared.pages import RowList


class FactorResetBook(Protocol):
    """Stores the resets of the actor's brand, within a command's transaction."""

    async def ask(self, reset: FactorReset) -> bool:
        """Store a reset that waits for approval; False where one of this player is under way."""
        ...

    async def locked(self, id: UUID) -> FactorReset | None:
        """A reset of the brand, locked until the transaction ends."""
        ...

    async def open_of(self, player_id: UUID) -> FactorReset | None:
        """The player's reset that is under way, locked until the transaction ends."""
        ...

    async def store(self, reset: FactorReset, objection: bytes | None = None) -> None:
        """Store how far it is. ``objection``: the hash of the code by which its owner may object."""
        ...


class FactorResetReads(Protocol):
    """Each is one statement."""

    async def reset(self, brand: str, id: UUID) -> FactorReset | None:
        """A reset of the brand."""
        ...

    def resets(self, brand: str) -> RowList[FactorReset]:
        """The resets of a brand, newest first, those that have ended too."""
        ...

    async def latest(self, brand: str, player_ids: Collection[UUID]) -> Mapping[UUID, FactorReset]:
        """The latest reset of each player who has one."""
        ...

    async def last_setback(self, brand: str, player_id: UUID) -> datetime | None:
        """When others last changed the player's e-mail address, or the player last objected to a reset."""
        ...

    async def objected(self, brand: str, objection: bytes) -> Account | None:
        """The player whose open reset has this code to object by."""
        ...


@dataclass(frozen=True, slots=True)
class OpenReset:
    """An approved reset that something is to be done about."""

    id: UUID
    brand: str


class FactorResetsDue(Protocol):
    """Finds approved resets of every brand."""

    async def untold(self, count: int, after: OpenReset | None) -> Sequence[OpenReset]:
        """Those whose players have not been told yet, oldest first, from the one after ``after`` on."""
        ...

    async def due(self, by: datetime, count: int) -> Sequence[OpenReset]:
        """Those to be carried out by then, oldest first."""
        ...


class PlayerFactors(Protocol):
    """Takes a player's ways to sign in away, within a command's transaction."""

    async def remove(self, player_id: PlayerId, at: datetime) -> int | None:
        """Remove factors, recovery codes and password, and make enrolment due.

        Returns the number of the account's next fact, or None where there is no such account.
        """
        ...
