"""Compares the totals of file and ledger, per player and currency, in minor units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from domain.wallets.reconciliation import CallerTotals, PlayerCurrency
from server.replay.mapping import MovementKind
from server.replay.rows import ReplayRow

SUM_OF: Final[Mapping[MovementKind, str]] = {
    "bet": "staked",
    "win": "won",
    "deposit": "deposited",
    "withdrawal": "withdrawn",
}


@dataclass(slots=True)
class FileTotals:
    """What the applied rows of the file come to."""

    sums: dict[PlayerCurrency, CallerTotals] = field(default_factory=dict)

    def add(self, player_id: UUID, row: ReplayRow) -> None:
        """Count one applied row."""
        for movement in row.movements:
            key = (player_id, movement.amount.currency.code)
            name = SUM_OF[movement.kind]
            before = self.sums.get(key, CallerTotals())
            self.sums[key] = replace(before, **{name: getattr(before, name) + movement.amount.minor})

    def differences(self, ledger: Mapping[PlayerCurrency, CallerTotals]) -> list[PlayerCurrency]:
        """Whose totals differ in the ledger, in which currency. Files hold no opening deposits."""
        nothing = CallerTotals()
        return sorted(
            key
            for key in {*self.sums, *ledger}
            if replace(ledger.get(key, nothing), opening=0) != self.sums.get(key, nothing)
        )


def totals_by_currency(sums: Mapping[PlayerCurrency, CallerTotals]) -> dict[str, CallerTotals]:
    """The sums over all players, by currency code."""
    codes = sorted({code for _, code in sums})
    return {code: total(each for (_, of), each in sums.items() if of == code) for code in codes}


def total(sums: Iterable[CallerTotals]) -> CallerTotals:
    """The sum of all of one currency."""
    return sum(sums, CallerTotals())
