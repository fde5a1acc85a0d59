"""Rules of passwords (ASVS 5.0 6.2; NIST SP 800-63B: length alone)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final, Protocol

from domain.identity.model import Account
from domain.shared.actor import ActorKind
from domain.shared.guessable_words import holds_any
from domain.shared.outcomes import Refusal

CHARACTERS_MAX: Final = 256
CHARACTERS_MIN: Final = {ActorKind.PLAYER: 12, ActorKind.OPERATOR: 15}


class Objection(Enum):
    """Why a new password is refused."""

    TOO_SHORT = "TOO_SHORT"
    TOO_LONG = "TOO_LONG"
    NOT_TEXT = "NOT_TEXT"
    LIKE_THE_LOGIN = "LIKE_THE_LOGIN"
    BREACHED = "BREACHED"


@dataclass(frozen=True, slots=True)
class PasswordRefused(Refusal):
    """The new password is refused. ``characters_min``: the shortest for this kind of account."""

    message: ClassVar[str] = "The new password is not allowed"

    objection: Objection
    characters_min: int


class BreachedPasswords(Protocol):
    """Passwords that are known from breaches, and so are tried first."""

    def holds(self, password: str) -> bool:
        """Whether it is one of them."""
        ...


class GuessableWords(Protocol):
    """Words about an account that its password must not contain."""

    async def of(self, account: Account) -> tuple[str, ...]:
        """Its login, its e-mail address and the name of its brand, as far as it has them."""
        ...


def objection(
    password: str, kind: ActorKind, others: Iterable[str], breached: BreachedPasswords
) -> PasswordRefused | None:
    """The first objection to a new password. ``others``: words that must not be in it.

    The password is taken exactly as typed: no character is refused, removed or required.
    """
    at_least = CHARACTERS_MIN[kind]
    found = next(_objections(password, at_least, others, breached), None)
    return PasswordRefused(found, at_least) if found else None


def _objections(
    password: str, at_least: int, others: Iterable[str], breached: BreachedPasswords
) -> Iterator[Objection]:
    if len(password) < at_least:
        yield Objection.TOO_SHORT
    elif len(password) > CHARACTERS_MAX:
        yield Objection.TOO_LONG
    elif any("\ud800" <= character <= "\udfff" for character in password):
        yield Objection.NOT_TEXT
    elif holds_any(password, others):
        yield Objection.LIKE_THE_LOGIN
    elif breached.holds(password):
        yield Objection.BREACHED
