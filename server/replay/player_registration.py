"""Registers the players of a foreign file, once each."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from domain.players.login import email_address
from domain.players.model import ConsentAnswer, ConsentKind
from domain.players.outcomes import EmailTaken, PlayerRegistered, RegistrationRefused, UsernameTaken
from domain.players.queries import Criteria, Order, PlayerReads
from domain.players.registration.admission import Registration
from domain.players.registration.commands import register_player
from domain.shared.actor import Origin
from domain.shared.ids import PlayerId
from domain.shared.pages import Window
from resolvers.context import CommandExecutor
from server.replay.mapping import ReplayMapping

NAME_CHARACTERS_MAX: Final = 30
NAME_CHARACTERS_MIN: Final = 3
TAG_CHARACTERS: Final = 6


class PlayerNotRegistered(Exception):
    """A player of the file cannot be registered; the message says why."""


@dataclass(frozen=True, slots=True)
class ReplayRegistrar:
    """Finds or registers players by an e-mail address derived from their name in the file."""

    commands: CommandExecutor
    reads: PlayerReads
    origin: Origin
    mapping: ReplayMapping

    async def find_or_register(self, name: str) -> PlayerId:
        """The player called ``name`` in the file, registered if this is the first run.

        Raises:
            PlayerNotRegistered: the registration is refused.
        """
        digest = sha256(f"{self.mapping.name}:{name}".encode()).hexdigest()
        email = f"{digest[:24]}@{self.mapping.registration.email_domain}"
        for username in (_username(name), f"{_username(name)[:20]}_{digest[:TAG_CHARACTERS]}"):
            outcome = await register_player(self._run, self._registration(username, email))
            match outcome:
                case PlayerRegistered(player):
                    return player.id
                case EmailTaken():
                    return await self._find_player(email)
                case RegistrationRefused(reasons):
                    raise PlayerNotRegistered("; ".join(reason.message for reason in reasons))
                case UsernameTaken():
                    continue
        raise PlayerNotRegistered("the username is taken")

    async def _run(self, carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
        return await self.commands.run(carry_out, command, self.origin)

    async def _find_player(self, email: str) -> PlayerId:
        found = await self.reads.page(
            self.origin.actor, Criteria(email_key=email_address(email).key), Order(), Window(1)
        )
        if not found.rows:
            raise PlayerNotRegistered("another player has this address")
        return found.rows[0][1].id

    def _registration(self, username: str, email: str) -> Registration:
        defaults = self.mapping.registration
        return Registration(
            email=email,
            username=username,
            country=defaults.country,
            currency=self.mapping.currency,
            date_of_birth=date.fromisoformat(defaults.date_of_birth),
            consents=tuple(
                ConsentAnswer(kind, "imported") for kind in (ConsentKind.TERMS, ConsentKind.PRIVACY)
            ),
            language=defaults.language,
            time_zone=defaults.time_zone,
            traffic_source="replay",
            campaign=self.mapping.name,
        )


def _username(name: str) -> str:
    """The player's name in the file as a username; other characters become dashes."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", name)[:NAME_CHARACTERS_MAX]
    return plain if len(plain) >= NAME_CHARACTERS_MIN and any(map(str.isalnum, plain)) else f"player-{plain}"
