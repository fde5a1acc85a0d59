"""Step-up authentication: sensitive operations require a factor to be proved for them.

A proof is bound to the operation, its variables and the session, is valid for five minutes and for one run.
Services are exempt: they authenticate by their credentials.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, ClassVar, Final, Protocol, TypeAlias
from uuid import UUID

from domain.identity.factors.model import account_of
from domain.identity.factors.ports import FactorReads, SecurityLog
from domain.identity.model import STEP_UP_FRESH, Account, Factor, Session
from domain.identity.ports import SecondFactors
from domain.shared.actor import ActorKind, Origin
from domain.shared.clock import Clock
from domain.shared.outcomes import Refusal, Success

ANY_FACTOR: Final = frozenset(Factor)
PERSONS: Final = frozenset({ActorKind.PLAYER, ActorKind.OPERATOR})


def digest_of(text: str, name: str | None, variables: Mapping[str, Any]) -> str:
    """The digest a proof is bound to: of the operation's text and the variables in any order."""
    return sha256(json.dumps([text, name, variables], sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class SensitiveOperation:
    """A request for a sensitive operation.

    ``local_at``: when the command line issued the token, where there is no session. ``changes_factors``: the
    operation does nothing else, so a recovery code is accepted, since other factors may be lost.
    ``changes_login``: of one's own; where no factor is enrolled, a sign-in within minutes proves enough.
    """

    digest: str
    session: Session | None
    local_at: datetime | None
    enrols: bool
    changes_factors: bool
    changes_login: bool = False


@dataclass(frozen=True, slots=True)
class StepUpSatisfied:
    """The operation may run now; its proof, if it needed one, is used up."""


@dataclass(frozen=True, slots=True)
class FactorProofRequired:
    """A proof is required. ``challenge`` is None without a session or an enrolled factor."""

    challenge: str | None
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class StepUpChallenge:
    """A pending challenge, and the factors that can meet it."""

    id: str
    factors: tuple[Factor, ...]


class StepUps(Protocol):
    """Challenges and granted proofs, each valid once and for five minutes."""

    async def challenge(self, session_id: UUID, digest: str, factors: tuple[Factor, ...]) -> str:
        """Store a challenge for this operation of this session; returns its id."""
        ...

    async def find_challenge(self, id: str, session_id: UUID) -> StepUpChallenge | None:
        """The challenge, if it was issued for this session and has not been met."""
        ...

    async def grant(self, id: str, session_id: UUID) -> bool:
        """Mark the challenge as met: its operation may run once. False where it was met before."""
        ...

    async def spend(self, session_id: UUID, digest: str) -> bool:
        """Use up the proof for this operation; False where there is none."""
        ...

    async def require(self) -> None:
        """Check that proofs and ended sessions can be looked up.

        Raises:
            Unavailable: they cannot.
        """
        ...


@dataclass(frozen=True, slots=True)
class BeginStepUp:
    """Choose the factor to meet a challenge with."""

    challenge: str
    factor: Factor


@dataclass(frozen=True, slots=True)
class ProveStepUp:
    """``answer`` as at sign-in: ``{code}``, ``{id, code}`` or ``{credential}``."""

    challenge: str
    factor: Factor
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StepUpBegun(Success):
    """``options``: WebAuthn options, where a code was sent, or empty."""

    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StepUpProved(Success):
    """The factor is proved: the operation can be sent again, unchanged, before ``until``."""

    until: datetime


@dataclass(frozen=True, slots=True)
class StepUpRefused(Refusal):
    """Wrong, too late or too often, without saying which. The operation, sent again, gets a new challenge."""

    message: ClassVar[str] = "The proof was not accepted"


BeginOutcome: TypeAlias = StepUpBegun | StepUpRefused
ProveOutcome: TypeAlias = StepUpProved | StepUpRefused


async def check_step_up(
    operation: SensitiveOperation,
    origin: Origin,
    step_ups: StepUps,
    factors: SecondFactors,
    reads: FactorReads,
    clock: Clock,
) -> StepUpSatisfied | FactorProofRequired:
    """Decide whether a sensitive operation may run now, or issue a challenge.

    Raises:
        Unavailable: proofs and ended sessions cannot be looked up.
    """
    if origin.actor.kind not in PERSONS:
        return StepUpSatisfied()
    account, session = account_of(origin.actor), operation.session
    if session is None or account is None:
        # Tokens of the command line are not stored, but without the session store nothing sensitive runs.
        await step_ups.require()
        local = operation.local_at is not None and clock.now() - operation.local_at <= STEP_UP_FRESH
        return StepUpSatisfied() if local else FactorProofRequired(None, ())
    if (
        operation.enrols
        and session.fresh(clock.now(), ANY_FACTOR)
        and await _may_enrol_without_proof(account, session, reads)
    ):
        return StepUpSatisfied()
    if (
        operation.changes_login
        and session.fresh(clock.now(), ANY_FACTOR)
        and not (await reads.summary(account.id)).factors
    ):
        return StepUpSatisfied()
    if await step_ups.spend(session.id, operation.digest):
        return StepUpSatisfied()
    offered = _accepted_factors(await factors.of(account), operation)
    challenge = await step_ups.challenge(session.id, operation.digest, offered) if offered else None
    return FactorProofRequired(challenge, offered)


async def begin_step_up(
    command: BeginStepUp, origin: Origin, step_ups: StepUps, factors: SecondFactors
) -> BeginOutcome:
    """The options for answering with the chosen factor."""
    found = await _pending_challenge(command.challenge, command.factor, origin, step_ups)
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
    """Check the answer; if it proves the factor, the challenge's operation may run."""
    found = await _pending_challenge(command.challenge, command.factor, origin, step_ups)
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


async def _may_enrol_without_proof(account: Account, session: Session, reads: FactorReads) -> bool:
    """Whether a factor can be enrolled without a step-up: the first one, or the next after a recovery code.

    The caller checks that the password or code was entered within minutes: a stolen cookie alone must not
    suffice to enrol a factor.
    """
    summary = await reads.summary(account.id)
    recovered = any(proof.factor is Factor.RECOVERY_CODE for proof in session.proofs)
    return not summary.factors or (summary.enrolment_due and recovered)


def _accepted_factors(held: tuple[Factor, ...], operation: SensitiveOperation) -> tuple[Factor, ...]:
    return tuple(each for each in held if each is not Factor.RECOVERY_CODE or operation.changes_factors)


async def _pending_challenge(
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
