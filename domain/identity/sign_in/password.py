"""Signing in by password: first what is cheap to refuse, then the slow hash, then what else is wanted.

An account that does not exist is treated like one that does, with the same work, and gets the same answers.
"""

from domain.identity.accounts import AccountBook, Rehash, StoredAccount
from domain.identity.model import Factor
from domain.identity.passwords.rules import PasswordCheck
from domain.identity.sign_in.lockout import (
    WAIT_SECONDS_MAX,
    SignInAttempt,
    must_verify,
    source_of,
    wait_steps,
)
from domain.identity.sign_in.ports import (
    BUSY_SECONDS,
    FactorRequired,
    PasswordSignIn,
    SignInOutcome,
    SignInPorts,
    TooManyAttempts,
)
from domain.shared.actor import ActorKind


async def rehash(changed: Rehash, book: AccountBook) -> bool:
    """Keep the password under a hash of today's parameters."""
    return await book.rehash(changed)


async def sign_in(desk: SignInPorts, shown: PasswordSignIn) -> SignInOutcome:
    """Look at a password."""
    if (busy := await desk.rate_limit()) is not None:
        return busy
    kept = await desk.accounts.by_login(shown.kind, shown.brand, shown.login, desk.client.device)
    rules, attempt = desk.rules_for(kept), _counted(desk, shown, kept)
    record = await desk.attempts.begin(attempt, wait_steps(rules))
    if record.wait_seconds:
        return TooManyAttempts(record.wait_seconds)
    usable = kept.usable(desk.opener.clock.now()) if kept else None
    checked = await desk.hashing.check(shown.password, usable)
    if checked is None:
        return TooManyAttempts(BUSY_SECONDS)
    if kept is None or not checked.right:
        return await desk.failed(kept.account if kept else None)
    await _rehashed(desk, kept, checked)
    verify = must_verify(record, rules, known_device=kept.known_device)
    return await _beyond_password(desk, kept, attempt, verify=verify)


def _counted(desk: SignInPorts, shown: PasswordSignIn, kept: StoredAccount | None) -> SignInAttempt:
    """Attempts count at the account or, where there is none, at the name that nobody has."""
    known = kept is not None and kept.known_device
    name = desk.accounts.normalized_login(shown.kind, shown.brand, shown.login)
    whose = str(kept.account.id) if kept else name
    return SignInAttempt(whose, source_of(desk.client, known_device=known), not known, "" if known else name)


async def _rehashed(desk: SignInPorts, kept: StoredAccount, checked: PasswordCheck) -> None:
    if checked.rehashed is not None and kept.password_of is not None:
        changed = Rehash(kept.account, kept.password_of, checked.rehashed)
        await desk.opener.run_as(kept.account)(rehash, changed)


async def _beyond_password(
    desk: SignInPorts, kept: StoredAccount, attempt: SignInAttempt, *, verify: bool
) -> SignInOutcome:
    """What is still wanted of somebody whose password is right."""
    factors = await desk.factors.of(kept.account)
    if not factors and verify:
        if kept.account.kind is ActorKind.OPERATOR:
            return TooManyAttempts(
                WAIT_SECONDS_MAX
            )  # nothing is enrolled yet, and nobody but a colleague can help
        factors = (Factor.EMAIL,)
    if not factors:
        return await desk.open_session(kept, (Factor.PASSWORD,), attempt, by_password=True)
    ticket = desk.ticket(kept.account, factors, kept.password_of, attempt)
    return FactorRequired(await desk.tickets.issue(ticket), factors)
