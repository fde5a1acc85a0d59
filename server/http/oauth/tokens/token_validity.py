"""Whether an access token that is genuine and not over holds still."""

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
    """Looks at what was revoked (at most a second late), and at the session a token came from (at once)."""

    revocations: Revocations
    sessions: Sessions

    async def check(self, verified: VerifiedToken) -> None:
        """Let through what was not revoked. Command-line tokens cannot be.

        A service's token passes while nobody knows, for bets go on without Valkey and it ends in minutes;
        a player's does not.

        Raises:
            Unauthenticated: it, or the grant it came of, was revoked.
            Unavailable: nobody knows.
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
        """The session behind a token, seen without being touched; None for those of programs."""
        return await self.sessions.by_id(verified.sid) if verified.sid else None

    async def holds(self, verified: VerifiedToken) -> bool:
        """Whether it holds in every way.

        Raises:
            Unavailable: nobody knows.
        """
        try:
            await self.check(verified)
        except Unauthenticated:
            return False
        return verified.sid is None or await self.session(verified) is not None
