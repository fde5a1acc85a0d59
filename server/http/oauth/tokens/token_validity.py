"""Whether a verified access token is still valid: not revoked, its session not ended."""

from dataclasses import dataclass

from domain.identity.model import Session
from domain.identity.ports import Sessions
from domain.oauth.ports import Revocations
from domain.shared.actor import ActorKind
from domain.shared.errors import Unavailable
from resolvers.errors import Unauthenticated
from server.security.tokens import VerifiedToken

REVOKED = "This token was revoked"


@dataclass(frozen=True, slots=True)
class TokenValidity:
    """Checks revocations (at most a second late) and the token's session (at once)."""

    revocations: Revocations
    sessions: Sessions

    async def check(self, verified: VerifiedToken) -> None:
        """Refuse revoked tokens. Command-line tokens cannot be revoked.

        While Valkey is unreachable a service's token passes, since bets go on without Valkey and the token
        expires in minutes; a player's does not.

        Raises:
            Unauthenticated: it, or its grant, was revoked.
            Unavailable: that cannot be checked now.
        """
        if verified.local:
            return
        ids = (verified.id, str(verified.grant_id)) if verified.grant_id else (verified.id,)
        try:
            revoked = await self.revocations.any_revoked(*ids)
        except Unavailable:
            if verified.actor.kind is not ActorKind.SERVICE:
                raise
            return
        if revoked:
            raise Unauthenticated(REVOKED)

    async def session(self, verified: VerifiedToken) -> Session | None:
        """The token's session, without touching it; None for tokens of services."""
        return await self.sessions.by_id(verified.sid) if verified.sid else None

    async def is_valid(self, verified: VerifiedToken) -> bool:
        """Whether it is not revoked and its session has not ended.

        Raises:
            Unavailable: that cannot be checked now.
        """
        try:
            await self.check(verified)
        except Unauthenticated:
            return False
        return verified.sid is None or await self.session(verified) is not None
