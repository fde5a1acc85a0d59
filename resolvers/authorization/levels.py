"""Levels of access per coordinate of the schema; a coordinate without a level is denied.

    Type.field                                         output fields: read, read_masked, read_own
    Query.field, Mutation.field, Subscription.field    root fields: call
    Type.field(argument)                               arguments, of root fields and others: call
    Input.field                                        fields of input objects: write
    system.introspect                                  not a part of the schema: call

After the colon are the acts that a policy can allow or deny there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Level(Enum):
    """Levels: NONE to READ for output fields, NONE, WRITE or CALL elsewhere."""

    NONE = "NONE"
    MASKED = "MASKED"
    OWN = "OWN"
    READ = "READ"
    WRITE = "WRITE"
    CALL = "CALL"


# Of several grants on one coordinate the first of these applies. OWN before MASKED: only players own values.
LEVEL_OF_ACT = {
    "read": Level.READ,
    "read_own": Level.OWN,
    "read_masked": Level.MASKED,
    "write": Level.WRITE,
    "call": Level.CALL,
}

ACT_OF_LEVEL = {level: act for act, level in LEVEL_OF_ACT.items()}
"""Level -> act; NONE has none."""

INTROSPECT = "system.introspect"
"""The coordinate of introspection."""


@dataclass(frozen=True, slots=True, eq=False)
class AccessTable:
    """The levels of one set of roles in one brand; read-only, shared by all operations of such actors."""

    levels: Mapping[str, Level] = field(default_factory=dict)

    @classmethod
    def of_acts(cls, acts: Mapping[str, Iterable[str]]) -> "AccessTable":
        """The table of allowed acts: ``{"Player.email": {"read_masked"}}``."""
        return cls({coordinate: _level(allowed) for coordinate, allowed in acts.items() if allowed})

    def level(self, coordinate: str) -> Level:
        """The level at ``coordinate``."""
        return self.levels.get(coordinate, Level.NONE)

    def allows(self, coordinate: str) -> bool:
        """Whether the level at ``coordinate`` is not NONE."""
        return coordinate in self.levels

    def __iter__(self) -> Iterator[tuple[str, Level]]:
        return iter(sorted(self.levels.items()))


def _level(acts: Iterable[str]) -> Level:
    allowed = set(acts)
    return next(level for act, level in LEVEL_OF_ACT.items() if act in allowed)
