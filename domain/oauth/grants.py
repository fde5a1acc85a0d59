"""Grants of players to clients, and the authorization codes and refresh tokens issued for them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

ACCESS_LIFE: Final = timedelta(minutes=5)
REVOKED_FOR: Final = ACCESS_LIFE + timedelta(minutes=1)
"""After this every access token of a revoked grant or of a disabled client has expired."""

CODE_LIFE: Final = timedelta(seconds=60)
REFRESH_LIFE: Final = timedelta(hours=12)
"""Lifetime of a refresh token after its latest use."""

GRANT_LIFE: Final = timedelta(days=30)
"""Lifetime of a grant, however its tokens are used; then the player signs in again."""

REFRESH_GRACE: Final = timedelta(seconds=10)
"""Within this time two tabs of one client may refresh with the same token."""

REFRESH_USES_MAX: Final = 2
"""How often one refresh token is accepted, the first use included."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A player's permission for a client to act for them, within ``scope`` and while the session runs."""

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
        """Whether it is neither revoked nor expired."""
        return self.revoked_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class IssuedAuthorizationCode:
    """An authorization code as it is stored: by its hash."""

    hash: bytes
    grant: Grant
    redirect_uri: str
    nonce: str | None
    code_challenge: str
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IssuedRefreshToken:
    """A refresh token as it is stored; ``uses`` counts from ``rotated_at``, its first use."""

    hash: bytes
    grant: Grant
    expires_at: datetime
    rotated_at: datetime | None = None
    uses: int = 0


class TokenStatus(Enum):
    """The status of a presented code or refresh token. ``REPLAYED``: used before, so it was stolen."""

    GOOD = "GOOD"
    OVER = "OVER"
    REPLAYED = "REPLAYED"


def code_status(code: IssuedAuthorizationCode, now: datetime) -> TokenStatus:
    """A code is accepted once, within a minute."""
    if code.used_at is not None:
        return TokenStatus.REPLAYED
    return TokenStatus.GOOD if code.grant.holds(now) and now < code.expires_at else TokenStatus.OVER


def refresh_token_status(token: IssuedRefreshToken, now: datetime) -> TokenStatus:
    """A refresh token is accepted once, and again within ``REFRESH_GRACE``; later uses are replays."""
    if not token.grant.holds(now) or (token.rotated_at is None and now >= token.expires_at):
        return TokenStatus.OVER
    if token.rotated_at is None:
        return TokenStatus.GOOD
    if now - token.rotated_at > REFRESH_GRACE:
        return TokenStatus.REPLAYED
    return TokenStatus.GOOD if token.uses < REFRESH_USES_MAX else TokenStatus.OVER


def refresh_expires(grant: Grant, now: datetime) -> datetime:
    """When a refresh token that is issued now expires unless it is used."""
    return min(now + REFRESH_LIFE, grant.expires_at)
