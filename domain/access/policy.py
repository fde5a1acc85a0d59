"""The policy as rules: who may what, in which brand.

A rule is a tuple of words, first its kind, as Casbin keeps it:

    ("p", permission or role, brand, coordinate, act, "allow" or "deny")
    ("g", role, permission or role it has, brand)
    ("g", "operator:<account>", role, brand[, until when])
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

ALL: Final = "*"
"""Every brand. ``*!a!b`` is every brand but a and b."""

OPERATOR: Final = "operator:"
"""What the subject of an operator's own rules begins with; their account's id follows."""

Rule: TypeAlias = tuple[str, ...]

Acts: TypeAlias = Mapping[str, frozenset[str]]
"""Coordinate -> what may be done there."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role, shipped (``brand`` is None) or made by the house for one of its brands."""

    name: str
    title: str
    kind: str
    brand: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What rules may speak of: coordinates with the acts possible there, permissions, shipped roles."""

    acts: Acts
    permissions: Mapping[str, str]
    roles: Mapping[str, Role]


@dataclass(frozen=True, slots=True)
class OperatorRole:
    """A role that an operator was given in a brand, for good or until some time."""

    account_id: UUID
    role: str
    brand: str
    until: datetime | None = None

    @classmethod
    def of(cls, rule: Rule) -> "OperatorRole":
        """Read an operator's own rule."""
        _, subject, role, brand, *until = rule
        ends = datetime.fromisoformat(until[0]) if until else None
        return cls(UUID(subject.removeprefix(OPERATOR)), role, brand, ends)

    def holds(self, brand: str, now: datetime) -> bool:
        """Whether it counts in ``brand`` at this moment."""
        return reaches(brand, self.brand) and (self.until is None or now < self.until)


def reaches(brand: str, pattern: str) -> bool:
    """Whether what is said of ``pattern`` holds in ``brand``."""
    if pattern in {ALL, brand}:
        return True
    every, *without = pattern.split("!")
    return every == ALL and bool(without) and brand not in without


def without(pattern: str, brand: str) -> str | None:
    """``pattern`` with ``brand`` taken out of it; None when nothing is left."""
    if pattern == brand:
        return None
    return f"{pattern}!{brand}" if reaches(brand, pattern) else pattern


def is_operators(rule: Rule) -> bool:
    """Whether a rule gives a role to an operator, not a right to a role."""
    return rule[0] == "g" and rule[1].startswith(OPERATOR)


def unknown_names(rules: Iterable[Rule], roles: Iterable[Role], vocabulary: Vocabulary) -> list[str]:
    """Each thing the rules speak of that does not exist here, in words; nothing where all is well."""
    names = vocabulary.roles.keys() | {role.name for role in roles}
    subjects = names | vocabulary.permissions.keys()
    return sorted(
        {said for rule in rules for said in _unknown_names_of(rule, names, subjects, vocabulary.acts)}
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
