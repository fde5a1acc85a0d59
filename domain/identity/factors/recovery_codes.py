"""Recovery codes: ten of 120 random bits, shown once; each replaces a lost factor once."""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from domain.identity.factors.model import FactorComplaint, FactorRefused, FactorSummary, account_of
from domain.identity.factors.ports import FactorBook
from domain.shared.actor import Origin
from domain.shared.clock import Clock
from domain.shared.outcomes import Success

CODES: Final = 10
CODE_BYTES: Final = 15
"""Enough entropy for a fast hash to be stored (ASVS 5.0 6.5.2 asks for 112 bits)."""

CODE_CHARS: Final = 24
GROUP_CHARS: Final = 4
TYPED_CHARS_MAX: Final = 64


@dataclass(frozen=True, slots=True)
class RenewRecoveryCodes:
    """Replace the actor's recovery codes."""


@dataclass(frozen=True, slots=True)
class RecoveryCodesRenewed(Success):
    """The new codes, shown only now; the old ones are void."""

    codes: tuple[str, ...]


def new_codes() -> tuple[str, ...]:
    """Ten codes as people write them down: ``ABCD-EFGH-IJKL-MNOP-QRST-UVWX``."""
    return tuple(_grouped(base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()) for _ in range(CODES))


def hash_of(account_id: UUID, typed: str) -> bytes | None:
    """The hash to store of a code, whatever its spelling; None where it cannot be a code."""
    if len(typed) > TYPED_CHARS_MAX:
        return None
    bare = "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())
    return sha256(account_id.bytes + bare.encode()).digest() if len(bare) == CODE_CHARS else None


async def codes_if_none(
    account_id: UUID, summary: FactorSummary, factor_book: FactorBook, now: datetime
) -> tuple[str, ...] | None:
    """New codes for an account that has none; None where some are left."""
    return await _store_new_codes(account_id, factor_book, now) if summary.codes_left == 0 else None


async def renew_recovery_codes(
    command: RenewRecoveryCodes, origin: Origin, factor_book: FactorBook, clock: Clock
) -> RecoveryCodesRenewed | FactorRefused:
    """Replace the recovery codes of the actor, who has a factor enrolled."""
    del command
    account = account_of(origin.actor)
    if account is None:
        return FactorRefused(FactorComplaint.NO_ACCOUNT)
    if not (await factor_book.hold(account)).proving:
        return FactorRefused(FactorComplaint.NOTHING_ENROLLED)
    return RecoveryCodesRenewed(await _store_new_codes(account.id, factor_book, clock.now()))


async def _store_new_codes(account_id: UUID, factor_book: FactorBook, now: datetime) -> tuple[str, ...]:
    codes = new_codes()
    hashes = [hashed for code in codes if (hashed := hash_of(account_id, code))]
    await factor_book.replace_recovery_codes(account_id, hashes, now)
    return codes


def _grouped(code: str) -> str:
    return "-".join(code[at : at + GROUP_CHARS] for at in range(0, CODE_CHARS, GROUP_CHARS))
