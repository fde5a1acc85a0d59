"""Step-up: a sensitive operation wants a factor proved for it, just now, by whoever sends it.

The proof is bound to the operation, its variables and the session, holds five minutes and lets the operation
through once. Programs are exempt: their credentials are their proof.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, Protocol, TypeAlias
from uuid import UUID

from domain.identity.factors.model import account_of
from domain.identity.factors.ports import FactorReads, SecurityLog
from domain.identity.model import STEP_UP_FRESH, Account, Factor, Session
from domain.identity.ports import SecondFactors
from domain.shared.actor import ActorKind, Origin
from domain.shared.clock import Clock

ANY_FACTOR: Final = frozenset(Factor)
PERSONS: Final = frozenset({ActorKind.PLAYER, ActorKind.OPERATOR})


def digest_of(text: str, name: str | None, variables: Mapping[str, Any]) -> str:
    """What a proof is bound to: every byte of the operation, and the variables in whatever order."""
    return sha256(json.dumps([text, name, variables], sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class SensitiveOperation:
    """A sensitive operation on its way.

    ``local_at``: when the command line issued the token of somebody without a session. ``changes_factors``:
    it does nothing else; a recovery code is enough for it, for the other factors may be lost.
    """

    digest: str
    session: Session | None
    local_at: datetime | None
    enrols: bool
    changes_factors: bool


@dataclass(frozen=True, slots=True)
class Admitted:
    """It may run now. A proof that let it through is used up."""


@dataclass(frozen=True, slots=True)
class ProofWanted:
    """``challenge`` is None where nothing could be proved: no session, or no factor."""

    challenge: str | None
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class StepUpChallenge:
    """What may be proved, and so let the operation through."""

    id: str
    factors: tuple[Factor, ...]


class StepUps(Protocol):
    """Challenges and what they earned, each good once and for five minutes."""

    async def challenge(self, session_id: UUID, digest: str, factors: tuple[Factor, ...]) -> str:
        """A challenge for this operation of this session."""
        ...

    async def find_challenge(self, id: str, session_id: UUID) -> StepUpChallenge | None:
        """The challenge, if it was made for this session and has not been met."""
        ...

    async def grant(self, id: str, session_id: UUID) -> bool:
        """The challenge is met: its operation may run once. False where somebody was faster."""
        ...

    async def spend(self, session_id: UUID, digest: str) -> bool:
        """Whether this operation may run; it may not a second time."""
        ...

    async def require(self) -> None:
        """Make sure that proofs and the ends of sessions can be looked up.

        Raises:
            Unavailable: they cannot.
        """
        ...


@dataclass(frozen=True, slots=True)
class BeginStepUp:
    """Say with which factor."""

    challenge: str
    factor: Factor


@dataclass(frozen=True, slots=True)
class ProveStepUp:
    """``answer`` as at sign-in: ``{code}``, ``{id, code}`` or ``{credential}``."""

    challenge: str
    factor: Factor
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StepUpBegun:
    """WebAuthn options, where a code was sent, or nothing."""

    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StepUpProved:
    """Send the operation again, unchanged, before ``until``."""

    until: datetime


@dataclass(frozen=True, slots=True)
class StepUpRefused:
    """Wrong, too late or too often; it never says which. Send the operation again for a new challenge."""

    message: str = "This proves nothing"


BeginOutcome: TypeAlias = StepUpBegun | StepUpRefused
ProveOutcome: TypeAlias = StepUpProved | StepUpRefused


async def admit(
    operation: SensitiveOperation,
    origin: Origin,
    step_ups: StepUps,
    factors: SecondFactors,
    reads: FactorReads,
    clock: Clock,
) -> Admitted | ProofWanted:
    """Whether a sensitive operation may run now, and what it takes if not."""
    if origin.actor.kind not in PERSONS:
        return Admitted()
    account, session = account_of(origin.actor), operation.session
    if session is None or account is None:
        # Nothing is kept of the command line's tokens. But while no session can be ended nobody gets through.
        await step_ups.require()
        local = operation.local_at is not None and clock.now() - operation.local_at <= STEP_UP_FRESH
        return Admitted() if local else ProofWanted(None, ())
    if (
        operation.enrols
        and session.fresh(clock.now(), ANY_FACTOR)
        and await _enrols_freely(account, session, reads)
    ):
        return Admitted()
    if await step_ups.spend(session.id, operation.digest):
        return Admitted()
    offered = _enough(await factors.of(account), operation)
    challenge = await step_ups.challenge(session.id, operation.digest, offered) if offered else None
    return ProofWanted(challenge, offered)


async def begin_step_up(
    command: BeginStepUp, origin: Origin, step_ups: StepUps, factors: SecondFactors
) -> BeginOutcome:
    """What the client needs to answer."""
    found = await _challenged(command.challenge, command.factor, origin, step_ups)
    if found is None:
        return StepUpRefused()
    account, challenge, _ = found
    options = await factors.begin(account, command.factor, _binding(challenge))
    return StepUpRefused() if options is None else StepUpBegun(options)


async def prove_step_up(
    command: ProveStepUp,
    origin: Origin,
    step_ups: StepUps,
    factors: SecondFactors,
    security_log: SecurityLog,
    clock: Clock,
) -> ProveOutcome:
    """Let the challenge's operation through, if the answer proves the factor."""
    found = await _challenged(command.challenge, command.factor, origin, step_ups)
    if found is None:
        return StepUpRefused()
    account, challenge, session_id = found
    binding = _binding(challenge)
    proved = await factors.check(account, command.factor, command.answer, binding)
    outcome: ProveOutcome = StepUpProved(clock.now() + STEP_UP_FRESH) if proved else StepUpRefused()
    await security_log.record("step_up", account.id, type(outcome).__name__, factor=command.factor.value)
    if proved and not await step_ups.grant(challenge.id, session_id):
        return StepUpRefused()
    return outcome


async def _enrols_freely(account: Account, session: Session, reads: FactorReads) -> bool:
    """The first factor can only be had for the password; after a recovery code, the next one too.

    Either was shown a moment ago: a cookie that somebody else has found must not get them a key of their own.
    """
    summary = await reads.summary(account.id)
    recovered = any(proof.factor is Factor.RECOVERY_CODE for proof in session.proofs)
    return not summary.factors or (summary.enrolment_due and recovered)


def _enough(held: tuple[Factor, ...], operation: SensitiveOperation) -> tuple[Factor, ...]:
    return tuple(each for each in held if each is not Factor.RECOVERY_CODE or operation.changes_factors)


async def _challenged(
    id: str, factor: Factor, origin: Origin, step_ups: StepUps
) -> tuple[Account, StepUpChallenge, UUID] | None:
    account, session_id = account_of(origin.actor), origin.session_id
    if account is None or session_id is None:
        return None
    challenge = await step_ups.find_challenge(id, session_id)
    offered = challenge is not None and factor in challenge.factors
    return (account, challenge, session_id) if challenge and offered else None


def _binding(challenge: StepUpChallenge) -> str:
    return f"step-up:{challenge.id}"
