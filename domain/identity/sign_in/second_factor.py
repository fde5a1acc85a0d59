"""Signing in goes on: a second factor after the password, or a passkey that needs none."""

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
"""So many codes by mail for one account: whoever knows the password gets a ticket, and with it five guesses,
at every address they come from."""


async def begin_factor(
    desk: SignInPorts, kind: ActorKind, shown: str, factor: Factor
) -> FactorChallenge | SignInFailed | TooManyAttempts:
    """What the client needs to prove a factor; sends the code where the factor is one."""
    if (busy := await desk.rate_limit()) is not None:
        return busy
    ticket = await desk.tickets.find(shown)
    account = _account_of_ticket(desk, ticket, kind, factor)
    if ticket is None or account is None:
        return SignInFailed()
    if factor is Factor.EMAIL:
        wait = await desk.attempts.rate_limit(f"mail:{account.id}", MAIL_CODES_MAX, MAIL_CODES_WINDOW)
        if wait:
            return TooManyAttempts(wait)
        issued = await desk.codes.issue(MAIL_PURPOSE, ticket.binding, str(account.id))
        desk.opener.notices.code(account, MAIL_TEMPLATE, issued.code, issued.id)
        return FactorChallenge({"id": issued.id})
    options = await desk.factors.begin(account, factor, ticket.binding)
    return SignInFailed() if options is None else FactorChallenge(options)


async def prove_factor(
    desk: SignInPorts, kind: ActorKind, shown: str, factor: Factor, answer: Mapping[str, Any]
) -> SignInOutcome:
    """Look at a second factor. The attempt is counted before that, and the ticket used up by success."""
    if (busy := await desk.rate_limit()) is not None:
        return busy
    ticket = await desk.tickets.attempt(shown)
    account = _account_of_ticket(desk, ticket, kind, factor)
    if ticket is None or account is None:
        return SignInFailed()
    if not await _proves(desk, ticket, account, factor, answer):
        return await desk.failed(account)
    kept = await desk.accounts.by_id(account, desk.client.device)
    if kept is None or not kept.open or not await desk.tickets.take(shown):
        return await desk.failed(account)
    shown_before = replace(kept, password_of=ticket.password_of)
    return await desk.open_session(shown_before, (Factor.PASSWORD, factor), ticket.counted, by_password=True)


def _account_of_ticket(
    desk: SignInPorts, ticket: Ticket | None, kind: ActorKind, factor: Factor
) -> Account | None:
    """Whose ticket it is, if it is held by whom it was given to, at the door it was given at."""
    if ticket is None or ticket.kind is not kind or ticket.device != desk.client.device:
        return None
    return ticket.account if factor in ticket.factors else None


async def _proves(
    desk: SignInPorts, ticket: Ticket, account: Account, factor: Factor, answer: Mapping[str, Any]
) -> bool:
    if factor is not Factor.EMAIL:
        return await desk.factors.check(account, factor, answer, ticket.binding)
    match answer:
        case {"id": str(id), "code": str(code)}:
            return await desk.codes.redeem(id, MAIL_PURPOSE, ticket.binding, code) == str(account.id)
    return False


async def begin_passkey(desk: SignInPorts, kind: ActorKind) -> PasskeySignInBegun | TooManyAttempts:
    """A challenge for any passkey of ours."""
    if (busy := await desk.rate_limit()) is not None:
        return busy
    ticket = desk.ticket(None, (Factor.PASSKEY,), None, None, kind)
    return PasskeySignInBegun(
        await desk.tickets.issue(ticket), await desk.passkeys.begin_passwordless(ticket.binding)
    )


async def sign_in_by_passkey(
    desk: SignInPorts, kind: ActorKind, shown: str, answer: Mapping[str, Any]
) -> SignInOutcome:
    """Look at a passkey, which verified its holder: that is two factors in one."""
    if (busy := await desk.rate_limit()) is not None:
        return busy
    ticket = await desk.tickets.attempt(shown)
    if ticket is None or ticket.kind is not kind or ticket.account or ticket.device != desk.client.device:
        return SignInFailed()
    account = await desk.passkeys.account_of_assertion(answer, ticket.binding)
    kept = await desk.accounts.by_id(account, desk.client.device) if account else None
    if kept is None or not _may_sign_in_by_passkey(kept, kind) or not await desk.tickets.take(shown):
        return await desk.failed(account)
    return await desk.open_session(kept, (Factor.PASSKEY,), None, by_password=False)


def _may_sign_in_by_passkey(kept: StoredAccount, kind: ActorKind) -> bool:
    """Operators without a password come by their provider: who is shut out there is shut out here."""
    by_provider = kept.account.kind is ActorKind.OPERATOR and kept.password_hash is None
    return kept.open and kept.account.kind is kind and not by_provider
