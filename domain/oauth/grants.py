"""What players let programs do: grants, the codes and refresh tokens that come of them, and how those end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

ACCESS_LIFE: Final = timedelta(minutes=5)
CODE_LIFE: Final = timedelta(seconds=60)
REFRESH_LIFE: Final = timedelta(hours=12)
"""From its last use on."""

GRANT_LIFE: Final = timedelta(days=30)
"""Whatever is used: then the player signs in again."""

REFRESH_GRACE: Final = timedelta(seconds=10)
"""Two tabs of one program may refresh with the same token at once, within this time of each other."""

REFRESH_USES_MAX: Final = 2
"""How often one refresh token is taken, the first time included."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A player let a client act for them, within ``scope``, while the session lasts."""

    id: UUID
    client_id: UUID
    account_id: UUID
    brand: str
    session_id: UUID
    scope: str
    auth_time: datetime
    amr: tuple[str, ...]
    acr: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether anything may still come of it."""
        return self.revoked_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class IssuedAuthorizationCode:
    """An authorization code that was issued; of itself only the hash is kept."""

    hash: bytes
    grant: Grant
    redirect_uri: str
    nonce: str | None
    code_challenge: str
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IssuedRefreshToken:
    """A refresh token that was issued; ``uses`` counts from ``rotated_at``, when it was used first."""

    hash: bytes
    grant: Grant
    expires_at: datetime
    rotated_at: datetime | None = None
    uses: int = 0


class TokenStatus(Enum):
    """What to make of a code or a refresh token that is shown. ``REPLAYED``: two have it, one is a thief."""

    GOOD = "GOOD"
    OVER = "OVER"
    REPLAYED = "REPLAYED"


def code_status(code: IssuedAuthorizationCode, now: datetime) -> TokenStatus:
    """A code is taken once, within a minute."""
    if code.used_at is not None:
        return TokenStatus.REPLAYED
    return TokenStatus.GOOD if code.grant.holds(now) and now < code.expires_at else TokenStatus.OVER


def refresh_token_status(token: IssuedRefreshToken, now: datetime) -> TokenStatus:
    """A refresh token is taken once, and once more within the grace that follows; later it was stolen."""
    if not token.grant.holds(now) or (token.rotated_at is None and now >= token.expires_at):
        return TokenStatus.OVER
    if token.rotated_at is None:
        return TokenStatus.GOOD
    if now - token.rotated_at > REFRESH_GRACE:
        return TokenStatus.REPLAYED
    return TokenStatus.GOOD if token.uses < REFRESH_USES_MAX else TokenStatus.OVER


def refresh_expires(grant: Grant, now: datetime) -> datetime:
    """When a refresh token that is issued now ends if nobody uses it."""
    return min(now + REFRESH_LIFE, grant.expires_at)
