"""From commit to client: which push first showed which bet. Pure."""

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

    A push with a higher number shows the earlier bets too: two that came close together may be told at once.
    The client may know of a bet before whoever placed it has taken note of the commit: that counts as zero.
    """
    pushes: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, seq, at in seen:
        pushes[index].append((seq, at))
    for told in pushes.values():
        told.sort()
    seconds, missing = [], 0
    for index, seq, at in committed:
        told = pushes.get(index, [])
        place = bisect_left(told, (seq, 0))
        if place == len(told):
            missing += 1
        else:
            seconds.append(max(0, told[place][1] - at) / 1e9)
    return PushDelays(seconds, missing)
