"""What a caller has done to the ledger, for reconciliation with the books of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Protocol
from uuid import UUID

DIGEST_HEX_DIGITS: Final = 15

PlayerCurrency = tuple[UUID, str]
"""(player, currency code)."""


@dataclass(frozen=True, slots=True)
class CallerTotals:
    """Sums of what a caller did for a player in one currency, in minor units.

    Bets that were rolled back are left out. ``opening`` is what was deposited to begin with, and no part of
    ``deposited``; ``withdrawn`` is what was paid. ``digests`` is the sum of ``operation_digest`` over what
    the sums count but opening deposits: it differs where amounts were exchanged among operations.
    """

    staked: int = 0
    won: int = 0
    deposited: int = 0
    withdrawn: int = 0
    opening: int = 0
    digests: int = 0

    def __add__(self, other: "CallerTotals") -> "CallerTotals":
        return CallerTotals(
            self.staked + other.staked,
            self.won + other.won,
            self.deposited + other.deposited,
            self.withdrawn + other.withdrawn,
            self.opening + other.opening,
            self.digests + other.digests,
        )


def operation_digest(key: UUID, minor: int) -> int:
    """60 bits of SHA-256 over an operation's key in hexadecimal digits, and its amount without a sign."""
    return int(sha256(f"{key.hex}:{minor}".encode()).hexdigest()[:DIGEST_HEX_DIGITS], 16)


@dataclass(frozen=True, slots=True)
class StoredOperation:
    """What the ledger keeps under a key: the digest of the request, and whether it was carried out."""

    request: int
    carried_out: bool


class Reconciliation(Protocol):
    """Reads over many players, for reports and reconciliation, not for requests."""

    async def of_caller(self, caller: str, opening_prefix: str) -> Mapping[PlayerCurrency, CallerTotals]:
        """Sums of what ``caller`` (``str(actor)``) did. Reads every entry.

        Deposits whose key begins with ``opening_prefix`` and ends with no ``:deposit`` are opening deposits.
        """

    async def stored(self, keys: Sequence[tuple[UUID, UUID]]) -> Mapping[UUID, StoredOperation]:
        """What is kept under these (player, key), by key; one statement."""

    async def available(self, players: Sequence[UUID]) -> Mapping[PlayerCurrency, int]:
        """The real money each player can use, in minor units, of every currency they have a wallet in."""
