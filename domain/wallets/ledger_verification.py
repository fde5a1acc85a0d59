"""The flaws that ``ledger verify`` checks for, and its result."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

NAMED_MAX = 10
"""How many flaws are listed one by one; all are counted."""


class Flaw(Enum):
    """A way in which a ledger can be wrong."""

    HASH = "hash"
    SEQUENCE = "sequence"
    LEGS = "legs"
    BALANCE_AFTER = "balance_after"
    RESERVED_AFTER = "reserved_after"
    FELL_BELOW_ZERO = "fell_below_zero"
    UNBALANCED = "unbalanced"
    NO_WALLET = "no_wallet"
    CURRENCY = "currency"
    BALANCE = "balance"
    RESERVED = "reserved"
    HEAD = "head"
    LAST = "last"
    LAST_AT = "last_at"
    WITHDRAWALS = "withdrawals"
    BELOW_ZERO = "below_zero"
    KEY_MISSING = "key_missing"
    KEY_ELSEWHERE = "key_elsewhere"
    KEY_TWICE = "key_twice"
    KEY_WITHOUT_EFFECT = "key_without_effect"
    KEY_OF_TWO_PLAYERS = "key_of_two_players"
    PARTITION = "partition"
    ROUND_MISSING = "round_missing"
    ROUND_WITHOUT_OPERATIONS = "round_without_operations"
    ROUND_OPERATIONS = "round_operations"
    ROUND_STAKED = "round_staked"
    ROUND_WON = "round_won"
    ROUND_LAST = "round_last"
    ROUND_CLOSED = "round_closed"
    ROUND_DETAILS = "round_details"
    GRANT_MISSING = "grant_missing"
    GRANT_WITHOUT_WALLET = "grant_without_wallet"
    GRANT_PROGRESS = "grant_progress"
    GRANT_IN_PLAY = "grant_in_play"
    GRANT_NOT_EMPTY = "grant_not_empty"
    GRANT_WALLET_STATE = "grant_wallet_state"
    GRANT_IN_FRONT = "grant_in_front"
    GRANT_TERMS = "grant_terms"
    BET_WITHOUT_GRANT = "bet_without_grant"
    BET_COUNTED = "bet_counted"

    @property
    def meaning(self) -> str:
        """The flaw in a sentence about a wallet, an operation or a round."""
        return _MEANINGS[self]


_MEANINGS: Mapping[Flaw, str] = {
    Flaw.HASH: "the entry is not what was hashed when it was made",
    Flaw.SEQUENCE: "operation numbers have a gap or are out of order",
    Flaw.LEGS: "the legs of the operation do not belong together",
    Flaw.BALANCE_AFTER: "the balance after the entry does not follow from the one before",
    Flaw.RESERVED_AFTER: "the reserved amount after the entry does not follow from the one before",
    Flaw.FELL_BELOW_ZERO: "the wallet went below zero by an operation that may not do that",
    Flaw.UNBALANCED: "the postings of the operation do not sum to zero",
    Flaw.NO_WALLET: "there are entries or withdrawals of a wallet that does not exist",
    Flaw.CURRENCY: "the entry's currency is not the wallet's",
    Flaw.BALANCE: "the wallet's balance is not the sum of its entries",
    Flaw.RESERVED: "the wallet's reserved amount is not the sum of its entries",
    Flaw.HEAD: "the wallet's hash is not that of the player's last entry",
    Flaw.LAST: "the wallet's last operation is not the last entry",
    Flaw.LAST_AT: "the last entry is younger than the wallet knows",
    Flaw.WITHDRAWALS: "the wallet's reserved amount is not that of its open withdrawals",
    Flaw.BELOW_ZERO: "the wallet is below zero and not marked as overdrawn",
    Flaw.KEY_MISSING: "the operation's key was not remembered: sent again, it would be applied again",
    Flaw.KEY_ELSEWHERE: "the operation's key is remembered as that of another operation",
    Flaw.KEY_TWICE: "one key has two effects",
    Flaw.KEY_WITHOUT_EFFECT: "a key is remembered as applied, and its operation is not there",
    Flaw.KEY_OF_TWO_PLAYERS: "one key is remembered for two players",
    Flaw.PARTITION: "the entry lies in the partition of another month",
    Flaw.ROUND_MISSING: "there are operations of a round of which no row is kept",
    Flaw.ROUND_WITHOUT_OPERATIONS: "a row is kept of a round without operations",
    Flaw.ROUND_OPERATIONS: "the round's number of operations is not that of its operations",
    Flaw.ROUND_STAKED: "what was staked in the round is not the sum of its bets and rollbacks",
    Flaw.ROUND_WON: "what was won in the round is not the sum of its other operations",
    Flaw.ROUND_LAST: "the round's last operation is not the last of its operations",
    Flaw.ROUND_CLOSED: "the round is not closed as its operations and the key of its closing say",
    Flaw.ROUND_DETAILS: "the round's opening, currency, name or game are not those of its operations",
    Flaw.GRANT_MISSING: "the wallet is of a bonus whose terms are not kept",
    Flaw.GRANT_WITHOUT_WALLET: "the terms of a bonus are kept of a wallet that is not the bonus's",
    Flaw.GRANT_PROGRESS: "the progress of the bonus is not the sum of what its bets count",
    Flaw.GRANT_IN_PLAY: "the number of bets in play for the bonus is not that of its bets that may still win",
    Flaw.GRANT_NOT_EMPTY: "the bonus has ended, and its wallet is not empty",
    Flaw.GRANT_WALLET_STATE: "the wallet is open after its bonus has ended, or closed before",
    Flaw.GRANT_IN_FRONT: "the player's first wallet does not name the bonus that bets count for next",
    Flaw.GRANT_TERMS: "the terms on the player's first wallet are not those of the bonus in front",
    Flaw.BET_WITHOUT_GRANT: "the operation counts for a bonus that the player does not have, or is no bet",
    Flaw.BET_COUNTED: "what the bet counts is not its stake times its weight",
}


@dataclass(frozen=True, slots=True)
class Damage:
    """One flaw, where it was found: in a round, else in an operation (``seq``), else in a wallet."""

    flaw: Flaw
    player_id: UUID
    wallet_no: int
    seq: int | None = None
    expected: str | None = None
    found: str | None = None
    round_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class LedgerVerification:
    """The result: how much was checked, and the flaws found.

    ``damages`` are the first ``NAMED_MAX``, by player and operation; ``flaws`` counts all of them,
    ``wallets_damaged`` the wallets they are in.
    """

    players: int = 0
    wallets: int = 0
    operations: int = 0
    entries: int = 0
    keys: int = 0
    wallets_damaged: int = 0
    flaws: Mapping[Flaw, int] = field(default_factory=dict)
    damages: tuple[Damage, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether there are no flaws."""
        return not self.flaws

    def __add__(self, other: "LedgerVerification") -> "LedgerVerification":
        """The combined result of two sets of different players."""
        damages = sorted((*self.damages, *other.damages), key=_place)
        return LedgerVerification(
            players=self.players + other.players,
            wallets=self.wallets + other.wallets,
            operations=self.operations + other.operations,
            entries=self.entries + other.entries,
            keys=self.keys + other.keys,
            wallets_damaged=self.wallets_damaged + other.wallets_damaged,
            flaws=Counter(self.flaws) + Counter(other.flaws),
            damages=tuple(damages[:NAMED_MAX]),
        )


def _place(damage: Damage) -> tuple[UUID, int]:
    """Sort key: player and operation; flaws of a wallet as a whole follow its operations."""
    return damage.player_id, (1 << 63) if damage.seq is None else damage.seq
