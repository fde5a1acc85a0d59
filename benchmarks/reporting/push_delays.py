"""Delays from the commit of a bet to the first push that shows it. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

Moment = tuple[int, int, int]
"""Index of the player, sequence number of the bet, nanoseconds."""


@dataclass(frozen=True)
class PushDelays:
    """``seconds`` from each commit to the first push that shows it; ``missing`` commits were never shown."""

    seconds: list[float]
    missing: int


def push_delays(committed: Iterable[Moment], seen: Iterable[Moment]) -> PushDelays:
    """Match commits with pushes.

    A push with a higher number shows the earlier bets too: bets close together may share a push. A push that
    arrives before the load generator has recorded the commit counts as zero.
    """
    pushes: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, seq, at in seen:
        pushes[index].append((seq, at))
    for shown in pushes.values():
        shown.sort()
    seconds, missing = [], 0
    for index, seq, at in committed:
        shown = pushes.get(index, [])
        place = bisect_left(shown, (seq, 0))
        if place == len(shown):
            missing += 1
        else:
            seconds.append(max(0, shown[place][1] - at) / 1e9)
    return PushDelays(seconds, missing)
