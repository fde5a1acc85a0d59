"""Which events of a batch a consumer takes now, by their players' numbers. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from domain.shared.published_events import PublishedEvent


@dataclass(slots=True)
class SortedEvents:
    """What is taken, in order; what waits for a predecessor; how many had been taken before.

    ``numbers`` has the last number of each player whose events are taken.
    """

    taken: list[PublishedEvent] = field(default_factory=list)
    early: list[PublishedEvent] = field(default_factory=list)
    duplicates: int = 0
    numbers: dict[UUID, int] = field(default_factory=dict)


def sort_events(
    events: Iterable[PublishedEvent],
    numbers: Mapping[UUID, int],
    parked: Sequence[PublishedEvent] = (),
) -> SortedEvents:
    """Compare each event's number with the last that was taken of its player.

    A player of whom nothing was taken yet begins with any number: a consumer may be younger than they are.
    A parked event is taken right behind its predecessor.
    """
    found = SortedEvents()
    waiting = {(event.player_id, event.player_seq): event for event in parked}
    for event in events:
        player = event.player_id
        last = found.numbers.get(player, numbers.get(player))
        if last is not None and event.player_seq <= last:
            found.duplicates += 1
        elif last is not None and event.player_seq > last + 1:
            waiting.setdefault((player, event.player_seq), event)
            found.early.append(event)
        else:
            _take(event, found, waiting)
    found.early = [event for event in found.early if (event.player_id, event.player_seq) in waiting]
    return found


def _take(
    event: PublishedEvent, found: SortedEvents, waiting: dict[tuple[UUID, int], PublishedEvent]
) -> None:
    following: PublishedEvent | None = event
    while following is not None:
        waiting.pop((following.player_id, following.player_seq), None)
        found.taken.append(following)
        found.numbers[following.player_id] = following.player_seq
        following = waiting.get((following.player_id, following.player_seq + 1))


def missing_upto(events: Sequence[PublishedEvent], position: int) -> int | None:
    """The last position of a lane's events, if one between ``position`` and it is missing; else None."""
    following = position
    for event in events:
        if event.position > following + 1:
            return max(each.position for each in events)
        following = max(following, event.position)
    return None
