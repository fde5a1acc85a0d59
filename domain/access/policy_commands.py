"""Changing the policy takes two: one who asks for the change and another who decides on it.

Nobody asks for, or approves, a change that gives themselves more than they have; it is weighed by what the
rules would allow afterwards, not by which roles it names. And nobody approves what they do not have. Going
back to what is shipped is neither: else a right once denied to all who change the policy could never return.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from domain.access.policy import Acts
from domain.access.policy_changes import (
    EDITS_MAX,
    LIMITED,
    ChangeParty,
    ChangeStatus,
    ComplaintKind,
    Draft,
    Edit,
    PolicyChange,
    PolicyComplaint,
    PolicyState,
    draft_of,
    gained,
    not_covered,
)
from domain.access.policy_ports import PolicyBook, PolicyEvaluator
from domain.shared.actor import Actor, ActorKind, Origin
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.ids import new_id

REASON_CHARACTERS_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class UpdatePolicy:
    """Ask for a change in one's own brand."""

    edits: tuple[Edit, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class DecideOnChange:
    """Approve or reject a change somebody else has asked for."""

    id: UUID
    approve: bool


@dataclass(frozen=True, slots=True)
class PolicyChangeAsked:
    """It waits for another operator."""

    change: PolicyChange


@dataclass(frozen=True, slots=True)
class PolicyChangeDecided:
    """It was approved and is in force, or rejected and forgotten."""

    change: PolicyChange


@dataclass(frozen=True, slots=True)
class PolicyChangeRefused:
    """Nothing was changed."""

    complaints: tuple[PolicyComplaint, ...]


@dataclass(frozen=True, slots=True)
class PolicyChangeNotFound:
    """No such change in the brand."""

    message: str = "No such change of the policy"


@dataclass(frozen=True, slots=True)
class PolicyChangeClosed:
    """It was decided on already."""

    change: PolicyChange


UpdateOutcome = PolicyChangeAsked | PolicyChangeRefused
DecisionOutcome = PolicyChangeDecided | PolicyChangeRefused | PolicyChangeNotFound | PolicyChangeClosed


async def update_policy(
    asked: UpdatePolicy, origin: Origin, book: PolicyBook, judge: PolicyEvaluator, clock: Clock
) -> UpdateOutcome:
    """Keep a change that would be sound now, for somebody else to decide on."""
    if not 0 < len(asked.edits) <= EDITS_MAX:
        raise BadInput(f"A change has 1 to {EDITS_MAX} edits", field="edits")
    actor = origin.actor
    standing = await book.hold()
    draft = draft_of(standing, asked.edits, actor.brand, judge.vocabulary)
    complaints = draft.complaints or list(_objections(draft, standing, judge, actor))
    if complaints:
        return _refused(complaints)
    change = PolicyChange(
        id=new_id(),
        brand=actor.brand,
        edits=asked.edits,
        reason=reason_of(asked.reason),
        status=ChangeStatus.PENDING,
        asked_by=party(actor),
        asked_at=clock.now(),
    )
    await book.ask(change)
    return PolicyChangeAsked(change)


async def decide_on_change(
    asked: DecideOnChange, origin: Origin, book: PolicyBook, judge: PolicyEvaluator, clock: Clock
) -> DecisionOutcome:
    """Put a change in force, or reject it; what it means is weighed again as the policy stands now."""
    standing = await book.hold()
    change = await book.find(asked.id)
    if change is None:
        return PolicyChangeNotFound()
    if change.status is not ChangeStatus.PENDING:
        return PolicyChangeClosed(change)
    actor = origin.actor
    if alone := no_second_person(change.asked_by, actor):
        return PolicyChangeRefused((PolicyComplaint(alone, change.asked_by.name),))
    status = ChangeStatus.APPROVED if asked.approve else ChangeStatus.REJECTED
    decided = replace(change, status=status, decided_by=party(actor), decided_at=clock.now())
    if asked.approve:
        draft = draft_of(standing, change.edits, change.brand, judge.vocabulary)
        complaints = draft.complaints or [
            *_objections(draft, standing, judge, actor),
            *_beyond_approver(draft, standing, judge, actor),
        ]
        if complaints:
            return _refused(complaints)
        added, removed = frozenset(draft.rules) - standing.rules, standing.rules - frozenset(draft.rules)
        await book.put(decided, removed, added, draft.made)
    await book.decide(decided)
    return PolicyChangeDecided(decided)


def _refused(complaints: Iterable[PolicyComplaint]) -> PolicyChangeRefused:
    return PolicyChangeRefused(tuple(dict.fromkeys(complaints)))  # each once: many roles may inherit one


def _objections(
    draft: Draft, standing: PolicyState, judge: PolicyEvaluator, actor: Actor
) -> Iterator[PolicyComplaint]:
    """What speaks against a change whoever decides: more for oneself, more than shipped for the public."""
    brand = draft.brand
    own = frozenset(actor.roles)
    before, after = judge.acts(standing.rules, brand, own), judge.acts(draft.rules, brand, own)
    more = set(gained(before, after)) & set(gained(judge.acts(judge.shipped, brand, own), after))
    yield from (PolicyComplaint(ComplaintKind.SELF_GRANT, where) for where in _coordinates(more))
    for role in draft.roles.values():
        if role.kind in {"OPERATOR", "SERVICE"} and role.name not in LIMITED:
            continue
        held = frozenset({role.name})
        after = judge.acts(draft.rules, brand, held)
        new = set(gained(judge.acts(standing.rules, brand, held), after))
        beyond = new & set(gained(judge.acts(judge.shipped, brand, held), after))
        yield from (
            PolicyComplaint(ComplaintKind.BEYOND_WHAT_IS_SHIPPED, where) for where in _coordinates(beyond)
        )


def _beyond_approver(
    draft: Draft, standing: PolicyState, judge: PolicyEvaluator, actor: Actor
) -> Iterator[PolicyComplaint]:
    """What some role would gain, and the one who approves does not have."""
    own = own_acts(standing, judge, actor)
    for name in sorted(draft.roles):
        held = frozenset({name})
        before = judge.acts(standing.rules, draft.brand, held)
        more = gained(before, judge.acts(draft.rules, draft.brand, held))
        yield from (PolicyComplaint(ComplaintKind.BEYOND_YOUR_OWN, where) for where in not_covered(own, more))


def own_acts(standing: PolicyState, judge: PolicyEvaluator, actor: Actor) -> Acts:
    """What somebody may give to others: what they have, and what their roles are shipped with."""
    roles = frozenset(actor.roles)
    have = judge.acts(standing.rules, actor.brand, roles)
    shipped = judge.acts(judge.shipped, actor.brand, roles)
    return {
        where: have.get(where, frozenset()) | shipped.get(where, frozenset()) for where in {*have, *shipped}
    }


def no_second_person(asked_by: ChangeParty, actor: Actor) -> ComplaintKind | None:
    """Why this is no second pair of eyes: a program's are those of whoever has its secret."""
    if actor.kind is not ActorKind.OPERATOR:
        return ComplaintKind.NOT_A_PERSON
    return ComplaintKind.OWN_CHANGE if asked_by.is_same(party(actor)) else None


def party(actor: Actor) -> ChangeParty:
    """Who acts, as changes remember them."""
    return ChangeParty(str(actor), actor.account_id)


def reason_of(text: str) -> str:
    """The words of a reason.

    Raises:
        BadInput: none, or too many.
    """
    words = text.strip()
    if not 0 < len(words) <= REASON_CHARACTERS_MAX:
        raise BadInput(f"A reason takes 1 to {REASON_CHARACTERS_MAX} characters", field="reason")
    return words


def _coordinates(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return sorted({where for where, _ in pairs})
