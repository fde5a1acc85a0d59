"""Changing one's own password, with the present one."""

from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from domain.identity.accounts import Accounts, Run
from domain.identity.factors.ports import SecurityLog
from domain.identity.model import Account
from domain.identity.notices import Notices
from domain.identity.passwords.reset import NewPassword, PasswordSet, set_password
from domain.identity.passwords.rules import BreachedPasswords, GuessableWords, PasswordRefused, objection
from domain.identity.ports import PasswordHasher
from domain.identity.session_rules import RuleBook
from domain.identity.sessions import account_id_of
from domain.identity.sign_in.lockout import SignInAttempt, SignInAttempts, wait_steps
from domain.identity.sign_in.ports import BUSY_SECONDS, SignInFailed, TooManyAttempts
from domain.shared.actor import Actor, Origin
from domain.shared.clock import Clock
from domain.shared.outcomes import Refusal


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """Replace the present password, ``current``, by ``password``."""

    current: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WrongPassword(Refusal):
    """``current`` is not the present password, or the account has none."""

    message: ClassVar[str] = "This is not your present password"


ChangeOutcome: TypeAlias = PasswordSet | PasswordRefused | WrongPassword | TooManyAttempts


async def change_password(run: Run, command: ChangePassword) -> ChangeOutcome:
    """Check outside any transaction, then replace in one; the present session goes on, all others end.

    Where another person had set the present password, the present session ends, too.
    """
    prepared = await run(check_password_change, command)
    if not isinstance(prepared, NewPassword):
        refused: ChangeOutcome = prepared
        return refused
    outcome: PasswordSet | SignInFailed = await run(set_password, prepared)
    if isinstance(outcome, SignInFailed):
        return WrongPassword()
    await run(notify_of_password_change, prepared)
    return outcome


async def check_password_change(
    command: ChangePassword,
    origin: Origin,
    accounts: Accounts,
    attempts: SignInAttempts,
    rules: RuleBook,
    hasher: PasswordHasher,
    breached: BreachedPasswords,
    guessable: GuessableWords,
    security_log: SecurityLog,
    clock: Clock,
) -> NewPassword | PasswordRefused | WrongPassword | TooManyAttempts:
    """Check both passwords and hash the new one; failures are rate-limited as at sign-in."""
    account, now = _account(origin.actor), clock.now()
    stored = await accounts.by_id(account, b"") if account else None
    if account is None or stored is None:
        return WrongPassword()
    attempt = SignInAttempt(f"change:{account.id}", "session", unknown_device=False)
    failures = await attempts.begin(attempt, wait_steps(rules.of(account, stored.jurisdiction, now)))
    if failures.wait_seconds:
        return TooManyAttempts(failures.wait_seconds)
    checked = await hasher.check(command.current, stored.password_hash)
    if checked is None:
        return TooManyAttempts(BUSY_SECONDS)
    if not checked.right:
        await security_log.record("password.refused", account.id, "WrongPassword")
        return WrongPassword()
    await attempts.succeeded(attempt)
    if (
        refused := objection(command.password, account.kind, await guessable.of(account), breached)
    ) is not None:
        return refused
    hashed = await hasher.hash(command.password)
    # A session opened with a password that another person set may do nothing else: it ends.
    but = None if stored.password_given else origin.session_id
    return NewPassword(account, clock.now(), hashed, but) if hashed else TooManyAttempts(BUSY_SECONDS)


async def notify_of_password_change(new: NewPassword, notices: Notices) -> None:
    """Notify the account's owner of the change, which may be another person's doing."""
    notices.password_changed(new.account)


def _account(actor: Actor) -> Account | None:
    id = account_id_of(actor)
    return Account(id, actor.kind, actor.brand, actor.name) if id else None
