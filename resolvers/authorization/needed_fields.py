"""The output fields a coordinate takes besides the right to itself: a filter tells what a field holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from domain.access.policy import NeededFields
from resolvers.authorization.levels import LEVEL_OF_ACT, AccessTable, Level

_ENOUGH: Final[Mapping[Level, frozenset[Level]]] = MappingProxyType(
    {Level.READ: frozenset({Level.READ}), Level.MASKED: frozenset({Level.MASKED, Level.READ})}
)
"""Least level -> the levels that are enough."""


@dataclass(frozen=True, slots=True)
class NeededField:
    """An output field that a coordinate takes: the least level, the one there is, and if it is enough."""

    coordinate: str
    at_least: Level
    level: Level
    met: bool


def needed_fields(
    requires: NeededFields, coordinate: str, table: AccessTable, *, own: bool
) -> Iterator[NeededField]:
    """What ``coordinate`` takes, by name. ``own``: of a player, whose queries find only their own rows."""
    for field, act in sorted(requires.get(coordinate, {}).items()):
        least, level = LEVEL_OF_ACT[act], table.level(field)
        met = level in _ENOUGH[least] or (own and level is Level.OWN)
        yield NeededField(field, least, level, met)


def unmet(requires: NeededFields, coordinate: str, table: AccessTable, *, own: bool) -> list[str]:
    """The output fields that ``coordinate`` takes a right to which is missing from the table."""
    taken = needed_fields(requires, coordinate, table, own=own)
    return [each.coordinate for each in taken if not each.met]


def meeting(requires: NeededFields, table: AccessTable, *, own: bool) -> AccessTable:
    """The table without the coordinates that take a right to other fields which is missing from it."""
    denied = {coordinate for coordinate in requires if unmet(requires, coordinate, table, own=own)}
    return AccessTable({name: level for name, level in table.levels.items() if name not in denied})
