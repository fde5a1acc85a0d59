"""Creates the demo's operator account, whose password and TOTP secret are printed."""

import secrets
from dataclasses import dataclass, field
from typing import Any, Final

import pyotp

from domain.access.operator_accounts import (
    CreateOperatorWithRoles,
    NoSuchOperator,
    OperatorList,
    SetOperatorPassword,
    create_operator_with_roles,
    set_operator_password,
)
from domain.identity.factors.ports import FactorBook
from domain.identity.model import Account
from domain.shared.actor import ActorKind
from domain.shared.clock import Clock
from server.composition.process_resources import ProcessResources
from server.console import operators
from server.settings import Settings

LOGIN: Final = "demo"
ROLE: Final = "admin"
BRAND: Final = "default"


@dataclass(frozen=True, slots=True)
class DemoCredentials:
    """The demo operator's credentials; ``uri`` is for an authenticator app."""

    login: str
    password: str = field(repr=False)
    secret: str = field(repr=False)

    @property
    def uri(self) -> str:
        """``otpauth://...``."""
        return pyotp.TOTP(self.secret).provisioning_uri(name=LOGIN, issuer_name="Croupier")


def create_demo_operator(settings: Settings) -> DemoCredentials:
    """Create the demo's operator, or reset their password and secret; those printed last are valid."""
    credentials = DemoCredentials(
        LOGIN, secrets.token_urlsafe(operators.PASSWORD_BYTES), pyotp.random_base32()
    )

    async def make(resources: ProcessResources, run: operators.RunCommand) -> None:
        hashed = await operators.hash_password(resources, credentials.password)
        given = SetOperatorPassword(LOGIN, hashed, to_change=False)
        if isinstance(await run(set_operator_password, given), NoSuchOperator):
            made = CreateOperatorWithRoles(LOGIN, "Demo operator", (ROLE,), BRAND, hashed, to_change=False)
            await run(create_operator_with_roles, made)
        await run(enrol, credentials)

    operators.with_resources(settings, BRAND, make)
    return credentials


async def enrol(credentials: DemoCredentials, known: OperatorList, book: FactorBook, clock: Clock) -> Any:
    """Enrol the printed secret as the operator's TOTP factor."""
    operator = await known.by_login(credentials.login)
    if operator is None:
        return NoSuchOperator(credentials.login)
    account = Account(operator.id, ActorKind.OPERATOR, BRAND, operator.login)
    now = clock.now()
    await book.hold(account)
    await book.begin_totp(account.id, credentials.secret, now)
    return await book.confirm_totp(account.id, -1, now)
