"""Resolvers of sessions and of the viewer's password."""

from typing import Final

import strawberry

from domain.identity import sessions as own
from domain.identity.model import Session, SignIn
from domain.identity.passwords import change as password
from domain.identity.passwords.reset import PasswordSet
from domain.identity.passwords.rules import PasswordRefused
from domain.identity.sign_in.ports import TooManyAttempts
from domain.players.model import Player
from domain.shared.actor import Actor, ActorKind
from resolvers.authorization.levels import Level
from resolvers.context import Info
from resolvers.identity import sessions_inputs as inputs
from resolvers.ids import public_id, uuid_of
from resolvers.node import finds
from resolvers.players.loaders import PlayerLoaders

_OF_PLAYER: Final = "Player.sessions"
"""The right to see where players are signed in."""


def session_id(root: strawberry.Parent[Session]) -> strawberry.ID:
    """``ses_<uuid>``."""
    return strawberry.ID(public_id("ses", root.id))


def ended_id(root: strawberry.Parent[own.SessionEnded]) -> strawberry.ID:
    """``ses_<uuid>``."""
    return strawberry.ID(public_id("ses", root.session_id))


def is_current(root: strawberry.Parent[Session], info: Info) -> bool:
    """Whether it is the session of this request."""
    return root.id == info.context.session_id


def last_sign_in(root: strawberry.Parent[Actor], info: Info) -> SignIn | None:
    """The sign-in before the viewer's session."""
    del root
    session = info.context.session
    return session.last_sign_in if session else None


async def viewers_sessions(root: strawberry.Parent[Actor], info: Info) -> list[Session]:
    """The viewer's sessions; none for services."""
    account_id = own.account_id_of(root)
    if account_id is None:
        return []
    return await info.context.run(own.list_sessions, own.ListSessions(account_id))


async def players_sessions(root: strawberry.Parent[Player], info: Info) -> list[Session]:
    """The running sessions of the player, the latest first."""
    return await info.context.run(own.list_sessions, own.ListSessions(root.id))


@finds("ses", "AccountSession")
async def session(info: Info, id: strawberry.ID) -> Session | None:
    """A running session by id: the viewer's own, or that of a player whose sessions the viewer may see."""
    context = info.context
    found = await context.run(own.find_session, own.FindSession(uuid_of("ses", id)))
    if found is None or found.account.id == own.account_id_of(context.viewer):
        return found
    if found.account.kind is not ActorKind.PLAYER or context.access.level(_OF_PLAYER) is not Level.READ:
        return None
    player = await context.loaders(PlayerLoaders).player.load(found.account.id)
    if player is None:
        return None
    context.disclosed.setdefault(player.id, set()).add(_OF_PLAYER)
    return found


async def end_session(info: Info, input: inputs.EndSessionInput) -> own.EndOutcome:
    return await info.context.run(own.end_session, input.command())


async def end_all_sessions(info: Info, input: inputs.EndAllSessionsInput) -> own.SessionsEnded:
    return await info.context.run(own.end_all_sessions, input.command())


async def end_player_sessions(info: Info, input: inputs.EndPlayerSessionsInput) -> own.SessionsEnded:
    return await info.context.run(own.end_player_sessions, input.command())


async def change_password(
    info: Info, input: inputs.ChangePasswordInput
) -> PasswordSet | PasswordRefused | password.WrongPassword | TooManyAttempts:
    return await password.change_password(info.context.run, input.command())
