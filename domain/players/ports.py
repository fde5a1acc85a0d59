"""What the players context needs from the world."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

from domain.players.login import LoginName
from domain.players.model import Consent, Note, Player
from domain.players.reasons import Reason
from domain.shared.money import Currency


@dataclass(frozen=True, slots=True)
class Brand:
    """A casino of the house. ``jurisdiction`` None: its players come under their country's pack."""

    id: str
    name: str
    jurisdiction: str | None


class Brands(Protocol):
    """The brands there are."""

    async def find(self, id: str) -> Brand | None:
        """A brand by its id."""
        ...


class TakenName(Enum):
    """Which unique name another player of the brand has."""

    EMAIL = "EMAIL"
    USERNAME = "USERNAME"


class Players(Protocol):
    """Where players are kept; reach is the origin's: its brand, and for a player themselves alone."""

    async def add(self, player: Player, email: LoginName, username: LoginName) -> TakenName | None:
        """Keep a new player, unless a name is taken: decided by a constraint, so of many at once one wins."""
        ...

    async def taken(self, email: LoginName, username: LoginName) -> frozenset[TakenName]:
        """Which of the two another player of the brand has now."""
        ...

    async def locked(self, id: UUID) -> Player | None:
        """The player as now kept, held against other changes until the transaction ends."""
        ...

    async def keep(self, before: Player, after: Player, reason: Reason | None, at: datetime) -> None:
        """Keep a player changed at a moment, and every difference in the history."""
        ...

    async def add_consents(self, player_id: UUID, consents: Sequence[Consent]) -> None:
        """Keep what the player answered."""
        ...

    async def add_note(self, note: Note) -> None:
        """Keep a note for good."""
        ...


class Logins(Protocol):
    """Where a player's credentials are kept, apart from the player; the identity context answers."""

    async def open(
        self, player: Player, email: LoginName, username: LoginName, password_hash: str | None
    ) -> None:
        """Open the account a player signs in to, in the same transaction."""
        ...

    async def set_sign_in_allowed(self, player_id: UUID, at: datetime, *, allowed: bool) -> None:
        """Whether the player may sign in from now on, in the same transaction.

        Once they may not, every session that began until then counts for nothing, for ever.
        """
        ...


class SessionEnder(Protocol):
    """Where a player is signed in; the identity context answers."""

    async def end_all(self, account_id: UUID) -> int:
        """End every session of the player, sockets included; how many there were."""
        ...


class WalletOpener(Protocol):
    """Where a new player's money will be kept; the wallets context answers."""

    async def open(self, player_id: UUID, brand: str, currency: Currency) -> None:
        """Open the player's first real-money wallet, in the same transaction."""
        ...


class BettingPermissions(Protocol):
    """What money may do for a player, kept beside the wallet; the wallets context answers."""

    async def set(self, player_id: UUID, *, may_bet: bool, may_deposit: bool, reason: str) -> None:
        """Let it hold from this transaction on; ``reason``: the status, or what fails."""
        ...


class BreachedPasswordList(Protocol):
    """Passwords that are known from breaches, and so are tried first."""

    def holds(self, password: str) -> bool:
        """Whether it is one of them."""
        ...


class PasswordHashing(Protocol):
    """Slow on purpose: never call it while a transaction is open."""

    async def hash(self, password: str) -> str | None:
        """The hash to keep; None when too many are being made already, so try again later."""
        ...

    async def verify(self, password: str, hashed: str) -> bool | None:
        """Whether it is the password; None when too many are being checked already."""
        ...
