"""Another password, chosen by whoever is signed in and knows the present one."""

from dataclasses import dataclass, field
from typing import TypeAlias

from domain.identity.accounts import Accounts, Run
from domain.identity.factors.ports import SecurityLog
from domain.identity.model import Account
from domain.identity.notices import Notices
from domain.identity.passwords.reset import NewPassword, PasswordSet, set_password
from domain.identity.passwords.rules import (
    BreachedPasswords,
    GuessableWords,
    PasswordHasher,
    PasswordRefused,
    objection,
)
from domain.identity.session_rules import RuleBook
from domain.identity.sessions import account_id_of
from domain.identity.sign_in.lockout import SignInAttempt, SignInAttempts, wait_steps
from domain.identity.sign_in.ports import BUSY_SECONDS, SignInFailed, TooManyAttempts
from domain.shared.actor import Actor, Origin
from domain.shared.clock import Clock


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """The present password, and the one to be."""

    current: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WrongPassword:
    """It is not the present password, or there is none."""

    message: str = "This is not your present password"


ChangeOutcome: TypeAlias = PasswordSet | PasswordRefused | WrongPassword | TooManyAttempts


async def change_password(run: Run, asked: ChangePassword) -> ChangeOutcome:
    """Check outside any transaction, then replace in one; the session that asks goes on, all others end.

    Where the present password was made by somebody else, the session that asks ends, too.
    """
    weighed = await run(weigh, asked)
    if not isinstance(weighed, NewPassword):
        refused: ChangeOutcome = weighed
        return refused
    outcome: PasswordSet | SignInFailed = await run(set_password, weighed)
    if isinstance(outcome, SignInFailed):
        return WrongPassword()
    await run(tell, weighed)
    return outcome


async def weigh(
    asked: ChangePassword,
    origin: Origin,
    accounts: Accounts,
    attempts: SignInAttempts,
    rules: RuleBook,
    hashing: PasswordHasher,
    breached: BreachedPasswords,
    words: GuessableWords,
    trail: SecurityLog,
    clock: Clock,
) -> NewPassword | PasswordRefused | WrongPassword | TooManyAttempts:
    """Whether it is theirs, and the other one good; guesses are slowed down like those at the door."""
    account, now = _account(origin.actor), clock.now()
    kept = await accounts.by_id(account, b"") if account else None
    if account is None or kept is None:
        return WrongPassword()
    attempt = SignInAttempt(f"change:{account.id}", "session", unknown_device=False)
    record = await attempts.begin(attempt, wait_steps(rules.of(account, kept.jurisdiction, now)))
    if record.wait_seconds:
        return TooManyAttempts(record.wait_seconds)
    checked = await hashing.check(asked.current, kept.password_hash)
    if checked is None:
        return TooManyAttempts(BUSY_SECONDS)
    if not checked.right:
        await trail.record("password.refused", account.id, "WrongPassword")
        return WrongPassword()
    await attempts.succeeded(attempt)
    if (refused := objection(asked.password, account.kind, await words.of(account), breached)) is not None:
        return refused
    hashed = await hashing.hash(asked.password)
    # A session by a password that somebody else made is of no use any more: the next one is.
    but = None if kept.password_given else origin.session_id
    return NewPassword(account, clock.now(), hashed, but) if hashed else TooManyAttempts(BUSY_SECONDS)


async def tell(new: NewPassword, notices: Notices) -> None:
    """Tell the holder of the account: it may have been somebody else."""
    notices.password_changed(new.account)


def _account(actor: Actor) -> Account | None:
    id = account_id_of(actor)
    return Account(id, actor.kind, actor.brand, actor.name) if id else None
