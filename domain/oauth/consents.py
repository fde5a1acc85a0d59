"""Which programs a player lets act for them, and how the player ends that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol, TypeAlias
from uuid import UUID

from domain.oauth.clients import Scope
from domain.oauth.commands import Run
from domain.oauth.grants import REVOKED_FOR
from domain.oauth.ports import Revocations
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.errors import Unavailable
from domain.shared.ids import PlayerId
from domain.shared.outcomes import Refusal, Success
from domain.shared.pages import RowList


@dataclass(frozen=True, slots=True)
class ProgramConsent:
    """A player has let a program act for them within ``scopes``; ``given_at`` is when they did so last."""

    client_id: UUID
    name: str
    scopes: tuple[Scope, ...]
    given_at: datetime


class ProgramConsents(Protocol):
    """Lists consents; each call is one statement."""

    def of_player(self, player_id: PlayerId, brand: str) -> RowList[ProgramConsent]:
        """The player's consents, latest first."""
        ...


class ConsentBook(Protocol):
    """Ends consents, within one transaction."""

    async def end(self, player_id: PlayerId, client_id: UUID, at: datetime) -> Sequence[UUID] | None:
        """Forget a consent and revoke the program's grants; their ids. None: there is no such consent."""
        ...


@dataclass(frozen=True, slots=True)
class WithdrawProgramConsent:
    """Withdraw the acting player's consent to a program."""

    client_id: UUID


@dataclass(frozen=True, slots=True)
class ProgramConsentWithdrawn(Success):
    """The program may do nothing for the player any more, until they consent anew."""

    client_id: UUID
    grants: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ProgramConsentNotFound(Refusal):
    """The player has given no consent to such a program, or has withdrawn it."""

    message: ClassVar[str] = "You have let no such program act for you"


WithdrawConsentOutcome: TypeAlias = ProgramConsentWithdrawn | ProgramConsentNotFound


async def withdraw_program_consent_everywhere(
    run: Run, command: WithdrawProgramConsent
) -> WithdrawConsentOutcome:
    """Withdraw a consent; after the commit that is announced, so that tokens and sockets end at once."""
    outcome: WithdrawConsentOutcome = await run(withdraw_program_consent, command)
    if isinstance(outcome, ProgramConsentWithdrawn):
        await run(announce_withdrawn_grants, outcome.grants)
    return outcome


async def withdraw_program_consent(
    command: WithdrawProgramConsent, origin: Origin, book: ConsentBook, clock: Clock
) -> WithdrawConsentOutcome:
    """End the consent and each grant of the program: its refresh tokens and codes are refused from now on."""
    player_id = origin.actor.player_id
    ended = await book.end(player_id, command.client_id, clock.now()) if player_id else None
    if ended is None:
        return ProgramConsentNotFound()
    return ProgramConsentWithdrawn(command.client_id, tuple(ended))


async def announce_withdrawn_grants(grants: Sequence[UUID], revocations: Revocations, clock: Clock) -> None:
    """Revoke every access token of these grants."""
    try:
        for id in grants:
            await revocations.revoke(str(id), clock.now() + REVOKED_FOR)
    except Unavailable:
        return  # the grants are revoked: tokens are refused without it, and sockets found within seconds
