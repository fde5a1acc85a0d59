"""Commands on factors of every kind: removing, resetting, and notifying the account's owner of changes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Final, TypeVar
from uuid import UUID

from domain.identity.accounts import Run
from domain.identity.factors.model import (
    EnrolledFactor,
    FactorComplaint,
    FactorEnrolled,
    FactorNotFound,
    FactorRefused,
    FactorRemoved,
    FactorSummary,
    LastFactorStays,
    Removal,
    account_of,
    last_strong,
)
from domain.identity.factors.ports import Contacts, FactorBook, FactorReads
from domain.identity.factors.recovery_codes import RecoveryCodesRenewed
from domain.identity.model import Account, Factor
from domain.identity.ports import Message, MessageChannel, Messages, Sessions
from domain.shared.actor import Actor, ActorKind, Origin
from domain.shared.clock import Clock
from domain.shared.ids import new_id
from domain.shared.outcomes import Refusal, Success

Outcome = TypeVar("Outcome")

FACTOR_NAMES: Final = {
    Factor.PASSKEY: "passkey",
    Factor.TOTP: "authenticator app",
    Factor.SMS: "phone number",
    Factor.RECOVERY_CODE: "recovery code",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to the owner of an account. ``template`` and ``params`` are the message's."""

    account: Account
    template: str
    params: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RemoveFactor:
    """Remove one of the actor's own factors. ``id`` as in ``EnrolledFactor``; None: of another account."""

    id: str | None


@dataclass(frozen=True, slots=True)
class ResetFactors:
    """Remove all factors of another operator, who has lost them, and end their sessions."""

    account_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class FactorsReset(Success):
    """The operator signs in by password alone, and must enrol a factor first."""

    account_id: UUID


@dataclass(frozen=True, slots=True)
class OwnFactors(Refusal):
    """Operators cannot reset their own factors."""

    message: ClassVar[str] = "Another operator has to reset your factors"


@dataclass(frozen=True, slots=True)
class NothingToReset(Refusal):
    """No operator of the brand has this id and an enrolled factor."""

    message: ClassVar[str] = "There is no such operator with factors"


ResetOutcome = FactorsReset | OwnFactors | NothingToReset


async def change_and_notify(run: Run, carry_out: Callable[..., Awaitable[Outcome]], command: Any) -> Outcome:
    """Carry a command out, then notify the actor of the change."""
    return await notify_of_change(run, await run(carry_out, command))


async def notify_of_change(run: Run, outcome: Outcome) -> Outcome:
    """Notify the actor if ``outcome`` changed their factors; returns the outcome."""
    change = _change_made(outcome)
    if change:
        await run(notify_actor, change)
    return outcome


async def own_factors(actor: Actor, reads: FactorReads) -> FactorSummary:
    """The factors of an actor; none for services."""
    account = account_of(actor)
    return await reads.summary(account.id) if account else FactorSummary()


async def notify_actor(
    change: str, origin: Origin, messages: Messages, contacts: Contacts, clock: Clock
) -> None:
    """Send the actor a notice about a change of their factors."""
    account = account_of(origin.actor)
    if account:
        at = clock.now().isoformat(timespec="minutes")
        notice = Notice(account, "factor_changed", (("change", change), ("at", at)))
        await send_notice(notice, messages, contacts)


async def send_notice(notice: Notice, messages: Messages, contacts: Contacts) -> None:
    """Send a notice by e-mail, if the account has an address.

    The limit per network address does not apply: an attacker could have used it up.
    """
    address = await contacts.email_of(notice.account)
    if address:
        message = Message(
            MessageChannel.EMAIL,
            address,
            notice.template,
            dict(notice.params),
            f"factor:{new_id()}",
            notice.account.brand,
            notice.account.id,
            await contacts.language_of(notice.account),
        )
        await messages.send(message)


async def remove_factor(command: RemoveFactor, origin: Origin, factor_book: FactorBook) -> Removal:
    """Remove a factor of the actor; operators keep at least one strong factor."""
    account = account_of(origin.actor)
    if account is None:
        return FactorRefused(FactorComplaint.NO_ACCOUNT)
    summary = await factor_book.hold(account)
    factor = next((each for each in summary.factors if each.id == command.id), None)
    if factor is None:
        return FactorNotFound()
    if account.kind is ActorKind.OPERATOR and last_strong(summary, factor):
        return LastFactorStays(factor)
    await factor_book.remove(account.id, factor)
    return FactorRemoved(factor)


async def reset_factors(run: Run, command: ResetFactors) -> ResetOutcome:
    """Reset another operator's factors; their sessions are ended before and after, so that none is left."""
    found = await run(check_factor_reset, command)
    if not isinstance(found, Account):
        refused: ResetOutcome = found
        return refused
    await run(end_sessions, command)
    outcome: ResetOutcome = await run(remove_all_factors, command)
    await run(end_sessions, command)
    await run(
        send_notice, Notice(found, "factor_changed", (("change", "an administrator reset all factors"),))
    )
    return outcome


async def check_factor_reset(
    command: ResetFactors, origin: Origin, reads: FactorReads
) -> Account | OwnFactors | NothingToReset:
    """The account whose factors the actor may reset: never their own (four eyes)."""
    if command.account_id == origin.actor.account_id:
        return OwnFactors()
    account = await reads.operator(command.account_id, origin.actor.brand)
    if account is None:
        return NothingToReset()
    return OwnFactors() if account.name == origin.actor.name else account


async def remove_all_factors(
    command: ResetFactors, origin: Origin, reads: FactorReads, factor_book: FactorBook, clock: Clock
) -> ResetOutcome:
    """Remove all factors of another operator."""
    account = await check_factor_reset(command, origin, reads)
    if not isinstance(account, Account):
        return account
    await factor_book.hold(account)
    await factor_book.remove_all(account.id, str(origin.actor), command.reason, clock.now())
    return FactorsReset(account.id)


async def end_sessions(command: ResetFactors, sessions: Sessions) -> int:
    """End every session of the account; returns how many there were."""
    return await sessions.end_all(command.account_id)


def _change_made(outcome: Any) -> str | None:
    match outcome:
        case FactorEnrolled(factor=EnrolledFactor(kind=kind)):
            return f"{FACTOR_NAMES[kind]} added"
        case FactorRemoved(factor=EnrolledFactor(kind=kind)):
            return f"{FACTOR_NAMES[kind]} removed"
        case RecoveryCodesRenewed():
            return "recovery codes renewed"
        case _:
            return None
