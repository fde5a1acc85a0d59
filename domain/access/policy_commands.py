"""Commands that change the policy: one operator requests a change, another approves or rejects it.

A change is refused if it gives the requester or the approver more than they have, or if the approver would
grant rights they do not hold. The test compares what the rules allow before and after, whatever roles the
change names. Restoring shipped rights is exempt: else a right once denied to every operator who may change
the policy could never be restored.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Final
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
from domain.access.policy_ports import HeldAuthorities, PolicyBook, PolicyEvaluator
from domain.shared import text
from domain.shared.actor import Actor, ActorKind, Origin
from domain.shared.authority import AuthorityLoss, Participant, approver, authority_lost
from domain.shared.clock import Clock
from domain.shared.errors import BadInput
from domain.shared.ids import new_id
from domain.shared.outcomes import Pending, Refusal, Success

REASON_CHARACTERS_MAX: Final = 500
_COMPLAINT_OF_LOSS: Final = {
    AuthorityLoss.OPERATOR_DISABLED: ComplaintKind.OPERATOR_DISABLED,
    AuthorityLoss.PERMISSION_LOST: ComplaintKind.PERMISSION_LOST,
}
MACHINE_KINDS: Final = frozenset({"SERVICE", "SYSTEM"})
"""Kinds of roles that no person holds."""


@dataclass(frozen=True, slots=True)
class UpdatePolicy:
    """Request a change of the policy in the actor's brand."""

    edits: tuple[Edit, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class DecideOnChange:
    """Approve or reject a change that another operator has requested."""

    id: UUID
    approve: bool


@dataclass(frozen=True, slots=True)
class PolicyChangeAsked(Pending):
    """It waits for another operator."""

    change: PolicyChange


@dataclass(frozen=True, slots=True)
class PolicyChangeDecided(Success):
    """It was approved and is in force, or rejected."""

    change: PolicyChange


@dataclass(frozen=True, slots=True)
class PolicyChangeRefused(Refusal):
    """Nothing was changed."""

    message: ClassVar[str] = "This change of the policy is not possible"

    complaints: tuple[PolicyComplaint, ...]


@dataclass(frozen=True, slots=True)
class PolicyChangeNotFound(Refusal):
    """No such change in the brand."""

    message: ClassVar[str] = "There is no such change of the policy"


@dataclass(frozen=True, slots=True)
class PolicyChangeClosed(Refusal):
    """It was decided on already."""

    message: ClassVar[str] = "This change was decided on before"

    change: PolicyChange


UpdateOutcome = PolicyChangeAsked | PolicyChangeRefused
DecisionOutcome = PolicyChangeDecided | PolicyChangeRefused | PolicyChangeNotFound | PolicyChangeClosed


async def update_policy(
    command: UpdatePolicy, origin: Origin, policy: PolicyBook, evaluator: PolicyEvaluator, clock: Clock
) -> UpdateOutcome:
    """Store a change that could be approved now, for another operator to decide on.

    Raises:
        BadInput: no edits or too many, or no usable reason.
    """
    if not 0 < len(command.edits) <= EDITS_MAX:
        raise BadInput(f"A change has 1 to {EDITS_MAX} edits", field="edits")
    actor = origin.actor
    state = await policy.hold()
    draft = draft_of(state, command.edits, actor.brand, evaluator.vocabulary)
    complaints = draft.complaints or list(_objections(draft, state, evaluator, actor))
    if complaints:
        return _refused(complaints)
    change = PolicyChange(
        id=new_id(),
        brand=actor.brand,
        edits=command.edits,
        reason=reason_of(command.reason),
        status=ChangeStatus.PENDING,
        asked_by=party(actor),
        asked_at=clock.now(),
    )
    await policy.ask(change)
    return PolicyChangeAsked(change)


async def decide_on_change(
    command: DecideOnChange,
    origin: Origin,
    policy: PolicyBook,
    evaluator: PolicyEvaluator,
    authorities: HeldAuthorities,
    clock: Clock,
) -> DecisionOutcome:
    """Put a change in force, or reject it; it is checked again against the policy as it is now."""
    state = await policy.hold()
    change = await policy.find(command.id)
    if change is None:
        return PolicyChangeNotFound()
    if change.status is not ChangeStatus.PENDING:
        return PolicyChangeClosed(change)
    actor = origin.actor
    if complaint := no_second_person(change.asked_by, actor, approve=command.approve):
        return PolicyChangeRefused((PolicyComplaint(complaint, change.asked_by.name),))
    status = ChangeStatus.APPROVED if command.approve else ChangeStatus.REJECTED
    decided = replace(change, status=status, decided_by=party(actor), decided_at=clock.now())
    if command.approve:
        if gone := await lost_by(
            authorities, change.asked_by, "updatePolicy", approver(actor, "approvePolicyChange")
        ):
            return _refused([gone])
        draft = draft_of(state, change.edits, change.brand, evaluator.vocabulary)
        complaints = draft.complaints or [
            *_objections(draft, state, evaluator, actor),
            *_beyond_approver(draft, state, evaluator, actor),
        ]
        if complaints:
            return _refused(complaints)
        added, removed = frozenset(draft.rules) - state.rules, state.rules - frozenset(draft.rules)
        await policy.put(decided, removed, added, draft.new_roles)
    await policy.decide(decided)
    return PolicyChangeDecided(decided)


def _refused(complaints: Iterable[PolicyComplaint]) -> PolicyChangeRefused:
    return PolicyChangeRefused(tuple(dict.fromkeys(complaints)))  # each once: many roles may inherit one


def _objections(
    draft: Draft, state: PolicyState, evaluator: PolicyEvaluator, actor: Actor
) -> Iterator[PolicyComplaint]:
    """Complaints in every case.

    More rights for the actor; more than shipped for players and the public; what only programs may do for
    people.
    """
    brand = draft.brand
    own = frozenset(actor.roles)
    before, after = evaluator.acts(state.rules, brand, own), evaluator.acts(draft.rules, brand, own)
    more = set(gained(before, after)) & set(gained(evaluator.acts(evaluator.shipped, brand, own), after))
    yield from (PolicyComplaint(ComplaintKind.SELF_GRANT, where) for where in _coordinates(more))
    for role in draft.roles.values():
        held = frozenset({role.name})
        after = evaluator.acts(draft.rules, brand, held)
        new = set(gained(evaluator.acts(state.rules, brand, held), after))
        if role.kind not in {"OPERATOR", "SERVICE"} or role.name in LIMITED:
            beyond = new & set(gained(evaluator.acts(evaluator.shipped, brand, held), after))
            yield from (
                PolicyComplaint(ComplaintKind.BEYOND_WHAT_IS_SHIPPED, where) for where in _coordinates(beyond)
            )
        if role.kind not in MACHINE_KINDS:
            wrong = {pair for pair in new if pair[0] in evaluator.vocabulary.services}
            yield from (PolicyComplaint(ComplaintKind.SERVICES_ONLY, where) for where in _coordinates(wrong))


def _beyond_approver(
    draft: Draft, state: PolicyState, evaluator: PolicyEvaluator, actor: Actor
) -> Iterator[PolicyComplaint]:
    """Complaints about rights that some role would gain and the approver does not hold."""
    own = own_acts(state, evaluator, actor)
    for name in sorted(draft.roles):
        held = frozenset({name})
        before = evaluator.acts(state.rules, draft.brand, held)
        more = gained(before, evaluator.acts(draft.rules, draft.brand, held))
        yield from (PolicyComplaint(ComplaintKind.BEYOND_YOUR_OWN, where) for where in not_covered(own, more))


def own_acts(state: PolicyState, evaluator: PolicyEvaluator, actor: Actor) -> Acts:
    """What an actor may grant: the rights they hold, and those their roles are shipped with."""
    roles = frozenset(actor.roles)
    have = evaluator.acts(state.rules, actor.brand, roles)
    shipped = evaluator.acts(evaluator.shipped, actor.brand, roles)
    return {
        where: have.get(where, frozenset()) | shipped.get(where, frozenset()) for where in {*have, *shipped}
    }


def no_second_person(asked_by: ChangeParty, actor: Actor, *, approve: bool) -> ComplaintKind | None:
    """Why this actor cannot decide: it is a service or the requester.

    Nor does one operator approve what a service asked: they may be the one who has its secret.
    """
    if actor.kind is not ActorKind.OPERATOR or (approve and not asked_by.is_operator):
        return ComplaintKind.NOT_A_PERSON
    return ComplaintKind.OWN_CHANGE if asked_by.is_same(party(actor)) else None


async def lost_by(
    authorities: HeldAuthorities, asked_by: ChangeParty, asking: str, second: Participant
) -> PolicyComplaint | None:
    """The complaint that one of the two was disabled, or may no longer ask or approve."""
    first = Participant(asked_by.name, (asking,), asked_by.account_id)
    lost = await authority_lost(authorities, first, second)
    return PolicyComplaint(_COMPLAINT_OF_LOSS[lost.loss], lost.operator) if lost else None


def party(actor: Actor) -> ChangeParty:
    """The actor as policy changes record them."""
    return ChangeParty(str(actor), actor.account_id)


def reason_of(written: str) -> str:
    """A reason, trimmed.

    Raises:
        BadInput: empty, too long, or with characters that do not show.
    """
    return text.prose(written, "reason", at_most=REASON_CHARACTERS_MAX)


def _coordinates(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return sorted({where for where, _ in pairs})
