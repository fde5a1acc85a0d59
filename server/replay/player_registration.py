"""Registers the players of a foreign file, once each."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from domain.players.login import email_address
from domain.players.model import ConsentAnswer, ConsentKind
from domain.players.outcomes import EmailTaken, PlayerRegistered, RegistrationRefused, UsernameTaken
from domain.players.queries import EmailSearch
from domain.players.registration.admission import Registration
from domain.players.registration.commands import register_player
from domain.shared.actor import Origin
from domain.shared.card_numbers import holds_card_number
from domain.shared.ids import PlayerId
from domain.shared.money import Currency
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
    addresses: EmailSearch
    origin: Origin
    mapping: ReplayMapping

    async def registered(self, names: Sequence[str]) -> dict[str, PlayerId]:
        """The players of these names that an earlier run registered."""
        keys = {email_address(self._email(name)).key: name for name in names}
        found = await self.addresses.players(self.origin.actor.brand, list(keys))
        return {keys[key]: player_id for key, player_id in found.items()}

    async def register(self, name: str, currency: Currency) -> PlayerId:
        """Register the player called ``name`` in the file.

        Raises:
            PlayerNotRegistered: the registration is refused.
        """
        email, tag = self._email(name), self._digest(name)[:TAG_CHARACTERS]
        first = _username(name, tag)
        for username in (first, f"{first[:20]}_{tag}"):
            outcome = await register_player(self._run, self._registration(username, email, currency))
            match outcome:
                case PlayerRegistered(player):
                    return player.id
                case EmailTaken():
                    return (await self.registered([name]))[name]
                case RegistrationRefused(reasons):
                    raise PlayerNotRegistered("; ".join(reason.message for reason in reasons))
                case UsernameTaken():
                    continue
        raise PlayerNotRegistered("the username is taken")

    def _email(self, name: str) -> str:
        return f"{self._digest(name)[:24]}@{self.mapping.registration.email_domain}"

    def _digest(self, name: str) -> str:
        return sha256(f"{self.mapping.name}:{name}".encode()).hexdigest()

    async def _run(self, carry_out: Callable[..., Awaitable[Any]], command: Any) -> Any:
        return await self.commands.run(carry_out, command, self.origin)

    def _registration(self, username: str, email: str, currency: Currency) -> Registration:
        defaults = self.mapping.registration
        return Registration(
            email=email,
            username=username,
            country=defaults.country,
            currency=currency,
            date_of_birth=date.fromisoformat(defaults.date_of_birth),
            consents=tuple(
                ConsentAnswer(kind, "imported") for kind in (ConsentKind.TERMS, ConsentKind.PRIVACY)
            ),
            language=defaults.language,
            time_zone=defaults.time_zone,
            traffic_source="replay",
            campaign=self.mapping.name,
        )


def _username(name: str, tag: str) -> str:
    """The player's name in the file as a username; other characters become dashes."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", name)[:NAME_CHARACTERS_MAX]
    if holds_card_number(plain):  # a long number of an account may look like that of a payment card
        return f"player-{tag}"
    return plain if len(plain) >= NAME_CHARACTERS_MIN and any(map(str.isalnum, plain)) else f"player-{plain}"
