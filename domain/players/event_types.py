"""The types of the players context's events. They name the fields that changed, and hold no personal data."""

from typing import Annotated, Final, TypedDict

from domain.players import events as facts
from domain.players.model import ConsentKind
from domain.players.statuses import Condition, PlayerStatus, ReasonCode
from domain.players.verification import Contact
from domain.shared.event_types import EventField, EventType, Moment

_STATUS: Final = ("Query.player", "Player.status")
_HISTORY: Final = ("Player.statusHistory", "PlayerStatusChange.from")
_AT: Final = "2026-11-30T03:10:48.848071+00:00"


class RegisteredPayload(TypedDict):
    """A new player."""

    status: Annotated[str, EventField("The first status", "Player.status", of=PlayerStatus)]
    country: Annotated[str, EventField("Country of residence (ISO 3166-1)", "Player.country")]
    currency: Annotated[str, EventField("Currency of the first wallet (ISO 4217)", "Player.currency")]
    jurisdiction: Annotated[str, EventField("Whose rules apply", "Player.jurisdiction")]
    language: Annotated[
        str, EventField("Preferred language (BCP 47)", "Player.preferences", "Preferences.language")
    ]
    trafficSource: Annotated[
        str | None,
        EventField("Where the player came from", "Player.source", "PlayerSource.trafficSource"),
    ]
    campaign: Annotated[str | None, EventField("By which campaign", "Player.source", "PlayerSource.campaign")]
    at: Annotated[Moment, EventField("When the account was made", "Player.createdAt")]


StatusMovedPayload = TypedDict(
    "StatusMovedPayload",
    {
        "from": Annotated[
            str,
            EventField(
                "The status before", "Player.statusHistory", "PlayerStatusChange.from", of=PlayerStatus
            ),
        ],
        "to": Annotated[str, EventField("The status now", "Player.status", of=PlayerStatus)],
        "reason": Annotated[str | None, EventField("Why", "Player.statusReason", of=ReasonCode)],
        "at": Annotated[Moment | None, EventField("Since when it holds", "Player.statusSince")],
        "until": Annotated[
            Moment | None,
            EventField("When it ends by itself; null where it does not", "Player.excludedUntil"),
        ],
    },
)


class ProfileChangedPayload(TypedDict):
    """Which fields of the profile have other values now."""

    fields: Annotated[
        list[str], EventField("Their names in the API, without their values", "PlayerChange.field")
    ]


VipLevelSetPayload = TypedDict(
    "VipLevelSetPayload",
    {
        "from": Annotated[int, EventField("The level before", "Player.vipLevel", "PlayerChange.before")],
        "to": Annotated[int, EventField("The level now", "Player.vipLevel")],
    },
)


class TagsChangedPayload(TypedDict):
    """Tags that were added and removed."""

    added: Annotated[list[str], EventField("The new tags", "Player.tags")]
    removed: Annotated[list[str], EventField("The tags that are gone", "Player.tags")]


class ConsentRecordedPayload(TypedDict):
    """A player's answer to a text."""

    kind: Annotated[str, EventField("What it is about", "Consent.kind", of=ConsentKind)]
    version: Annotated[str, EventField("The version of the text", "Consent.version")]
    given: Annotated[bool, EventField("Whether consent was given", "Consent.given")]
    at: Annotated[Moment, EventField("When", "Consent.at")]


class ContactVerifiedPayload(TypedDict):
    """Which contact is proved to be the player's."""

    contact: Annotated[
        str, EventField("Which one", "Player.emailVerifiedAt", "Player.phoneVerifiedAt", of=Contact)
    ]


class ConditionsChangedPayload(TypedDict):
    """What a player still has to do before they may play."""

    missing: Annotated[
        list[str], EventField("The conditions that are not met", "Player.missing", of=Condition)
    ]


EVENT_TYPES: Final = (
    EventType(
        name=facts.Registered.name,
        payload=RegisteredPayload,
        docs="A player registered.",
        example={
            "status": "PENDING",
            "country": "DE",
            "currency": "EUR",
            "jurisdiction": "NEUTRAL",
            "language": "de",
            "trafficSource": "affiliate-7",
            "campaign": None,
            "at": _AT,
        },
        needs=("Query.player", "Player.createdAt"),
    ),
    EventType(
        name=facts.StatusMoved.name,
        payload=StatusMovedPayload,
        docs="A player's status changed: verified, suspended, excluded, closed, or free again.",
        example={
            "from": "ACTIVE",
            "to": "SELF_EXCLUDED",
            "reason": "PLAYER_REQUEST",
            "at": _AT,
            "until": "2027-05-30T03:10:48.848071+00:00",
        },
        needs=_STATUS,
    ),
    EventType(
        name=facts.ProfileChanged.name,
        payload=ProfileChangedPayload,
        docs="Fields of a player's profile changed. Read the player to learn their values.",
        example={"fields": ["phone", "address.city"]},
        needs=("Player.changes", "PlayerChange.field"),
    ),
    EventType(
        name=facts.VipLevelSet.name,
        payload=VipLevelSetPayload,
        docs="A player has another VIP level.",
        example={"from": 0, "to": 2},
        needs=("Query.player", "Player.vipLevel"),
    ),
    EventType(
        name=facts.TagsChanged.name,
        payload=TagsChangedPayload,
        docs="A player's tags changed.",
        example={"added": ["high-roller"], "removed": []},
        needs=("Query.player", "Player.tags"),
    ),
    EventType(
        name=facts.ConsentRecorded.name,
        payload=ConsentRecordedPayload,
        docs="A player consented to a text, or took the consent back.",
        example={"kind": "TERMS", "version": "2026-11", "given": True, "at": _AT},
        needs=("Query.player", "Player.consents"),
    ),
    EventType(
        name=facts.ContactVerified.name,
        payload=ContactVerifiedPayload,
        docs="An e-mail address or a telephone number is proved to be the player's.",
        example={"contact": "EMAIL"},
        needs=("Query.player",),
    ),
    EventType(
        name=facts.ConditionsChanged.name,
        payload=ConditionsChangedPayload,
        docs="What a player still has to do before they may play has changed.",
        example={"missing": ["TERMS"]},
        needs=("Query.player", "Player.missing"),
    ),
)
