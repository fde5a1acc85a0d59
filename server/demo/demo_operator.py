"""Creates the demo's operator account, whose password and TOTP secret are printed."""

from base64 import b32encode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any, Final

import pyotp
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from adapters.postgres.access.operator_list import PostgresOperatorList
from adapters.postgres.identity.accounts import PostgresAccounts
from adapters.postgres.identity.factors_proofs import PostgresFactorProofs
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
from server.security.pepper import pepper_of
from server.settings import Settings

LOGIN: Final = "demo"
ROLE: Final = "admin"
BRAND: Final = "default"
PURPOSE: Final = b"croupier password and secret of the demo operator, 1"


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


def demo_credentials(settings: Settings) -> DemoCredentials:
    """The credentials of this installation's demo operator: the same at every start, as long as its key is.

    They are derived from the signing key, so that they are kept nowhere else.
    """
    derived = HKDF(SHA256(), 35, None, PURPOSE).derive(pepper_of(settings))
    password = urlsafe_b64encode(derived[:15]).decode()
    return DemoCredentials(LOGIN, password, b32encode(derived[15:]).decode())


def create_demo_operator(settings: Settings) -> DemoCredentials:
    """Create the demo's operator; reset password and secret only where those printed are not valid."""
    credentials = demo_credentials(settings)

    async def make(resources: ProcessResources, run: operators.RunCommand) -> None:
        if await _valid(resources, credentials):
            return
        hashed = await operators.hash_password(resources, credentials.password)
        given = SetOperatorPassword(LOGIN, hashed, to_change=False)
        if isinstance(await run(set_operator_password, given), NoSuchOperator):
            made = CreateOperatorWithRoles(LOGIN, "Demo operator", (ROLE,), BRAND, hashed, to_change=False)
            await run(create_operator_with_roles, made)
        await run(enrol, credentials)

    operators.with_resources(settings, BRAND, make)
    return credentials


async def _valid(resources: ProcessResources, credentials: DemoCredentials) -> bool:
    """Whether the operator signs in by these already."""
    operator = await PostgresOperatorList(resources.database).by_login(credentials.login)
    if operator is None:
        return False
    account = Account(operator.id, ActorKind.OPERATOR, BRAND, operator.login)
    stored = await PostgresAccounts(resources.database, resources.vault).by_id(account, b"")
    usable = stored.usable(resources.clock.now()) if stored else None
    checked = await resources.passwords.check(credentials.password, usable)
    statements = resources.database.statements_for(BRAND)
    secret = await PostgresFactorProofs(statements, resources.vault).totp_secret(operator.id)
    return bool(checked and checked.right and secret == credentials.secret)


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
