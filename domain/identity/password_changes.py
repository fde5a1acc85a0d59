"""Another password: chosen by whoever is signed in, or by whoever reads the account's mail.

A reset sets the password and nothing else: a second factor is still asked at the next sign-in. Either way
every other session of the account ends.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from domain.identity.accounts import AccountBook, Kept
from domain.identity.events import PasswordChanged
from domain.identity.lockout import Counted, source_of, waits
from domain.identity.model import Account, Session
from domain.identity.passwords import BreachedPasswords, PasswordRefused, objection
from domain.identity.sign_in_desk import BUSY_SECONDS, Desk, SignInFailed, TryLater
from domain.shared.actor import ActorKind
from domain.shared.facts import Facts

RESET: Final = "password-reset"
TEMPLATE: Final = "password_reset"
NOBODY: Final = "-"


@dataclass(frozen=True, slots=True)
class NewPassword:
    """A hash to keep for an account."""

    account: Account
    at: datetime
    hashed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PasswordSet:
    """It holds from now on. ``sessions_ended``: so many others of the account."""

    sessions_ended: int = 0


@dataclass(frozen=True, slots=True)
class Challenged:
    """The code that was sent, if any was, answers this challenge."""

    challenge: str


@dataclass(frozen=True, slots=True)
class ResetAsked:
    """Somebody has a code, and wants this password."""

    kind: ActorKind
    challenge: str
    code: str = field(repr=False)
    password: str = field(repr=False)


PasswordOutcome: TypeAlias = PasswordSet | PasswordRefused | SignInFailed | TryLater


async def set_password(new: NewPassword, book: AccountBook, facts: Facts) -> PasswordSet | SignInFailed:
    """Keep another password."""
    seq = await book.set_password(new.account, new.hashed, new.at)
    if seq is None:
        return SignInFailed()
    if new.account.kind is ActorKind.PLAYER:
        await facts.record(PasswordChanged.of(new.account, seq))
    return PasswordSet()


async def forgot(desk: Desk, kind: ActorKind, brand: str, login: str) -> Challenged | TryLater:
    """Send a code by mail where there is an account with an address; the answer is the same where not."""
    if (busy := await desk.knock()) is not None:
        return busy
    kept = await desk.accounts.by_login(kind, brand, login, desk.client.device)
    reachable = kept if kept and kept.open and kind is ActorKind.PLAYER else None
    subject = f"{reachable.account.id} {reachable.account.brand}" if reachable else NOBODY
    issued = await desk.codes.issue(RESET, kind.value, subject)
    if reachable:
        desk.door.notices.code(reachable.account, TEMPLATE, issued.code, issued.id)
    return Challenged(issued.id)


async def reset(desk: Desk, asked: ResetAsked, breached: BreachedPasswords) -> PasswordOutcome:
    """Set the password of whoever the code was sent to. Nobody is signed in by it."""
    if (busy := await desk.knock()) is not None:
        return busy
    if (refused := objection(asked.password, asked.kind, (), breached)) is not None:
        return refused  # before the code is used up
    subject = await desk.codes.redeem(asked.challenge, RESET, asked.kind.value, asked.code)
    if subject is None or subject == NOBODY:
        return await desk.failed(None)
    id, _, brand = subject.partition(" ")
    return await _replaced(desk, Account(UUID(id), asked.kind, brand, id), asked.password, None)


async def change(
    desk: Desk, session: Session, current: str, password: str, breached: BreachedPasswords
) -> PasswordOutcome:
    """Set another password for whoever is signed in and knows the present one."""
    account = session.account
    kept = await desk.accounts.by_id(account, desk.client.device)
    if (busy := await _held_up(desk, account, kept)) is not None:
        return busy
    if (refused := objection(password, account.kind, (account.name,), breached)) is not None:
        return refused
    checked = await desk.hashing.check(current, kept.password_hash if kept else None)
    if checked is None:
        return TryLater(BUSY_SECONDS)
    if not checked.right:
        return await desk.failed(account)
    await desk.attempts.succeeded(_counted(desk, account))
    return await _replaced(desk, account, password, session.id)


async def _replaced(desk: Desk, account: Account, password: str, but: UUID | None) -> PasswordOutcome:
    hashed = await desk.hashing.hash(password)
    if hashed is None:
        return TryLater(BUSY_SECONDS)
    # Before, so that nothing is changed while sessions are out of reach; after, for those opened meanwhile.
    sessions = desk.door.sessions
    ended = await sessions.end_all(account.id, but=but)
    new = NewPassword(account, desk.door.clock.now(), hashed)
    outcome: PasswordSet | SignInFailed = await desk.door.run_as(account)(set_password, new)
    if isinstance(outcome, SignInFailed):
        return outcome
    ended += await sessions.end_all(account.id, but=but)
    desk.door.notices.password_changed(account)
    return PasswordSet(ended)


async def _held_up(desk: Desk, account: Account, kept: Kept | None) -> TryLater | None:
    record = await desk.attempts.begin(_counted(desk, account), waits(desk.rules_for(kept)))
    return TryLater(record.wait_seconds) if record.wait_seconds else None


def _counted(desk: Desk, account: Account) -> Counted:
    """Guesses at the present password by somebody who sits at an open session."""
    return Counted(f"change:{account.id}", source_of(desk.client, known_device=True), stranger=False)
