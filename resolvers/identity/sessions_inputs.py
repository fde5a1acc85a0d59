"""Inputs of the mutations of sessions and passwords."""

import strawberry

from domain.identity import sessions as own
from domain.identity.passwords.change import ChangePassword
from domain.identity.passwords.rules import Objection
from domain.shared.errors import BadInput
from resolvers.ids import player_id_of, uuid_of

PASSWORD_CHARS_MAX = 1024

strawberry.enum(Objection, name="PasswordObjection")


@strawberry.input
class EndSessionInput:
    id: strawberry.ID = strawberry.field(description="One of your sessions: `AccountSession.id`")

    def command(self) -> own.EndSession:
        return own.EndSession(uuid_of("ses", self.id))


@strawberry.input
class EndAllSessionsInput:
    this_one_too: bool = strawberry.field(default=False, description="Sign out here as well")

    def command(self) -> own.EndAllSessions:
        return own.EndAllSessions(self.this_one_too)


@strawberry.input
class EndPlayerSessionsInput:
    player_id: strawberry.ID
    session_id: strawberry.ID | None = strawberry.field(default=None, description="Without it, all of them")

    def command(self) -> own.EndPlayerSessions:
        session = uuid_of("ses", self.session_id, "sessionId") if self.session_id is not None else None
        return own.EndPlayerSessions(player_id_of(self.player_id, "playerId"), session)


@strawberry.input
class ChangePasswordInput:
    current: str = strawberry.field(description="Your present password")
    password: str = strawberry.field(description="The new one: 12 to 256 characters, of operators 15 to 256")

    def command(self) -> ChangePassword:
        for name, value in (("current", self.current), ("password", self.password)):
            if len(value) > PASSWORD_CHARS_MAX:
                raise BadInput("No password is as long as this", field=name)
        return ChangePassword(self.current, self.password)
