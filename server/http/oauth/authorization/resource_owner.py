"""The resource owner: a signed-in player, and the actor of their tokens."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.identity.assurance import assurance_level, authenticated_at, authentication_methods
from domain.identity.model import Session
from domain.oauth.clients import Scope
from domain.oauth.grants import Grant
from domain.shared.actor import Actor, ActorKind
from domain.shared.ids import PlayerId, new_id

ROLE = "player"


@dataclass(frozen=True, slots=True)
class ResourceOwner:
    """A signed-in player, as Authlib's ``user``."""

    session: Session

    def get_user_id(self) -> str:
        """The ``sub`` of every token about them."""
        return str(self.actor(""))

    def actor(self, scope: str) -> Actor:
        """The actor of a token of this scope: it has the player's rights only with the scope PLAYER."""
        account = self.session.account
        roles = frozenset({ROLE} if Scope.PLAYER in scope.split() else ())
        return Actor(ActorKind.PLAYER, account.name, account.brand, roles, PlayerId(account.id), account.id)

    def new_grant(self, client_id: UUID, scope: str, now: datetime, until: datetime) -> Grant:
        """A new grant of this scope."""
        session = self.session
        return Grant(
            id=new_id(),
            client_id=client_id,
            account_id=session.account.id,
            brand=session.account.brand,
            session_id=session.id,
            scope=scope,
            auth_time=authenticated_at(session),
            amr=authentication_methods(session),
            acr=assurance_level(session),
            created_at=now,
            expires_at=until,
        )
