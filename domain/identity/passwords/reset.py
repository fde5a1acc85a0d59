"""Another password, for whoever reads the account's mail; and what setting one means, whoever chose it.

A reset sets the password and nothing else: a second factor is still asked at the next sign-in. Every other
session of the account ends.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, TypeAlias
from uuid import UUID

from domain.identity.accounts import AccountBook, StoredAccount
from domain.identity.events import PasswordChanged
from domain.identity.model import Account
from domain.identity.passwords.rules import BreachedPasswords, GuessableWords, PasswordRefused, objection
from domain.identity.ports import Sessions
from domain.identity.sign_in.lockout import source_of
from domain.identity.sign_in.ports import BUSY_SECONDS, SignInFailed, SignInPorts, TooManyAttempts
from domain.shared.actor import ActorKind
from domain.shared.facts import Facts

RESET: Final = "password-reset"
TEMPLATE: Final = "password_reset"
NO_SUBJECT: Final = "-"

CODES_MAX: Final = 10
CODES_WINDOW: Final = timedelta(days=1)
"""So many codes for one account: each may be guessed at five times, from wherever one likes. The codes for
a device that the account knows are counted by themselves, for nobody else can use them up."""


@dataclass(frozen=True, slots=True)
class NewPassword:
    """A hash to keep for an account; the session ``but`` goes on."""

    account: Account
    at: datetime
    hashed: str = field(repr=False)
    but: UUID | None = None


@dataclass(frozen=True, slots=True)
class PasswordSet:
    """It holds from now on. ``sessions_ended``: so many others of the account."""

    sessions_ended: int = 0


@dataclass(frozen=True, slots=True)
class ResetCodeSent:
    """The code that was sent, if any was, answers this challenge."""

    challenge: str


@dataclass(frozen=True, slots=True)
class ResetPassword:
    """Somebody has a code, and wants this password."""

    kind: ActorKind
    challenge: str
    code: str = field(repr=False)
    password: str = field(repr=False)


PasswordOutcome: TypeAlias = PasswordSet | PasswordRefused | SignInFailed | TooManyAttempts


async def set_password(
    new: NewPassword, book: AccountBook, facts: Facts, sessions: Sessions
) -> PasswordSet | SignInFailed:
    """Keep another password and end every other session: both, or neither where sessions are out of reach.

    Who is signing in with the old one at this moment waits for the account's row, and then finds it changed.
    """
    seq = await book.set_password(new.account.id, new.hashed, new.at)
    if seq is None:
        return SignInFailed()
    if new.account.kind is ActorKind.PLAYER:
        await facts.record(PasswordChanged.of(new.account, seq))
    return PasswordSet(await sessions.end_all(new.account.id, but=new.but))


async def forgot(
    desk: SignInPorts, kind: ActorKind, brand: str, login: str
) -> ResetCodeSent | TooManyAttempts:
    """Send a code by mail where there is an account with an address; the answer is the same where not."""
    if (busy := await desk.rate_limit()) is not None:
        return busy
    kept = await desk.accounts.by_login(kind, brand, login, desk.client.device)
    many = await _many(desk, kept, desk.accounts.normalized_login(kind, brand, login))
    reachable = kept if kept and kept.open and kind is ActorKind.PLAYER and not many else None
    subject = f"{reachable.account.id} {reachable.account.brand}" if reachable else NO_SUBJECT
    issued = await desk.codes.issue(RESET, kind.value, subject)
    if reachable:
        desk.opener.notices.code(reachable.account, TEMPLATE, issued.code, issued.id)
    return ResetCodeSent(issued.id)


async def _many(desk: SignInPorts, kept: StoredAccount | None, name: str) -> bool:
    """Whether there were too many codes already; whoever asks is not told."""
    whose = f"reset:{kept.account.id if kept else name}"
    if kept and kept.known_device:
        whose += f":{source_of(desk.client, known_device=True)}"
    return await desk.attempts.rate_limit(whose, CODES_MAX, CODES_WINDOW) > 0


async def reset(
    desk: SignInPorts, asked: ResetPassword, breached: BreachedPasswords, words: GuessableWords
) -> PasswordOutcome:
    """Set the password of whoever the code was sent to. Nobody is signed in by it."""
    if (busy := await desk.rate_limit()) is not None:
        return busy
    if (refused := objection(asked.password, asked.kind, (), breached)) is not None:
        return refused  # before the code is used up
    subject = await desk.codes.redeem(asked.challenge, RESET, asked.kind.value, asked.code)
    if subject is None or subject == NO_SUBJECT:
        return await desk.failed(None)
    id, _, brand = subject.partition(" ")
    account = Account(UUID(id), asked.kind, brand, id)
    # Only who reads the mail learns what the account is called: the code is used up by now.
    if (refused := objection(asked.password, asked.kind, await words.of(account), breached)) is not None:
        return refused
    hashed = await desk.hashing.hash(asked.password)
    if hashed is None:
        return TooManyAttempts(BUSY_SECONDS)
    new = NewPassword(account, desk.opener.clock.now(), hashed)
    outcome: PasswordSet | SignInFailed = await desk.opener.run_as(account)(set_password, new)
    if isinstance(outcome, PasswordSet):
        desk.opener.notices.password_changed(account)
    return outcome
