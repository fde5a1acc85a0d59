"""Second factors in PostgreSQL, within the command's transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.postgres.database import driver_connection
from adapters.postgres.identity.factors_rows import (
    FACTOR_SUMMARY,
    NUMBER_PLACE,
    SECRET_PLACE,
    account_cipher,
    factor_summary_of,
    seal_text,
)
from adapters.vault.vault import Vault
from domain.identity.factors.model import EnrolledFactor, FactorSummary
from domain.identity.factors.ports import Passkey
from domain.identity.model import Account, Factor

_HOLD: Final = """
  insert into identity.factor_holder (account_id, kind, brand, name) values ($1, $2, $3, $4)
  on conflict (account_id) do update set name = excluded.name
"""
_BEGIN_TOTP: Final = """
  insert into identity.totp (account_id, begun, begun_at) values ($1, $2, $3)
  on conflict (account_id) do update set begun = excluded.begun, begun_at = excluded.begun_at
"""
_CONFIRM_TOTP: Final = """
  update identity.totp
  set secret = begun, confirmed_at = $3, last_used_at = null, last_step = $2, begun = null, begun_at = null
  where account_id = $1
"""
_ADD_PASSKEY: Final = """
  insert into identity.passkey
    (account_id, id, credential_id, public_key, sign_count, transports, backed_up, name, confirmed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (credential_id) do nothing returning true
"""
_KEEP_PHONE: Final = """
  insert into identity.phone (account_id, number, confirmed_at) values ($1, $2, $3)
  on conflict (account_id) do update
  set number = excluded.number, confirmed_at = excluded.confirmed_at, last_used_at = null
"""
_NOTE_RESET: Final = """
  insert into identity.factor_reset (account_id, at, by, reason) values ($1, $2, $3, $4)
"""
_ADD_CODES: Final = """
  insert into identity.recovery_code (account_id, hash, made_at) select $1, unnest($2::bytea[]), $3
"""
_ENROLLED_AGAIN: Final = """
  with void as (update identity.totp set begun = null, begun_at = null where account_id = $1)
  update identity.factor_holder set enrolment_due_since = null where account_id = $1
"""
_REMOVE_ALL: Final = tuple(
    f"delete from identity.{table} where account_id = $1"  # noqa: S608 - names of our own
    for table in ("totp", "passkey", "phone", "recovery_code", "factor_holder")
)


class PostgresFactorBook:
    """Implements ``FactorBook`` within one command's transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    async def hold(self, account: Account) -> FactorSummary:
        driver = await self._driver()
        await driver.execute(_HOLD, account.id, account.kind.value, account.brand, account.name)
        return factor_summary_of(await driver.fetch(FACTOR_SUMMARY, account.id))

    async def begin_totp(self, account_id: UUID, secret: str, at: datetime) -> None:
        """Keep a secret that counts once it is confirmed; one that counts already goes on counting."""
        cipher = await account_cipher(self._connection, self._vault, account_id)
        kept = seal_text(cipher, SECRET_PLACE, secret)
        await (await self._driver()).execute(_BEGIN_TOTP, account_id, kept, at)

    async def begun_totp(self, account_id: UUID, since: datetime) -> str | None:
        statement = "select begun from identity.totp where account_id = $1 and begun_at > $2"
        kept = await (await self._driver()).fetchval(statement, account_id, since)
        cipher = await account_cipher(self._connection, self._vault, account_id)
        return cipher.open(SECRET_PLACE, kept)

    async def confirm_totp(self, account_id: UUID, step: int, at: datetime) -> EnrolledFactor:
        await (await self._driver()).execute(_CONFIRM_TOTP, account_id, step, at)
        return EnrolledFactor("totp", Factor.TOTP, None, at)

    async def add_passkey(
        self, account_id: UUID, passkey: Passkey, name: str, at: datetime
    ) -> EnrolledFactor | None:
        added = await (await self._driver()).fetchval(
            _ADD_PASSKEY,
            *(account_id, passkey.id, passkey.credential_id, passkey.public_key, passkey.sign_count),
            *(list(passkey.transports), passkey.backed_up, name, at),
        )
        return EnrolledFactor(str(passkey.id), Factor.PASSKEY, name, at) if added else None

    async def store_phone(self, account_id: UUID, number: str, at: datetime) -> EnrolledFactor:
        cipher = await account_cipher(self._connection, self._vault, account_id)
        kept = seal_text(cipher, NUMBER_PLACE, number)
        await (await self._driver()).execute(_KEEP_PHONE, account_id, kept, at)
        return EnrolledFactor("phone", Factor.SMS, None, at)

    async def remove(self, account_id: UUID, factor: EnrolledFactor) -> None:
        driver = await self._driver()
        if factor.kind is Factor.PASSKEY:
            statement = "delete from identity.passkey where account_id = $1 and id = $2"
            await driver.execute(statement, account_id, UUID(factor.id))
            return
        table = "totp" if factor.kind is Factor.TOTP else "phone"
        await driver.execute(f"delete from identity.{table} where account_id = $1", account_id)  # noqa: S608

    async def replace_recovery_codes(self, account_id: UUID, hashes: Sequence[bytes], at: datetime) -> None:
        driver = await self._driver()
        await driver.execute("delete from identity.recovery_code where account_id = $1", account_id)
        await driver.execute(_ADD_CODES, account_id, list(hashes), at)

    async def clear_enrolment_due(self, account_id: UUID) -> None:
        await (await self._driver()).execute(_ENROLLED_AGAIN, account_id)

    async def remove_all(self, account_id: UUID, by: str, reason: str, at: datetime) -> None:
        driver = await self._driver()
        for statement in _REMOVE_ALL:
            await driver.execute(statement, account_id)
        await driver.execute(_NOTE_RESET, account_id, at, by, reason)

    async def _driver(self) -> Any:
        return await driver_connection(self._connection)
