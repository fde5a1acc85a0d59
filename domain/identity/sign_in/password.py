"""Signing in by password: the rate limits, the slow hash, then the second factor if one is required.

Accounts that do not exist take the same time and get the same answers as those that do. That a player is
suspended or closed is told after the right password only.
"""

from domain.identity.accounts import AccountBook, Rehash, StoredAccount
from domain.identity.model import Factor
from domain.identity.ports import PasswordCheck
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


async def rehash(command: Rehash, accounts: AccountBook) -> bool:
    """Store the password under a hash with the present parameters."""
    return await accounts.rehash(command)


async def sign_in(ports: SignInPorts, command: PasswordSignIn) -> SignInOutcome:
    """Check a password; opens a session unless more is required."""
    if (busy := await ports.rate_limit()) is not None:
        return busy
    stored = await ports.accounts.by_login(command.kind, command.brand, command.login, ports.client.device)
    rules, attempt = ports.rules_for(stored), _attempt(ports, command, stored)
    failures = await ports.attempts.begin(attempt, wait_steps(rules))
    if failures.wait_seconds:
        return TooManyAttempts(failures.wait_seconds)
    usable = stored.usable(ports.opener.clock.now()) if stored else None
    checked = await ports.hasher.check(command.password, usable)
    if checked is None:
        return TooManyAttempts(BUSY_SECONDS)
    if stored is None or not checked.right:
        return await ports.failed(stored.account if stored else None)
    if not stored.open:
        return await ports.not_open(stored.account)
    await _store_rehash(ports, stored, checked)
    verify = must_verify(failures, rules, known_device=stored.known_device)
    return await _beyond_password(ports, stored, attempt, verify=verify)


def _attempt(ports: SignInPorts, command: PasswordSignIn, stored: StoredAccount | None) -> SignInAttempt:
    """The attempt, counted per account or, where there is none, per login."""
    known_device = stored is not None and stored.known_device
    name = ports.accounts.normalized_login(command.kind, command.brand, command.login)
    account = str(stored.account.id) if stored else name
    return SignInAttempt(
        account,
        source_of(ports.client, known_device=known_device),
        not known_device,
        "" if known_device else name,
    )


async def _store_rehash(ports: SignInPorts, stored: StoredAccount, checked: PasswordCheck) -> None:
    if checked.rehashed is not None and stored.password_of is not None:
        command = Rehash(stored.account, stored.password_of, checked.rehashed)
        await ports.opener.run_as(stored.account)(rehash, command)


async def _beyond_password(
    ports: SignInPorts, stored: StoredAccount, attempt: SignInAttempt, *, verify: bool
) -> SignInOutcome:
    """The session, or the ticket for a second factor, after a right password."""
    factors = await ports.factors.of(stored.account)
    if not factors and verify:
        if stored.account.kind is ActorKind.OPERATOR:
            # Operators get no codes by e-mail: without a factor, another operator has to reset the account.
            return TooManyAttempts(WAIT_SECONDS_MAX)
        factors = (Factor.EMAIL,)
    if not factors:
        return await ports.open_session(stored, (Factor.PASSWORD,), attempt, by_password=True)
    ticket = ports.ticket(stored.account, factors, stored.password_of, attempt)
    return FactorRequired(await ports.tickets.issue(ticket), factors)
