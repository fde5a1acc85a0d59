"""The policy as rules: which role may do what at which coordinate, in which brand.

A rule is a tuple of strings as Casbin stores it, its kind first:

    ("p", permission or role, brand, coordinate, act, "allow" or "deny")
    ("g", role, permission or role it has, brand)
    ("g", "operator:<account>", role, brand[, expiry])
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias
from uuid import UUID

ALL: Final = "*"
"""Every brand. ``*!a!b`` is every brand but a and b."""

OPERATOR: Final = "operator:"
"""Prefix of the subject of an operator's own rules; the account's id follows."""

Rule: TypeAlias = tuple[str, ...]

Acts: TypeAlias = Mapping[str, frozenset[str]]
"""Coordinate -> the acts allowed there."""

NeededFields: TypeAlias = Mapping[str, Mapping[str, str]]
"""Coordinate -> the output fields it takes to use it, with the least act: ``read`` or ``read_masked``."""


class RoleKind(StrEnum):
    """The actors who may hold a role; ANYBODY is who sends no token."""

    PLAYER = "PLAYER"
    OPERATOR = "OPERATOR"
    SERVICE = "SERVICE"
    SYSTEM = "SYSTEM"
    ANYBODY = "ANYBODY"


@dataclass(frozen=True, slots=True)
class Role:
    """A role: shipped with Croupier (``brand`` is None) or custom, defined for one brand."""

    name: str
    title: str
    kind: RoleKind
    brand: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What rules may name: coordinates with the acts possible there, permissions, shipped roles.

    ``services``: coordinates that roles of people cannot have. ``requires``: what a coordinate takes besides
    its own right.
    """

    acts: Acts
    permissions: Mapping[str, str]
    roles: Mapping[str, Role]
    services: frozenset[str] = frozenset()
    requires: NeededFields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OperatorRole:
    """A role that an operator holds in a brand, for good or until ``until``."""

    account_id: UUID
    role: str
    brand: str
    until: datetime | None = None

    @classmethod
    def of(cls, rule: Rule) -> "OperatorRole":
        """Parse an operator's own rule."""
        _, subject, role, brand, *until = rule
        ends = datetime.fromisoformat(until[0]) if until else None
        return cls(UUID(subject.removeprefix(OPERATOR)), role, brand, ends)

    def holds(self, brand: str, now: datetime) -> bool:
        """Whether the role is held in ``brand`` at ``now``."""
        return reaches(brand, self.brand) and (self.until is None or now < self.until)


def reaches(brand: str, pattern: str) -> bool:
    """Whether a rule for ``pattern`` applies in ``brand``."""
    if pattern in {ALL, brand}:
        return True
    every, *without = pattern.split("!")
    return every == ALL and bool(without) and brand not in without


def without(pattern: str, brand: str) -> str | None:
    """``pattern`` less ``brand``; None when no brand is left."""
    if pattern == brand:
        return None
    return f"{pattern}!{brand}" if reaches(brand, pattern) else pattern


def is_operators(rule: Rule) -> bool:
    """Whether a rule gives an operator a role; all other rules give roles their rights."""
    return rule[0] == "g" and rule[1].startswith(OPERATOR)


def unknown_names(rules: Iterable[Rule], roles: Iterable[Role], vocabulary: Vocabulary) -> list[str]:
    """Descriptions of every coordinate, act, role and permission the rules name that does not exist."""
    names = vocabulary.roles.keys() | {role.name for role in roles}
    subjects = names | vocabulary.permissions.keys()
    return sorted(
        {unknown for rule in rules for unknown in _unknown_names_of(rule, names, subjects, vocabulary.acts)}
    )


def _unknown_names_of(rule: Rule, roles: Iterable[str], subjects: Iterable[str], acts: Acts) -> Iterator[str]:
    if rule[0] == "p":
        _, subject, _, where, act, _ = rule
        if act not in acts.get(where, ()):
            yield f"{act} {where}"
        if subject not in subjects:
            yield f"role or permission {subject}"
        return
    _, who, has, *_ = rule
    if is_operators(rule):
        if has not in roles:
            yield f"role {has}"
        return
    if who not in roles:
        yield f"role {who}"
    if has not in subjects:
        yield f"role or permission {has}"
