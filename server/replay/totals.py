"""Compares file and ledger, per player and currency, in minor units: sums, and each operation's amount."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from domain.wallets.reconciliation import CallerTotals, PlayerCurrency, operation_digest
from server.replay.mapping import MovementKind
from server.replay.rows import ReplayRow

SUM_OF: Final[Mapping[MovementKind, str]] = {
    "bet": "staked",
    "win": "won",
    "deposit": "deposited",
    "withdrawal": "withdrawn",
}


@dataclass(frozen=True, slots=True)
class PostedRow:
    """A row that the ledger has, and the key under which it posted each movement."""

    player_id: UUID
    row: ReplayRow
    keys: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class PlayerDifference:
    """What the applied rows of a player come to in a currency, and what the ledger has instead."""

    player_id: UUID
    currency: str
    file: CallerTotals
    ledger: CallerTotals


class FileTotals:
    """What the applied rows of the file come to."""

    def __init__(self) -> None:
        self._sums: dict[PlayerCurrency, dict[str, int]] = {}

    def add(self, posted: PostedRow) -> None:
        """Count one applied row."""
        for movement, key in zip(posted.row.movements, posted.keys, strict=True):
            of = (posted.player_id, movement.amount.currency.code)
            sums, minor = self._sums.setdefault(of, {}), movement.amount.minor
            for name, more in ((SUM_OF[movement.kind], minor), ("digests", operation_digest(key, minor))):
                sums[name] = sums.get(name, 0) + more

    def differences(self, ledger: Mapping[PlayerCurrency, CallerTotals]) -> list[PlayerDifference]:
        """Where the ledger differs. Files hold no opening deposits."""
        nothing = CallerTotals()
        pairs = (
            PlayerDifference(
                *key, CallerTotals(**self._sums.get(key, {})), replace(ledger.get(key, nothing), opening=0)
            )
            for key in sorted({*self._sums, *ledger})
        )
        return [each for each in pairs if each.file != each.ledger]


def totals_by_currency(sums: Mapping[PlayerCurrency, CallerTotals]) -> dict[str, CallerTotals]:
    """The sums over all players, by currency code."""
    codes = sorted({code for _, code in sums})
    return {code: total(each for (_, of), each in sums.items() if of == code) for code in codes}


def total(sums: Iterable[CallerTotals]) -> CallerTotals:
    """The sum of all of one currency."""
    return sum(sums, CallerTotals())
