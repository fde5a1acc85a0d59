"""What a set of roles may do, coordinate by coordinate; a coordinate that is not named is denied.

    Type.field                                         output fields: read, read_masked, read_own
    Query.field, Mutation.field, Subscription.field    root fields: call
    Type.field(argument)                               arguments, of root fields and others: call
    Input.field                                        fields of input objects: write
    system.introspect                                  no part of the schema, ours: call

Behind each stand the acts that policies allow or deny there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Level(Enum):
    """How far a right reaches: NONE to READ for output fields, NONE or one of the others elsewhere."""

    NONE = "NONE"
    MASKED = "MASKED"
    OWN = "OWN"
    READ = "READ"
    WRITE = "WRITE"
    CALL = "CALL"


# Several grants on one coordinate: the first of these wins. OWN before MASKED, for only players own anything.
LEVEL_OF_ACT = {
    "read": Level.READ,
    "read_own": Level.OWN,
    "read_masked": Level.MASKED,
    "write": Level.WRITE,
    "call": Level.CALL,
}

ACT_OF_LEVEL = {level: act for act, level in LEVEL_OF_ACT.items()}
"""What a policy says for a level; nothing for NONE."""

INTROSPECT = "system.introspect"
"""Whether a client may ask for the schema itself."""


@dataclass(frozen=True, slots=True, eq=False)
class AccessTable:
    """The rights of one set of roles in one brand; read-only, shared by all operations of such actors."""

    levels: Mapping[str, Level] = field(default_factory=dict)

    @classmethod
    def of_acts(cls, acts: Mapping[str, Iterable[str]]) -> "AccessTable":
        """Make a table of what a policy allows: ``{"Player.email": {"read_masked"}}``."""
        return cls({coordinate: _level(allowed) for coordinate, allowed in acts.items() if allowed})

    def level(self, coordinate: str) -> Level:
        """How far the right on ``coordinate`` reaches; NONE when it is not named."""
        return self.levels.get(coordinate, Level.NONE)

    def allows(self, coordinate: str) -> bool:
        """Whether ``coordinate`` may be used at all, if only masked or of one's own."""
        return coordinate in self.levels

    def __iter__(self) -> Iterator[tuple[str, Level]]:
        return iter(sorted(self.levels.items()))


def _level(acts: Iterable[str]) -> Level:
    allowed = set(acts)
    return next(level for act, level in LEVEL_OF_ACT.items() if act in allowed)
