"""Parses the actor and lifetime of `croupier token`."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from domain.access.policy import Role
from domain.shared.actor import Actor, ActorKind, one_spelling
from domain.shared.ids import PlayerId
from server.errors import OperatorError

TTL_MAX = timedelta(days=90)
TOKEN_KINDS = frozenset({"PLAYER", "OPERATOR", "SERVICE"})
"""The kinds of actors that tokens are issued for."""

OPERATOR_NAME = re.compile(r"[a-z][a-z0-9._+@-]{1,79}")
"""As logins are spelled, or roles put together; no two names of it look alike to a person."""

_OPERATOR_ID = re.compile(r"(opr_)?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class TokenRequestError(OperatorError):
    """The arguments describe no valid token."""


def token_actor(
    known: Mapping[str, Role], roles: Sequence[str], brand: str, player: str | None, name: str | None
) -> Actor:
    """An actor who holds ``roles``, which must be known.

    Players hold the role ``player`` alone and are named by their id.

    Raises:
        TokenRequestError: there is no such role, or the roles cannot be combined.
    """
    kind = _kind([_role(known, role) for role in roles])
    if (kind is ActorKind.PLAYER) != (player is not None):
        raise TokenRequestError("the role player needs --player with an id, and no other role has a player")
    if player is not None:
        player_id = _player_id(player)
        return Actor(kind, str(player_id), brand, frozenset(roles), player_id)
    name = name or "+".join(sorted(roles))
    if kind is ActorKind.OPERATOR:
        name = _operator_name(name)
    return Actor(kind, name, brand, frozenset(roles))


def parse_ttl(ttl: str) -> timedelta:
    """``8h``, ``15m``, ``30s`` or ``7d`` as a duration.

    Raises:
        TokenRequestError: not of this form, zero, or more than 90 days.
    """
    read = re.fullmatch(r"([1-9]\d{0,7})([smhd])", ttl)
    duration = timedelta(**{_UNITS[read[2]]: int(read[1])}) if read else timedelta()
    if not timedelta() < duration <= TTL_MAX:
        raise TokenRequestError(f"--ttl is a number and s, m, h or d, up to {TTL_MAX.days}d: 8h")
    return duration


def _role(known: Mapping[str, Role], name: str) -> Role:
    role = known.get(name)
    offered = sorted(each.name for each in known.values() if each.kind in TOKEN_KINDS)
    if role is None or role.kind not in TOKEN_KINDS:
        raise TokenRequestError(f"there is no role {name}: use one of {', '.join(offered)}")
    return role


def _kind(roles: Sequence[Role]) -> ActorKind:
    kinds = {role.kind for role in roles}
    if len(kinds) != 1:
        raise TokenRequestError(
            "these roles do not go together: operators, services and players hold their own"
        )
    return ActorKind(kinds.pop())


def _operator_name(text: str) -> str:
    name = one_spelling(text)
    if not OPERATOR_NAME.fullmatch(name) or _OPERATOR_ID.fullmatch(name):
        raise TokenRequestError("--name is an operator's login: letters a to z, digits and . _ + @ -")
    return name


def _player_id(text: str) -> PlayerId:
    try:
        return PlayerId(UUID(text.removeprefix("plr_")))
    except ValueError:
        raise TokenRequestError("--player is a player's id: plr_ and a UUID") from None
