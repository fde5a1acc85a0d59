"""Sessions and the viewer's password: types, queries and mutations."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.identity import model
from domain.identity import sessions as own_sessions
from domain.identity.model import Factor
from domain.identity.passwords import change, reset, rules
from domain.identity.passwords.rules import Objection
from domain.identity.sign_in import ports
from resolvers.identity import factors_kinds as _enums  # noqa: F401 - registers the enums used below
from resolvers.identity import sessions as resolve
from schema.binding import publishes, resolved_by
from schema.mixins import adds_to
from schema.node import Node
from schema.refusals import Refusal


@publishes(model.Proof)
@strawberry.type(description="A factor that was shown")
class Proof:
    factor: Factor = strawberry.field(description="Which factor it was")
    at: datetime


@publishes(model.SignIn)
@strawberry.type(description="When an account was signed in, and from where")
class SignIn:
    at: datetime
    ip: str | None


@publishes(model.Session)
@strawberry.type(description="A place where an account is signed in")
class AccountSession(Node):
    id: strawberry.ID = resolved_by(resolve.session_id)
    started_at: datetime | None = strawberry.field(description="When its account signed in")
    seen_at: datetime | None = strawberry.field(description="When it was last used")
    expires_at: datetime | None = strawberry.field(description="It ends then, however much it is used")
    idle_seconds_max: int | None = strawberry.field(description="It ends that long after its last use")
    proofs: list[Proof] | None = strawberry.field(description="The factors that were shown in it")
    ip: str | None
    user_agent: str | None = strawberry.field(description="What the browser calls itself")
    current: bool | None = resolved_by(resolve.is_current, description="The one you are using now")


@publishes(own_sessions.SessionEnded)
@strawberry.type(description="It is over, everywhere and at once")
class SessionEnded:
    session_id: strawberry.ID = resolved_by(
        resolve.ended_id, description="Its id, which names nothing any more"
    )


@publishes(own_sessions.AccountSessionNotFound)
@strawberry.type(description="No session of yours has this id, or it has ended")
class AccountSessionNotFound(Refusal): ...


@publishes(own_sessions.SessionsEnded)
@strawberry.type(description="How many sessions were ended; 0 if there were none")
class SessionsEnded:
    count: int = strawberry.field(description="How many")


@publishes(reset.PasswordSet)
@strawberry.type(
    name="PasswordChanged", description="It holds from now on; all your other sessions have ended"
)
class PasswordSet:
    sessions_ended: int = strawberry.field(description="How many other sessions ended")


@publishes(rules.PasswordRefused)
@strawberry.type(description="Nothing was changed: the new password is not allowed")
class PasswordRefused(Refusal):
    objection: Objection = strawberry.field(description="What speaks against it")
    characters_min: int = strawberry.field(description="How long it must be for you")


@publishes(change.WrongPassword)
@strawberry.type(description="Nothing was changed: this is not your present password")
class WrongPassword(Refusal): ...


@publishes(ports.TooManyAttempts)
@strawberry.type(description="The attempt was not checked: wait that long")
class TooManyAttempts(Refusal):
    seconds: int = strawberry.field(description="How long to wait, in seconds")


EndSessionResult = Annotated[SessionEnded | AccountSessionNotFound, strawberry.union("EndSessionResult")]
ChangePasswordResult = Annotated[
    PasswordSet | PasswordRefused | WrongPassword | TooManyAttempts,
    strawberry.union("ChangePasswordResult"),
]


@adds_to("Viewer", order=30)
@strawberry.type
class ViewerSessions:
    """Fields of Viewer about sessions."""

    sessions: list[AccountSession] | None = resolved_by(
        resolve.viewers_sessions, description="Where you are signed in, latest first"
    )
    last_sign_in: SignIn | None = resolved_by(
        resolve.last_sign_in, description="The one before this session: was that you?"
    )


@adds_to("Player", order=30)
@strawberry.type
class PlayerSessions:
    """Fields of Player about sessions."""

    sessions: list[AccountSession] | None = resolved_by(
        resolve.players_sessions, description="Where the player is signed in, latest first"
    )


@adds_to("Query", order=40)
@strawberry.type
class SessionQueries:
    """No queries; the fields are on Viewer and Player."""


@adds_to("Mutation", order=130)
@strawberry.type
class SessionMutations:
    end_session: EndSessionResult | None = resolved_by(
        resolve.end_session, description="End one of your sessions"
    )
    end_all_sessions: SessionsEnded | None = resolved_by(
        resolve.end_all_sessions, description="End your sessions, all but this one unless you say so"
    )
    end_player_sessions: SessionsEnded | None = resolved_by(
        resolve.end_player_sessions, description="End the sessions of a player, or one of them"
    )
    change_password: ChangePasswordResult | None = resolved_by(
        resolve.change_password, description="Replace your password; your other sessions end"
    )
