"""The player and the values of the profile, history, notes and consents. Statuses: ``statuses.py``."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Final
from uuid import UUID

from domain.players.status_owners import StatusOwner
from domain.players.statuses import Condition, PlayerStatus, ReasonCode
from domain.shared.actor import Channel
from domain.shared.ids import PlayerId
from domain.shared.money import Currency

VERSION_CHARACTERS_MAX: Final = 40
"""How long the version of a text may be."""


class ContactChannel(Enum):
    """Channels of marketing, each with an opt-in of its own."""

    EMAIL = "EMAIL"
    SMS = "SMS"
    PUSH = "PUSH"
    PHONE = "PHONE"
    POST = "POST"


class OddsFormat(Enum):
    """How odds are displayed."""

    DECIMAL = "DECIMAL"
    FRACTIONAL = "FRACTIONAL"
    AMERICAN = "AMERICAN"


class Theme(Enum):
    """The colour scheme of the player's front end."""

    SYSTEM = "SYSTEM"
    LIGHT = "LIGHT"
    DARK = "DARK"


class ConsentKind(Enum):
    """Kinds of consent; marketing has opt-ins per channel instead."""

    TERMS = "TERMS"
    PRIVACY = "PRIVACY"
    COOKIES = "COOKIES"
    PROFILING = "PROFILING"


@dataclass(frozen=True, slots=True)
class ConsentAnswer:
    """A player's answer to a version of a text, before it is recorded."""

    kind: ConsentKind
    version: str
    given: bool = True


@dataclass(frozen=True, slots=True)
class Consent:
    """A player's answer to a version of a text; the latest of each kind counts."""

    kind: ConsentKind
    version: str
    given: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class TermsVersion:
    """A version of a brand's text; from ``effective_at`` on (UTC) it replaces earlier ones of its kind."""

    brand: str
    kind: ConsentKind
    version: str
    effective_at: datetime
    published_at: datetime


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as they write it; either part may be missing."""

    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """The player's address; the country is a field of the player."""

    street: str | None = None
    city: str | None = None
    postal_code: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """The player's preferences; ``contact_by`` are the marketing opt-ins, in the enum's order."""

    language: str
    time_zone: str
    odds_format: OddsFormat = OddsFormat.DECIMAL
    theme: Theme = Theme.SYSTEM
    hide_balance: bool = False
    contact_by: tuple[ContactChannel, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The source of the registration, as the front end reported it."""

    traffic_source: str | None = None
    campaign: str | None = None


@dataclass(frozen=True, slots=True)
class Player:
    """A player of one brand.

    ``version`` counts the changes and is the ``seq`` of the facts about them; ``jurisdiction`` names the pack
    the player registered under; ``excluded_until`` applies whatever the status becomes meanwhile
    (``statuses.INDEFINITELY`` when it has no end). ``email`` is None once personal data have been erased.
    ``status_owners`` stand behind a status that restricts, and decide who may lift it.
    ``missing`` are the conditions of play that are not met, see ``status/conditions.py``.
    ``external_id`` is the player's id in another system, unique in the brand.
    """

    id: PlayerId
    brand: str
    email: str | None
    username: str
    status: PlayerStatus
    country: str
    currency: Currency
    jurisdiction: str
    created_at: datetime
    version: int
    preferences: Preferences
    date_of_birth: date | None = None
    name: PersonName = field(default_factory=PersonName)
    phone: str | None = None
    address: Address = field(default_factory=Address)
    national_id: str | None = None
    source: Source = field(default_factory=Source)
    vip_level: int = 0
    tags: tuple[str, ...] = ()
    status_since: datetime | None = None
    status_reason: ReasonCode | None = None
    status_owners: frozenset[StatusOwner] = frozenset()
    excluded_until: datetime | None = None
    email_verified_at: datetime | None = None
    phone_verified_at: datetime | None = None
    missing: tuple[Condition, ...] = ()
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """An operator's note about a player; never changed. ``text`` is None once it has been erased."""

    id: UUID
    player_id: PlayerId
    text: str | None
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A move of a player's status, and who made it, when and why.

    ``before`` is None of the first status; both are None once they have been erased.
    """

    player_id: PlayerId
    version: int
    before: PlayerStatus | None
    after: PlayerStatus | None
    at: datetime
    actor: str
    channel: Channel
    reason_code: ReasonCode | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class PlayerChange:
    """One field of a player before and after, and who changed it, when and why (GLI-19 v3.0 2.8.8(n)(ii)).

    ``field`` is its API name; ``before`` and ``after`` are JSON text, None once they have been erased. All
    changes of one command have the same ``version``.
    """

    player_id: PlayerId
    version: int
    field: str
    before: str | None
    after: str | None
    at: datetime
    actor: str
    channel: Channel
    reason_code: ReasonCode | None
    reason: str | None
