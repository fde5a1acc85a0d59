"""Resetting a forgotten password by a code sent to the account's e-mail address; storing a new password.

A reset does not replace the second factor, which is still required at the next sign-in. The account's
sessions end.
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
from domain.shared.outcomes import Success

RESET: Final = "password-reset"
TEMPLATE: Final = "password_reset"
NO_SUBJECT: Final = "-"

CODES_MAX: Final = 10
CODES_WINDOW: Final = timedelta(days=1)
"""Codes per account and window: each allows five guesses from any address. Codes requested from a known
device are counted separately, so that others cannot use them up."""


@dataclass(frozen=True, slots=True)
class NewPassword:
    """A password hash to store for an account; every session but ``but`` ends.

    ``asked_at``: when the code for it was sent, which is void once the e-mail address was changed.
    """

    account: Account
    at: datetime
    hashed: str = field(repr=False)
    but: UUID | None = None
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PasswordSet(Success):
    """The password is stored. ``sessions_ended``: how many other sessions of the account have ended."""

    sessions_ended: int = 0


@dataclass(frozen=True, slots=True)
class ResetCodeSent:
    """``challenge`` goes with the code; the answer is the same where no code was sent."""

    challenge: str


@dataclass(frozen=True, slots=True)
class ResetPassword:
    """Set a password with a code from the e-mail."""

    kind: ActorKind
    challenge: str
    code: str = field(repr=False)
    password: str = field(repr=False)


PasswordOutcome: TypeAlias = PasswordSet | PasswordRefused | SignInFailed | TooManyAttempts


async def set_password(
    new: NewPassword, accounts: AccountBook, facts: Facts, sessions: Sessions
) -> PasswordSet | SignInFailed:
    """Store a password and end the other sessions: both, or neither where sessions cannot be ended.

    A concurrent sign-in with the old password waits for the account's row, and then fails.
    """
    seq = await accounts.set_password(new.account.id, new.hashed, new.at, asked_at=new.asked_at)
    if seq is None:
        return SignInFailed()
    if new.account.kind is ActorKind.PLAYER:
        await facts.record(PasswordChanged.of(new.account, seq))
    return PasswordSet(await sessions.end_all(new.account.id, but=new.but))


async def request_password_reset(
    ports: SignInPorts, kind: ActorKind, brand: str, login: str
) -> ResetCodeSent | TooManyAttempts:
    """Send a code by e-mail if there is an open account with an address; the answer is the same if not."""
    if (busy := await ports.rate_limit()) is not None:
        return busy
    stored = await ports.accounts.by_login(kind, brand, login, ports.client.device)
    limited = await _too_many_codes(ports, stored, ports.accounts.normalized_login(kind, brand, login))
    reachable = stored if stored and stored.open and kind is ActorKind.PLAYER and not limited else None
    subject = _subject(reachable.account, ports.opener.clock.now()) if reachable else NO_SUBJECT
    issued = await ports.codes.issue(RESET, kind.value, subject)
    if reachable:
        ports.opener.notices.code(reachable.account, TEMPLATE, issued.code, issued.id)
    return ResetCodeSent(issued.id)


def _subject(account: Account, now: datetime) -> str:
    return f"{account.id} {account.brand} {now.isoformat()}"


async def _too_many_codes(ports: SignInPorts, stored: StoredAccount | None, name: str) -> bool:
    """Whether too many codes were requested already; the answer to the client does not say so."""
    counter = f"reset:{stored.account.id if stored else name}"
    if stored and stored.known_device:
        counter += f":{source_of(ports.client, known_device=True)}"
    return await ports.attempts.rate_limit(counter, CODES_MAX, CODES_WINDOW) > 0


async def reset_password(
    ports: SignInPorts, command: ResetPassword, breached: BreachedPasswords, guessable: GuessableWords
) -> PasswordOutcome:
    """Set the password of the account the code was sent for. It opens no session."""
    if (busy := await ports.rate_limit()) is not None:
        return busy
    if (refused := objection(command.password, command.kind, (), breached)) is not None:
        return refused  # before the code is used up
    subject = await ports.codes.redeem(command.challenge, RESET, command.kind.value, command.code)
    if subject is None or subject == NO_SUBJECT:
        return await ports.failed(None)
    id, brand, *asked_at = subject.split(" ")
    account = Account(UUID(id), command.kind, brand, id)
    # Checked after the code, which is used up by now: the refusal reveals the account's names.
    if (
        refused := objection(command.password, command.kind, await guessable.of(account), breached)
    ) is not None:
        return refused
    hashed = await ports.hasher.hash(command.password)
    if hashed is None:
        return TooManyAttempts(BUSY_SECONDS)
    # Codes of the release before have no time.
    asked = datetime.fromisoformat(asked_at[0]) if asked_at else None
    new = NewPassword(account, ports.opener.clock.now(), hashed, asked_at=asked)
    outcome: PasswordSet | SignInFailed = await ports.opener.run_as(account)(set_password, new)
    if isinstance(outcome, PasswordSet):
        ports.opener.notices.password_changed(account)
    return outcome
