"""Objecting to a reset by the code from its notice, by who cannot sign in."""

from domain.identity.factor_resets.completion import hash_of_objection
from domain.identity.factor_resets.ports import FactorResetReads
from domain.identity.factor_resets.requests import (
    FactorResetNotFound,
    Objection,
    ObjectToFactorReset,
    object_to_factor_reset,
)
from domain.identity.sign_in.ports import SignInPorts, TooManyAttempts
from domain.shared.actor import ActorKind


async def object_by_code(
    ports: SignInPorts, reads: FactorResetReads, kind: ActorKind, brand: str, code: str
) -> Objection | TooManyAttempts:
    """Object to the reset whose notice had this code, on behalf of its player."""
    if (busy := await ports.rate_limit()) is not None:
        return busy
    hashed = hash_of_objection(code)
    account = await reads.objected(brand, hashed) if hashed and kind is ActorKind.PLAYER else None
    if account is None:
        return FactorResetNotFound()
    outcome: Objection = await ports.opener.run_as(account)(object_to_factor_reset, ObjectToFactorReset())
    return outcome
