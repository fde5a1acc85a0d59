"""Whether a verified access token is still valid: not revoked, its program, grant and session not ended."""

from dataclasses import dataclass

from adapters.postgres.oauth.ended_grants import EndedGrants
from domain.identity.model import Session
from domain.identity.ports import Sessions
from domain.oauth.ports import Revocations
from domain.shared.actor import ActorKind
from domain.shared.credentials import CredentialEnd
from domain.shared.errors import Unavailable
from resolvers.errors import Unauthenticated
from server.security.tokens import VerifiedToken

REVOKED = "This token was revoked"


@dataclass(frozen=True, slots=True)
class TokenValidity:
    """Checks revocations, grants and programs (at most a second late) and the token's session (at once).

    PostgreSQL says which programs are disabled and which grants taken back; ``revocations`` says it as well,
    sooner, and may lose it with Valkey.
    """

    revocations: Revocations
    ended_grants: EndedGrants
    sessions: Sessions

    async def check(self, verified: VerifiedToken) -> None:
        """Refuse revoked tokens. Command-line tokens cannot be revoked.

        While Valkey is unreachable a service's token passes, since bets go on without Valkey and the token
        expires in minutes; a player's does not.

        Raises:
            Unauthenticated: it, or its grant, was revoked, or its program disabled.
            Unavailable: that cannot be checked now.
        """
        if verified.local:
            return
        client_id = verified.client_id
        if client_id is None:
            raise Unauthenticated(REVOKED)
        ended = await self.ended_grants.ended(client_id, verified.grant_id)
        if ended is not None:
            raise Unauthenticated(REVOKED, ended)
        try:
            revoked = await self.revocations.any_revoked(*verified.revocable_ids)
        except Unavailable:
            if verified.actor.kind is not ActorKind.SERVICE:
                raise
            return
        if revoked:
            # PostgreSQL knows which it was; what it said a moment ago is older than the revocation.
            ended = await self.ended_grants.ended(client_id, verified.grant_id, afresh=True)
            raise Unauthenticated(REVOKED, ended or CredentialEnd.REVOCATION)

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
