"""Second factors while they are proved: each answer is one statement, and what marks it used decides."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from adapters.postgres.identity.factors_rows import (
    FACTOR_SUMMARY,
    NUMBER_PLACE,
    SECRET_PLACE,
    account_cipher,
    account_of_row,
    factor_summary_of,
    passkey_of,
)
from adapters.postgres.pool import BrandStatements
from adapters.vault.vault import Vault
from domain.identity.factors.model import FactorSummary
from domain.identity.factors.ports import Passkey, PasskeyAssertion
from domain.identity.model import Account

_OPERATOR: Final = """
  select account_id, kind, brand, name from identity.factor_holder
  where account_id = $1 and brand = $2 and kind = 'OPERATOR'
"""
_USE_TOTP: Final = """
  update identity.totp set last_step = $2, last_used_at = $3
  where account_id = $1 and secret is not null and last_step < $2 returning true
"""
_PASSKEYS: Final = """
  select id, credential_id, public_key, sign_count, transports, backed_up from identity.passkey
  where account_id = $1 and refused_since is null order by id
"""
_PASSKEY: Final = """
  select p.id, p.credential_id, p.public_key, p.sign_count, p.transports, p.backed_up,
         h.account_id, h.kind, h.brand, h.name
  from identity.passkey p join identity.factor_holder h using (account_id)
  where p.credential_id = $1 and p.refused_since is null
"""
# An authenticator that counts has to count on; one that does not says 0 for ever.
_USE_PASSKEY: Final = """
  update identity.passkey set
    sign_count = greatest(sign_count, $3),
    last_used_at = case when $3 > sign_count or ($3 = 0 and sign_count = 0) then $4 else last_used_at end,
    refused_since = case when $3 > sign_count or ($3 = 0 and sign_count = 0) then null else $4 end
  where account_id = $1 and credential_id = $2 and refused_since is null
  returning refused_since is null
"""
_USE_RECOVERY_CODE: Final = """
  with used as (
    update identity.recovery_code set used_at = $3
    where account_id = $1 and hash = $2 and used_at is null returning account_id
  )
  update identity.factor_holder set enrolment_due_since = $3
  where account_id in (select account_id from used) returning true
"""


class PostgresFactorProofs:
    """Implements ``FactorProofs`` and ``FactorReads``.

    Accounts of every brand are in one table: ids are of no brand.
    """

    def __init__(self, statements: BrandStatements, vault: Vault) -> None:
        self._statements = statements
        self._vault = vault

    async def summary(self, account_id: UUID) -> FactorSummary:
        return factor_summary_of(await self._statements.fetch(FACTOR_SUMMARY, account_id))

    async def operator(self, id: UUID, brand: str) -> Account | None:
        row = await self._statements.fetchrow(_OPERATOR, id, brand)
        return account_of_row(row) if row else None

    async def totp_secret(self, account_id: UUID) -> str | None:
        statement = "select secret from identity.totp where account_id = $1"
        return await self._opened(account_id, SECRET_PLACE, statement)

    async def use_totp(self, account_id: UUID, step: int, at: datetime) -> bool:
        return bool(await self._statements.fetchval(_USE_TOTP, account_id, step, at))

    async def passkeys(self, account_id: UUID) -> Sequence[Passkey]:
        return [passkey_of(row) for row in await self._statements.fetch(_PASSKEYS, account_id)]

    async def passkey(self, credential_id: bytes) -> tuple[Account, Passkey] | None:
        row = await self._statements.fetchrow(_PASSKEY, credential_id)
        return (account_of_row(row), passkey_of(row)) if row else None

    async def use_passkey(self, account_id: UUID, asserted: PasskeyAssertion, at: datetime) -> bool:
        used = (account_id, asserted.credential_id, asserted.sign_count, at)
        return bool(await self._statements.fetchval(_USE_PASSKEY, *used))

    async def phone(self, account_id: UUID) -> str | None:
        statement = "select number from identity.phone where account_id = $1"
        return await self._opened(account_id, NUMBER_PLACE, statement)

    async def use_phone(self, account_id: UUID, at: datetime) -> None:
        statement = "update identity.phone set last_used_at = $2 where account_id = $1"
        await self._statements.execute(statement, account_id, at)

    async def use_recovery_code(self, account_id: UUID, hashed: bytes, at: datetime) -> bool:
        return bool(await self._statements.fetchval(_USE_RECOVERY_CODE, account_id, hashed, at))

    async def _opened(self, account_id: UUID, place: str, statement: str) -> str | None:
        kept = await self._statements.fetchval(statement, account_id)
        if kept is None:
            return None
        return (await account_cipher(self._statements, self._vault, account_id)).open(place, kept)
