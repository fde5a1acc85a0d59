"""Whom a passkey lets in without anything else: the rule by itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from domain.identity.accounts import StoredAccount
from domain.identity.model import Account, Factor
from domain.identity.sign_in.ports import SignInFailed
from domain.identity.sign_in.second_factor import sign_in_by_passkey
from domain.identity.sign_in.tickets import Ticket
from domain.shared.actor import ActorKind
from domain.shared.clock import SystemClock
from domain.shared.ids import new_id

DEVICE = b"device"


def sign_in_ports(kept: StoredAccount, door: ActorKind) -> Any:
    """Sign-in ports where the passkey shown is right, and is that of this account."""

    async def always(*_: Any) -> Any:
        return True

    async def never(*_: Any) -> None:
        return None

    async def ticket(_: str) -> Ticket:
        return Ticket(door, "binding", DEVICE, None, (Factor.PASSKEY,))

    async def account(*_: Any) -> Account:
        return kept.account

    async def by_id(*_: Any) -> StoredAccount:
        return kept

    async def open_session(*_: Any, **__: Any) -> str:
        return "in"

    async def failed(_: Any) -> SignInFailed:
        return SignInFailed()

    return SimpleNamespace(
        rate_limit=never,
        client=SimpleNamespace(device=DEVICE),
        tickets=SimpleNamespace(attempt=ticket, take=always),
        passkeys=SimpleNamespace(account_of_assertion=account),
        accounts=SimpleNamespace(by_id=by_id),
        open_session=open_session,
        failed=failed,
        not_open=failed,
    )


@pytest.mark.parametrize(
    ("case", "kind", "door", "password", "is_open", "enters"),
    [
        ("a player", ActorKind.PLAYER, ActorKind.PLAYER, "hash", True, True),
        ("a player without a password", ActorKind.PLAYER, ActorKind.PLAYER, None, True, True),
        ("an operator", ActorKind.OPERATOR, ActorKind.OPERATOR, "hash", True, True),
        ("an operator who comes by a provider", ActorKind.OPERATOR, ActorKind.OPERATOR, None, True, False),
        ("an operator at the players' door", ActorKind.OPERATOR, ActorKind.PLAYER, "hash", True, False),
        ("a disabled operator", ActorKind.OPERATOR, ActorKind.OPERATOR, "hash", False, False),
    ],
)
async def test_a_passkey_alone_signs_in_accounts_that_may_use_a_password(
    case: str, kind: ActorKind, door: ActorKind, password: str | None, is_open: bool, enters: bool
) -> None:
    set_at = SystemClock().now() if password else None
    account = Account(new_id(), kind, "default", "anna")
    kept = StoredAccount(account, is_open, password, set_at, None, None, known_device=True)
    outcome: Any = await sign_in_by_passkey(sign_in_ports(kept, door), door, "ticket", {})
    assert (outcome == "in") is enters, case
