"""Compares the totals of file and ledger, per player and overall, in minor units."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from domain.wallets.queries import Turnover
from server.replay.rows import ReplayRow


@dataclass(slots=True)
class FileTotals:
    """Stakes and wins of the applied rows, in minor units, by player."""

    staked: defaultdict[UUID, int]
    won: defaultdict[UUID, int]

    @classmethod
    def empty(cls) -> "FileTotals":
        """No totals yet."""
        return cls(defaultdict(int), defaultdict(int))

    def add(self, player_id: UUID, row: ReplayRow) -> None:
        """Count one applied row."""
        for movement in row.movements:
            if movement.kind == "bet":
                self.staked[player_id] += movement.amount.minor
            elif movement.kind == "win":
                self.won[player_id] += movement.amount.minor

    def differences(self, ledger: Mapping[UUID, Turnover]) -> list[UUID]:
        """The players whose totals differ in the ledger."""
        nothing = Turnover(0, 0)
        return [
            player
            for player in {*self.staked, *self.won, *ledger}
            if ledger.get(player, nothing) != Turnover(self.staked[player], self.won[player])
        ]


def total_turnover(turnovers: Iterable[Turnover]) -> Turnover:
    """The sum over all players."""
    staked = won = 0
    for turnover in turnovers:
        staked, won = staked + turnover.staked_minor, won + turnover.won_minor
    return Turnover(staked, won)
