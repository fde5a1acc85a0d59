"""Signing in by a second factor after the password, or by a passkey alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from domain.identity.accounts import StoredAccount
from domain.identity.model import Account, Factor
from domain.identity.sign_in.ports import (
    FactorChallenge,
    PasskeySignInBegun,
    SignInFailed,
    SignInOutcome,
    SignInPorts,
    TooManyAttempts,
)
from domain.identity.sign_in.tickets import Ticket
from domain.shared.actor import ActorKind

MAIL_PURPOSE: Final = "sign-in"
MAIL_TEMPLATE: Final = "sign_in_code"

MAIL_CODES_MAX: Final = 20
MAIL_CODES_WINDOW: Final = timedelta(days=1)
"""Codes by e-mail per account and window: with the password, each ticket allows five guesses at a code."""


async def begin_factor(
    ports: SignInPorts, kind: ActorKind, ticket_secret: str, factor: Factor
) -> FactorChallenge | SignInFailed | TooManyAttempts:
    """Begin to prove a factor: the options the client needs; a code is sent for EMAIL and SMS."""
    if (busy := await ports.rate_limit()) is not None:
        return busy
    ticket = await ports.tickets.find(ticket_secret)
    account = _account_of_ticket(ports, ticket, kind, factor)
    if ticket is None or account is None:
        return SignInFailed()
    if factor is Factor.EMAIL:
        wait = await ports.attempts.rate_limit(f"mail:{account.id}", MAIL_CODES_MAX, MAIL_CODES_WINDOW)
        if wait:
            return TooManyAttempts(wait)
        issued = await ports.codes.issue(MAIL_PURPOSE, ticket.binding, str(account.id))
        ports.opener.notices.code(account, MAIL_TEMPLATE, issued.code, issued.id)
        return FactorChallenge({"id": issued.id})
    options = await ports.factors.begin(account, factor, ticket.binding)
    return SignInFailed() if options is None else FactorChallenge(options)


async def prove_factor(
    ports: SignInPorts, kind: ActorKind, ticket_secret: str, factor: Factor, answer: Mapping[str, Any]
) -> SignInOutcome:
    """Check a second factor. The attempt is counted before; success uses the ticket up."""
    if (busy := await ports.rate_limit()) is not None:
        return busy
    ticket = await ports.tickets.attempt(ticket_secret)
    account = _account_of_ticket(ports, ticket, kind, factor)
    if ticket is None or account is None:
        return SignInFailed()
    if not await _proves(ports, ticket, account, factor, answer):
        return await ports.failed(account)
    stored = await ports.accounts.by_id(account, ports.client.device)
    if stored is None or not await ports.tickets.take(ticket_secret):
        return await ports.failed(account)
    if not stored.open:
        return await ports.not_open(account)
    at_ticket = replace(stored, password_of=ticket.password_of)
    return await ports.open_session(at_ticket, (Factor.PASSWORD, factor), ticket.counted, by_password=True)


def _account_of_ticket(
    ports: SignInPorts, ticket: Ticket | None, kind: ActorKind, factor: Factor
) -> Account | None:
    """The ticket's account, if the ticket was issued to this device, for this kind and factor."""
    if ticket is None or ticket.kind is not kind or ticket.device != ports.client.device:
        return None
    return ticket.account if factor in ticket.factors else None


async def _proves(
    ports: SignInPorts, ticket: Ticket, account: Account, factor: Factor, answer: Mapping[str, Any]
) -> bool:
    if factor is not Factor.EMAIL:
        return await ports.factors.check(account, factor, answer, ticket.binding)
    match answer:
        case {"id": str(id), "code": str(code)}:
            return await ports.codes.redeem(id, MAIL_PURPOSE, ticket.binding, code) == str(account.id)
    return False


async def begin_passkey(ports: SignInPorts, kind: ActorKind) -> PasskeySignInBegun | TooManyAttempts:
    """A challenge that any passkey registered here can answer."""
    if (busy := await ports.rate_limit()) is not None:
        return busy
    ticket = ports.ticket(None, (Factor.PASSKEY,), None, None, kind)
    return PasskeySignInBegun(
        await ports.tickets.issue(ticket), await ports.passkeys.begin_passwordless(ticket.binding)
    )


async def sign_in_by_passkey(
    ports: SignInPorts, kind: ActorKind, ticket_secret: str, answer: Mapping[str, Any]
) -> SignInOutcome:
    """Check a passkey that verified its user, which counts as two factors."""
    if (busy := await ports.rate_limit()) is not None:
        return busy
    ticket = await ports.tickets.attempt(ticket_secret)
    if ticket is None or ticket.kind is not kind or ticket.account or ticket.device != ports.client.device:
        return SignInFailed()
    account = await ports.passkeys.account_of_assertion(answer, ticket.binding)
    stored = await ports.accounts.by_id(account, ports.client.device) if account else None
    if (
        stored is None
        or not _may_sign_in_by_passkey(stored, kind)
        or not await ports.tickets.take(ticket_secret)
    ):
        return await ports.failed(account)
    if not stored.open:
        return await ports.not_open(stored.account)
    return await ports.open_session(stored, (Factor.PASSKEY,), None, by_password=False)


def _may_sign_in_by_passkey(stored: StoredAccount, kind: ActorKind) -> bool:
    """Operators without a password sign in through their provider only: it can bar them at any time."""
    by_provider = stored.account.kind is ActorKind.OPERATOR and stored.password_hash is None
    return stored.account.kind is kind and not by_provider
