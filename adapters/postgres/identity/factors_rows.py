"""Sealed fields of second factors, and rows read as factors."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from adapters.vault.cipher import Cipher
from adapters.vault.subject_keys import subject_cipher
from adapters.vault.vault import Vault
from domain.identity.factors.model import EnrolledFactor, FactorSummary
from domain.identity.factors.ports import Passkey
from domain.identity.model import Account, Factor
from domain.shared.actor import ActorKind
from domain.shared.errors import Unavailable

SECRET_PLACE: Final = "identity.totp.secret"  # noqa: S105 - where it is kept
NUMBER_PLACE: Final = "identity.phone.number"

FACTOR_SUMMARY: Final = """
  select 'TOTP' as kind, 'totp' as id, null as name, confirmed_at, last_used_at,
         null::timestamptz as refused_since
  from identity.totp where account_id = $1 and secret is not null
  union all
  select 'PASSKEY', id::text, name, confirmed_at, last_used_at, refused_since
  from identity.passkey where account_id = $1
  union all
  select 'SMS', 'phone', null, confirmed_at, last_used_at, null
  from identity.phone where account_id = $1
  union all
  select null, count(c.hash)::text, null, h.enrolment_due_since, null, null
  from identity.factor_holder h
  left join identity.recovery_code c on c.account_id = h.account_id and c.used_at is null
  where h.account_id = $1 group by h.account_id
  order by 4, 2
"""
"""Each factor; and in a row without a kind, how many codes are left, and since when enrolment is due."""


def factor_summary_of(rows: Iterable[Mapping[str, Any]]) -> FactorSummary:
    """The rows of ``FACTOR_SUMMARY`` as a summary."""
    factors, codes_left, due = [], 0, False
    for row in rows:
        if row["kind"] is None:
            codes_left, due = int(row["id"]), row["confirmed_at"] is not None
        else:
            factors.append(EnrolledFactor(**{**row, "kind": Factor(row["kind"])}))
    return FactorSummary(tuple(factors), codes_left, due)


def passkey_of(row: Mapping[str, Any]) -> Passkey:
    """A row of identity.passkey."""
    return Passkey(
        row["id"],
        row["credential_id"],
        row["public_key"],
        row["sign_count"],
        tuple(row["transports"]),
        row["backed_up"],
    )


def account_of_row(row: Mapping[str, Any]) -> Account:
    """A row of identity.factor_holder."""
    return Account(row["account_id"], ActorKind(row["kind"]), row["brand"], row["name"])


async def account_cipher(connection: Any, vault: Vault, account_id: UUID) -> Cipher:
    """The cipher of this account."""
    return await subject_cipher(connection, vault, account_id, "account")


def seal_text(cipher: Cipher, place: str, text: str) -> bytes:
    """Sealed text.

    Raises:
        Unavailable: the account was erased; nothing is kept about it any more.
    """
    made = cipher.seal(place, text)
    if made is None:
        raise Unavailable("This account has been erased")
    return made
