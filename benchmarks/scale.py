"""The sizes of a full run and of a quick one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Sizes. A quick run shows that everything works; its figures are no basis for a claim."""

    name: str
    seconds_max: float
    """For the whole suite; benchmarks that grow a ledger stop early rather than exceed it."""
    rounds: int
    """Interleaved runs of each case, over which medians are taken."""
    seconds: float
    """Duration of one run."""
    players: int
    tpcb_scale: int
    small_ledger: int
    """Operations in the smaller ledger that is verified."""
    grown_from: int
    grown_to: int
    sockets: int
    changes_per_second: int
    replay_rows: int


FULL = Scale(
    name="full",
    seconds_max=900.0,
    rounds=3,
    seconds=5.0,
    players=10_000,
    tpcb_scale=100,
    small_ledger=250_000,
    grown_from=1_000_000,
    grown_to=5_000_000,
    sockets=5_000,
    changes_per_second=1_000,
    replay_rows=10_000,
)

QUICK = Scale(
    name="quick",
    seconds_max=300.0,
    rounds=2,
    seconds=2.0,
    players=2_000,
    tpcb_scale=10,
    small_ledger=12_500,
    grown_from=50_000,
    grown_to=250_000,
    sockets=500,
    changes_per_second=200,
    replay_rows=2_000,
)
