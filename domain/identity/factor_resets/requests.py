"""Asking for a reset after a proof of identity, and the second operator's decision."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Final
from uuid import UUID

from domain.identity.factor_resets.model import (
    FactorReset,
    FactorResetOutcome,
    FactorResetState,
    IdentityProof,
)
from domain.identity.factor_resets.ports import FactorResetBook, FactorResetReads
from domain.identity.factors.ports import FactorReads
from domain.shared import text
from domain.shared.actor import ActorKind, Origin
from domain.shared.authority import Authorities, AuthorityLost, Participant, approver, authority_lost
from domain.shared.clock import Clock
from domain.shared.ids import PlayerId, new_id
from domain.shared.outcomes import Pending, Refusal, Success

REFERENCE_CHARACTERS_MAX: Final = 100
REASON_CHARACTERS_MAX: Final = 500
PAUSE: Final = timedelta(days=7)
ASKING: Final = ("requestFactorReset",)
APPROVING: Final = "approveFactorReset"


@dataclass(frozen=True, slots=True)
class RequestFactorReset:
    """Ask for all factors of a player to be removed, who has proved their identity to the actor."""

    player_id: PlayerId
    proof: IdentityProof
    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class DecideFactorReset:
    """The second operator's decision."""

    id: UUID


@dataclass(frozen=True, slots=True)
class ObjectToFactorReset:
    """The player objects to the reset of their own factors."""


@dataclass(frozen=True, slots=True)
class FactorResetRequested(FactorResetOutcome, Pending):
    """It waits for another operator."""


@dataclass(frozen=True, slots=True)
class FactorResetDecided(FactorResetOutcome, Success):
    """It is approved and waits for its time, or it has ended."""


@dataclass(frozen=True, slots=True)
class FactorResetUnderWay(Refusal):
    """Another reset of this player is pending or waits."""

    message: ClassVar[str] = "A reset of this player's factors is under way already"


@dataclass(frozen=True, slots=True)
class NoPlayerFactors(Refusal):
    """No player of the brand has this id and an enrolled factor."""

    message: ClassVar[str] = "There is no such player with factors"


@dataclass(frozen=True, slots=True)
class FactorResetNotFound(Refusal):
    """No such reset was asked for in the actor's brand, or none of the actor's own is under way."""

    message: ClassVar[str] = "There is no such reset of factors"


@dataclass(frozen=True, slots=True)
class FactorResetIsYours(Refusal):
    """Who asked, or who is no operator, does not approve."""

    message: ClassVar[str] = "Another operator than the one who asked has to approve it"

    operator: str


@dataclass(frozen=True, slots=True)
class FactorResetIsDecided(Refusal):
    """It has been decided on before, or has ended."""

    message: ClassVar[str] = "This reset of factors is decided already"

    state: FactorResetState


@dataclass(frozen=True, slots=True)
class FactorResetPaused(Refusal):
    """Others than the player changed their e-mail address lately, or the player objected to a reset."""

    message: ClassVar[str] = "The player's address was changed lately, or they objected to a reset"

    possible_from: datetime


RequestOutcome = FactorResetRequested | FactorResetUnderWay | FactorResetPaused | NoPlayerFactors
Decision = (
    FactorResetDecided
    | FactorResetNotFound
    | FactorResetIsYours
    | AuthorityLost
    | FactorResetPaused
    | FactorResetIsDecided
)
Objection = FactorResetDecided | FactorResetNotFound


async def pause_of(
    player_id: PlayerId, reads: FactorResetReads, origin: Origin, clock: Clock
) -> FactorResetPaused | None:
    """The pause after what has to reach the player, or to be heard of them, before a reset."""
    last = await reads.last_setback(origin.actor.brand, player_id)
    return FactorResetPaused(last + PAUSE) if last and last + PAUSE > clock.now() else None


async def request_factor_reset(
    command: RequestFactorReset,
    book: FactorResetBook,
    reads: FactorResetReads,
    factors: FactorReads,
    origin: Origin,
    clock: Clock,
) -> RequestOutcome:
    """Ask for a reset.

    Raises:
        BadInput: the reference or the reason is empty, too long, or has characters that do not show.
    """
    reference = text.line(command.reference, "reference", at_most=REFERENCE_CHARACTERS_MAX)
    reason = text.prose(command.reason, "reason", at_most=REASON_CHARACTERS_MAX)
    summary = await factors.summary(command.player_id)
    if not summary.factors and not summary.codes_left:
        return NoPlayerFactors()
    if paused := await pause_of(command.player_id, reads, origin, clock):
        return paused
    reset = FactorReset(
        id=new_id(),
        brand=origin.actor.brand,
        player_id=command.player_id,
        proof=command.proof,
        reference=reference,
        reason=reason,
        state=FactorResetState.PENDING,
        maker=str(origin.actor),
        checker=None,
        created_at=clock.now(),
    )
    return FactorResetRequested(reset) if await book.ask(reset) else FactorResetUnderWay()


async def approve_factor_reset(
    decision: DecideFactorReset,
    book: FactorResetBook,
    reads: FactorResetReads,
    authorities: Authorities,
    origin: Origin,
    clock: Clock,
) -> Decision:
    """Approve a reset that another operator asked for, and still may ask for; the player is told next."""
    reset = await book.locked(decision.id)
    if reset is None:
        return FactorResetNotFound()
    if not reset.may_become(FactorResetState.WAITING):
        return FactorResetIsDecided(reset.state)
    if not reset.may_be_approved_by(origin):
        return FactorResetIsYours(str(origin.actor))
    maker = Participant(reset.maker, ASKING)
    if lost := await authority_lost(authorities, maker, approver(origin.actor, APPROVING)):
        return lost
    if paused := await pause_of(reset.player_id, reads, origin, clock):
        return paused
    approved = replace(
        reset, state=FactorResetState.WAITING, checker=str(origin.actor), decided_at=clock.now()
    )
    await book.store(approved)
    return FactorResetDecided(approved)


async def reject_factor_reset(
    decision: DecideFactorReset, book: FactorResetBook, origin: Origin, clock: Clock
) -> Decision:
    """Refuse a reset, an approved one too as long as it waits; who asked may, too."""
    reset = await book.locked(decision.id)
    if reset is None:
        return FactorResetNotFound()
    if not reset.may_become(FactorResetState.REJECTED):
        return FactorResetIsDecided(reset.state)
    return await _ended(reset, FactorResetState.REJECTED, book, origin, clock)


async def object_to_factor_reset(
    command: ObjectToFactorReset, book: FactorResetBook, origin: Origin, clock: Clock
) -> Objection:
    """The player objects: their factors stay."""
    del command
    actor = origin.actor
    own = actor.player_id if actor.kind is ActorKind.PLAYER else None
    reset = await book.open_of(own) if own else None
    if reset is None:
        return FactorResetNotFound()
    return await _ended(reset, FactorResetState.OBJECTED, book, origin, clock)


async def _ended(
    reset: FactorReset, state: FactorResetState, book: FactorResetBook, origin: Origin, clock: Clock
) -> FactorResetDecided:
    ended = replace(reset, state=state, ended_at=clock.now(), ended_by=str(origin.actor))
    await book.store(ended)
    return FactorResetDecided(ended)
