"""Ports of the players context: players, brands, and what other contexts provide."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Protocol
from uuid import UUID

from domain.players.login import LoginName
from domain.players.model import Consent, Note, Player
from domain.players.reasons import Reason
from domain.players.status_owners import StatusOwner
from domain.shared.actor import Actor
from domain.shared.ids import PlayerId
from domain.shared.money import Currency

Run = Callable[[Callable[..., Awaitable[Any]], Any], Awaitable[Any]]
"""Carries out one command in a transaction of its own, on behalf of one origin."""


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand. Without ``currencies``: all there are. ``jurisdictions``: see ``Packs.offered``."""

    id: str
    name: str
    time_zone: str = "UTC"
    currencies: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()


class Brands(Protocol):
    """Finds brands."""

    async def find(self, id: str) -> Brand | None:
        """A brand by its id."""
        ...


class TakenName(Enum):
    """Which unique name another player of the brand has."""

    EMAIL = "EMAIL"
    USERNAME = "USERNAME"
    EXTERNAL_ID = "EXTERNAL_ID"


class StatusAuthorities(Protocol):
    """For whom an actor may act when they lift restrictions: SUPPORT, RISK or COMPLIANCE."""

    def of(self, actor: Actor) -> frozenset[StatusOwner]:
        """The actor's authorities, by the policy in force."""
        ...


class Players(Protocol):
    """Stores players, within the actor's reach: their brand, or for a player themself alone."""

    async def add(self, player: Player, email: LoginName, username: LoginName) -> TakenName | None:
        """Store a new player, unless a name is taken, which a database constraint decides."""
        ...

    async def taken(self, email: LoginName | None, username: LoginName | None) -> frozenset[TakenName]:
        """Which of the two names a player of the brand has; None is not looked up."""
        ...

    async def is_external_id_taken(self, external_id: str) -> bool:
        """Whether a player of the brand has it; until the transaction ends no other gets it."""
        ...

    async def locked(self, id: UUID) -> Player | None:
        """The player, locked until the transaction ends."""
        ...

    async def update(self, before: Player, after: Player, reason: Reason | None, at: datetime) -> None:
        """Store a changed player, and every difference in the history."""
        ...

    async def rename(
        self, before: Player, after: Player, reason: Reason | None, at: datetime
    ) -> TakenName | None:
        """As ``update``, where the e-mail address or the username may have changed.

        Nothing is stored where another player has one of them, which a database constraint decides.
        """
        ...

    async def add_consents(self, player_id: PlayerId, consents: Sequence[Consent]) -> None:
        """Store answers of the player."""
        ...

    async def add_note(self, note: Note) -> None:
        """Store a note."""
        ...


@dataclass(frozen=True, slots=True)
class LoginChange:
    """What a player of ``brand`` signs in by from ``at`` on, None where it stays, and under which rules."""

    brand: str
    email: LoginName | None
    username: LoginName | None
    jurisdiction: str
    at: datetime


class Logins(Protocol):
    """Accounts of players for signing in; provided by the identity context."""

    async def open(
        self, player: Player, email: LoginName, username: LoginName, password_hash: str | None
    ) -> None:
        """Create the player's account, in the same transaction."""
        ...

    async def rename(self, player_id: PlayerId, change: LoginChange) -> None:
        """Change what the player signs in by, in the same transaction, after it was found to be free."""
        ...

    async def set_sign_in_allowed(self, player_id: PlayerId, at: datetime, *, allowed: bool) -> None:
        """Set whether the player may sign in, in the same transaction.

        With ``allowed`` False, every session that began before ``at`` becomes invalid for good.
        """
        ...


class SessionEnder(Protocol):
    """Ends sessions of players; provided by the identity context."""

    async def end_all(self, account_id: UUID, *, but: UUID | None = None, barred: bool = False) -> int:
        """End every session of the player except ``but``, WebSockets included; returns how many there were.

        ``barred``: because the player may not sign in any more, which the WebSockets are told.
        """
        ...


class ContactNotices(Protocol):
    """Tells players what has become of their account; provided by the messages. Never raises."""

    async def email_changed(self, player: Player, former: str) -> None:
        """Tell ``former``, the address until now, that another one has taken its place."""
        ...

    async def phone_changed(self, player: Player, former: str | None) -> None:
        """Tell the player by mail that the telephone number has changed, and ``former`` by text."""
        ...

    async def username_changed(self, player: Player) -> None:
        """Tell the player that the username has changed."""
        ...


class WalletOpener(Protocol):
    """Opens wallets of new players; provided by the wallets context."""

    async def open(self, player_id: PlayerId, brand: str, currency: Currency) -> None:
        """Open the player's first real-money wallet, in the same transaction."""
        ...


class BettingPermissions(Protocol):
    """Whether players may bet and deposit, stored beside the wallets; provided by the wallets context."""

    async def set(self, player_id: PlayerId, *, may_bet: bool, may_deposit: bool, reason: str) -> None:
        """Set the permissions in this transaction; ``reason``: the status, or the condition not met."""
        ...


class BreachedPasswordList(Protocol):
    """Passwords known from breaches."""

    def holds(self, password: str) -> bool:
        """Whether ``password`` is in the list."""
        ...


class PasswordHashing(Protocol):
    """Hashes passwords, slowly by design. Never call it within a transaction."""

    async def hash(self, password: str) -> str | None:
        """The hash to store; None when too many are being computed already."""
        ...

    async def verify(self, password: str, hashed: str) -> bool | None:
        """Whether the password has this hash; None when too many are being checked already."""
        ...
