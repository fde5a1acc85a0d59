"""Changes of the policy: their edits, what they do to the rules, and the complaints against them.

A change concerns one brand. A shipped rule applies in every brand; withdrawing it in one brand keeps it in
the others (``*!brand``).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Final
from uuid import UUID

from domain.access.policy import ALL, Acts, Role, RoleKind, Rule, Vocabulary, reaches, without
from domain.shared.actor import ActorKind, is_same_name
from domain.shared.errors import BadInput

EDITS_MAX: Final = 50
ROLE_NAME: Final = re.compile(r"[a-z][a-z0-9_]{2,39}")
DEPTH_MAX: Final = 8
"""Longest chain of inherited roles; Casbin stops after ten steps."""

CUSTOM_ROLE_KINDS: Final = frozenset({RoleKind.OPERATOR, RoleKind.SERVICE})
"""Kinds of custom roles. The roles of players and of requests without a token are shipped only."""

LIMITED: Final = frozenset({"enrolling"})
"""Operators' roles that, like those of players, never hold more than their shipped rights."""


class EditKind(Enum):
    """What is done to a role."""

    GRANT = "GRANT"
    WITHDRAW = "WITHDRAW"
    ALLOW = "ALLOW"
    DENY = "DENY"
    CLEAR = "CLEAR"
    DEFINE_ROLE = "DEFINE_ROLE"


class ComplaintKind(Enum):
    """Why a change is refused."""

    UNKNOWN_ROLE = "UNKNOWN_ROLE"
    UNKNOWN_PERMISSION = "UNKNOWN_PERMISSION"
    UNKNOWN_COORDINATE = "UNKNOWN_COORDINATE"
    LEVEL_NOT_POSSIBLE = "LEVEL_NOT_POSSIBLE"
    ROLE_EXISTS = "ROLE_EXISTS"
    KINDS_DIFFER = "KINDS_DIFFER"
    CIRCLE = "CIRCLE"
    TOO_DEEP = "TOO_DEEP"
    NOTHING_TO_CHANGE = "NOTHING_TO_CHANGE"
    BEYOND_WHAT_IS_SHIPPED = "BEYOND_WHAT_IS_SHIPPED"
    SELF_GRANT = "SELF_GRANT"
    BEYOND_YOUR_OWN = "BEYOND_YOUR_OWN"
    OWN_CHANGE = "OWN_CHANGE"
    NOT_A_PERSON = "NOT_A_PERSON"
    NOT_FOR_OPERATORS = "NOT_FOR_OPERATORS"
    OPERATOR_DISABLED = "OPERATOR_DISABLED"
    PERMISSION_LOST = "PERMISSION_LOST"
    LAPSED = "LAPSED"
    SERVICES_ONLY = "SERVICES_ONLY"


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a change. GRANT and WITHDRAW: ``has``, a permission or a role, to or from ``role``.

    ALLOW and DENY: ``act`` at ``coordinate`` (DENY without one: all acts). CLEAR removes custom rules about
    the coordinate. DEFINE_ROLE: a new role of ``kind_of_role`` that has all the rights of ``inherits``.
    """

    kind: EditKind
    role: str
    has: str | None = None
    coordinate: str | None = None
    act: str | None = None
    title: str = ""
    kind_of_role: RoleKind | None = None
    inherits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyComplaint:
    """A reason against a change; ``about`` is the role, permission or coordinate it is about."""

    kind: ComplaintKind
    about: str


@dataclass(frozen=True, slots=True)
class ChangeParty:
    """The requester or decider of a change: as the audit log names them, and their account if any."""

    name: str
    account_id: UUID | None = None

    @property
    def is_operator(self) -> bool:
        """Whether it is an operator, and no service."""
        return self.name.startswith(f"{ActorKind.OPERATOR.value.lower()}:")

    def is_same(self, other: "ChangeParty") -> bool:
        """Whether both are the same person."""
        same_account = self.account_id is not None and self.account_id == other.account_id
        return same_account or is_same_name(self.name, other.name)


class ChangeStatus(Enum):
    """The status of a policy change or a role assignment."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A change that one operator has requested and another decides on."""

    id: UUID
    brand: str
    edits: tuple[Edit, ...]
    reason: str
    status: ChangeStatus
    asked_by: ChangeParty
    asked_at: datetime
    decided_by: ChangeParty | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PolicyState:
    """The policy, locked against other changes."""

    rules: frozenset[Rule]
    roles: tuple[Role, ...]

    def role(self, name: str, brand: str, vocabulary: Vocabulary) -> Role | None:
        """A role of a brand by name, shipped or custom."""
        ours = (role for role in self.roles if role.name == name and role.brand == brand)
        return vocabulary.roles.get(name) or next(ours, None)


@dataclass(slots=True)
class Draft:
    """The rules after the edits applied so far; ``complaints`` are the objections to those edits."""

    brand: str
    vocabulary: Vocabulary
    rules: set[Rule]
    roles: dict[str, Role]
    new_roles: list[Role] = field(default_factory=list)
    complaints: list[PolicyComplaint] = field(default_factory=list)

    @classmethod
    def of(cls, state: PolicyState, brand: str, vocabulary: Vocabulary) -> "Draft":
        """The present policy, before any edit."""
        ours = {role.name: role for role in state.roles if role.brand == brand}
        return cls(brand, vocabulary, set(state.rules), {**ours, **vocabulary.roles})

    def take(self, edit: Edit) -> None:
        """Apply one edit."""
        before = frozenset(self.rules), len(self.new_roles), len(self.complaints)
        if edit.kind is not EditKind.DEFINE_ROLE and edit.role not in self.roles:
            return self.refuse(ComplaintKind.UNKNOWN_ROLE, edit.role)
        _STEPS[edit.kind](self, edit)
        if (frozenset(self.rules), len(self.new_roles), len(self.complaints)) == before:
            self.refuse(ComplaintKind.NOTHING_TO_CHANGE, edit.coordinate or edit.has or edit.role)
        return None

    def refuse(self, kind: ComplaintKind, about: str) -> None:
        """Add a complaint."""
        self.complaints.append(PolicyComplaint(kind, about))

    def link(self, role: str, has: str) -> None:
        """Let a role inherit another role or have a permission."""
        if has in self.roles and self.roles[has].kind != self.roles[role].kind:
            return self.refuse(ComplaintKind.KINDS_DIFFER, has)
        if has not in self.roles and has not in self.vocabulary.permissions:
            return self.refuse(ComplaintKind.UNKNOWN_PERMISSION, has)
        for rule in self._links(role, has):
            if reaches(self.brand, rule[3]):
                return None
            if rule[3].startswith(ALL):  # it was withdrawn in this brand earlier
                self.rules.discard(rule)
                excluded = [brand for brand in rule[3].split("!")[1:] if brand != self.brand]
                self.rules.add(("g", role, has, "!".join((ALL, *excluded))))
                return None
        self.rules.add(("g", role, has, self.brand))
        return None

    def unlink(self, role: str, has: str) -> None:
        """Undo ``link`` in this brand."""
        for rule in self._links(role, has):
            if reaches(self.brand, rule[3]):
                self.rules.discard(rule)
                left = without(rule[3], self.brand)
                self.rules |= {("g", role, has, left)} if left else set()

    def _links(self, role: str, has: str) -> list[Rule]:
        return sorted(rule for rule in self.rules if rule[:3] == ("g", role, has))


def _grant(draft: Draft, edit: Edit) -> None:
    draft.link(edit.role, edit.has or "")


def _withdraw(draft: Draft, edit: Edit) -> None:
    draft.unlink(edit.role, edit.has or "")


def _set_effect(draft: Draft, edit: Edit, effect: str) -> None:
    where = edit.coordinate or ""
    possible = draft.vocabulary.acts.get(where)
    if possible is None:
        return draft.refuse(ComplaintKind.UNKNOWN_COORDINATE, where)
    acts = {edit.act} if edit.act else possible
    if not acts <= possible:
        return draft.refuse(ComplaintKind.LEVEL_NOT_POSSIBLE, where)
    other = "deny" if effect == "allow" else "allow"
    draft.rules -= {("p", edit.role, draft.brand, where, act, other) for act in acts}
    draft.rules |= {("p", edit.role, draft.brand, where, act, effect) for act in acts}
    return None


def _clear(draft: Draft, edit: Edit) -> None:
    start = ("p", edit.role, draft.brand, edit.coordinate or "")
    draft.rules -= {rule for rule in draft.rules if rule[:4] == start}


def _define(draft: Draft, edit: Edit) -> None:
    if not ROLE_NAME.fullmatch(edit.role):  # also keeps out "operator:", the prefix of operators' rules
        raise BadInput("A role is called 3 to 40 of a-z, digits and '_'", field="role")
    if edit.role in draft.roles or edit.role in draft.vocabulary.permissions:
        return draft.refuse(ComplaintKind.ROLE_EXISTS, edit.role)
    role = Role(edit.role, edit.title, edit.kind_of_role or RoleKind.OPERATOR, draft.brand)
    if role.kind not in CUSTOM_ROLE_KINDS:
        return draft.refuse(ComplaintKind.KINDS_DIFFER, role.kind)
    draft.roles[role.name] = role
    draft.new_roles.append(role)
    for name in edit.inherits:
        if name not in draft.roles:
            draft.refuse(ComplaintKind.UNKNOWN_ROLE, name)
        else:
            draft.link(role.name, name)
    return None


_STEPS: Final[dict[EditKind, Callable[[Draft, Edit], None]]] = {
    EditKind.GRANT: _grant,
    EditKind.WITHDRAW: _withdraw,
    EditKind.ALLOW: lambda draft, edit: _set_effect(draft, edit, "allow"),
    EditKind.DENY: lambda draft, edit: _set_effect(draft, edit, "deny"),
    EditKind.CLEAR: _clear,
    EditKind.DEFINE_ROLE: _define,
}


def draft_of(state: PolicyState, edits: Iterable[Edit], brand: str, vocabulary: Vocabulary) -> Draft:
    """The policy after ``edits``, with the complaints about the edits themselves."""
    draft = Draft.of(state, brand, vocabulary)
    for edit in edits:
        draft.take(edit)
    draft.complaints.extend(_inheritance_complaints(draft))
    return draft


def _inheritance_complaints(draft: Draft) -> Iterator[PolicyComplaint]:
    has: dict[str, set[str]] = {}
    for rule in draft.rules:
        if rule[0] == "g" and rule[2] in draft.roles and reaches(draft.brand, rule[3]):
            has.setdefault(rule[1], set()).add(rule[2])
    for role in sorted(draft.roles):
        level, depth = {role}, 0
        while level and depth <= DEPTH_MAX:
            level, depth = {name for each in level for name in has.get(each, ())}, depth + 1
            if role in level:
                yield PolicyComplaint(ComplaintKind.CIRCLE, role)
                break
        else:
            if level:
                yield PolicyComplaint(ComplaintKind.TOO_DEEP, role)


def gained(before: Acts, after: Acts) -> list[tuple[str, str]]:
    """(coordinate, act) pairs allowed by ``after`` and not by ``before``."""
    return sorted(
        (where, act) for where, acts in after.items() for act in acts - before.get(where, frozenset())
    )


COVERED_BY: Final = {
    "read": frozenset({"read"}),
    "read_own": frozenset({"read", "read_own"}),
    "read_masked": frozenset({"read", "read_masked"}),
    "write": frozenset({"write"}),
    "call": frozenset({"call"}),
}
"""Act -> the acts of which one is needed to grant it."""


def not_covered(own: Acts, given: Iterable[tuple[str, str]]) -> list[str]:
    """The coordinates of ``given`` that ``own`` does not cover."""
    return sorted({where for where, act in given if not own.get(where, frozenset()) & COVERED_BY[act]})
