"""The player: what is known of a person and how the account stands. Statuses and moves: ``status.py``."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from domain.players.status.statuses import Condition, PlayerStatus, ReasonCode
from domain.shared.money import Currency


class ContactChannel(Enum):
    """The ways a player may be addressed for marketing, each only after an opt-in of its own."""

    EMAIL = "EMAIL"
    SMS = "SMS"
    PUSH = "PUSH"
    PHONE = "PHONE"
    POST = "POST"


class OddsFormat(Enum):
    """How odds are written for the player."""

    DECIMAL = "DECIMAL"
    FRACTIONAL = "FRACTIONAL"
    AMERICAN = "AMERICAN"


class Theme(Enum):
    """How the player's front end looks."""

    SYSTEM = "SYSTEM"
    LIGHT = "LIGHT"
    DARK = "DARK"


class ConsentKind(Enum):
    """What a player agrees to; marketing is not here, for it is agreed to channel by channel."""

    TERMS = "TERMS"
    PRIVACY = "PRIVACY"
    COOKIES = "COOKIES"
    PROFILING = "PROFILING"


@dataclass(frozen=True, slots=True)
class Consent:
    """What the player said, when, to which version of the text; the latest of a kind counts."""

    kind: ConsentKind
    version: str
    given: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class TermsVersion:
    """A text of a brand: from ``effective_at`` on (UTC) it replaces the earlier ones of its kind."""

    brand: str
    kind: ConsentKind
    version: str
    effective_at: datetime
    published_at: datetime


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as they write it."""

    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """Where the player lives; the country is the player's own field."""

    street: str | None = None
    city: str | None = None
    postal_code: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the player has chosen; ``contact_by`` are the marketing opt-ins, in the enum's order."""

    language: str
    time_zone: str
    odds_format: OddsFormat = OddsFormat.DECIMAL
    theme: Theme = Theme.SYSTEM
    hide_balance: bool = False
    contact_by: tuple[ContactChannel, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where the player came from, as the front end reported it at registration."""

    traffic_source: str | None = None
    campaign: str | None = None


@dataclass(frozen=True, slots=True)
class Player:
    """A player of one brand.

    ``version`` counts the changes of this row and is the ``seq`` of the facts about them;
    ``jurisdiction`` names the pack the player was admitted under; ``excluded_until`` stands whatever the
    status becomes meanwhile (``status.INDEFINITELY`` when it has no end). ``email`` is None once what is
    personal has been erased. ``missing`` are the conditions of play that do not hold, see ``conditions.py``.
    """

    id: UUID
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
    excluded_until: datetime | None = None
    email_verified_at: datetime | None = None
    phone_verified_at: datetime | None = None
    missing: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What an operator wrote about a player; never changed. ``text`` is None once it has been erased."""

    id: UUID
    player_id: UUID
    text: str | None
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PlayerChange:
    """One field of a player before and after, and who changed it, when and why (GLI-19 v3.0 2.8.8(n)(ii)).

    ``field`` is spelt as the API spells it; ``before`` and ``after`` are JSON text, None once they have been
    erased. All changes of one command share the ``version`` they made.
    """

    player_id: UUID
    version: int
    field: str
    before: str | None
    after: str | None
    at: datetime
    actor: str
    channel: str
    reason_code: ReasonCode | None
    reason: str | None
