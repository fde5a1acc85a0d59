"""The types of the identity context's events."""

from typing import Annotated, Final, TypedDict

from domain.identity import events as facts
from domain.shared.event_types import EventField, EventType

_DEVICES: Final = ("Player.sessions", "AccountSession.userAgent")


class NothingMore(TypedDict):
    """The event says it all."""


class SignedInPayload(TypedDict):
    """A sign-in."""

    newDevice: Annotated[bool, EventField("Whether the device is new to the account", *_DEVICES)]


EVENT_TYPES: Final = (
    EventType(
        name=facts.SignedIn.name,
        payload=SignedInPayload,
        docs="A player signed in.",
        example={"newDevice": False},
        needs=("Query.player", "Player.lastSeenAt"),
    ),
    EventType(
        name=facts.NewDevice.name,
        payload=NothingMore,
        docs="A player signed in with a device that is new to the account.",
        needs=("Query.player", *_DEVICES),
    ),
    EventType(
        name=facts.PasswordChanged.name,
        payload=NothingMore,
        docs="A player's password was changed.",
        needs=("Query.auditEntries", "AuditEntry.action", "AuditEntry.subject"),
    ),
    EventType(
        name=facts.PlayerFactorsReset.name,
        payload=NothingMore,
        docs="All second factors of a player, and their password, were removed by two operators.",
        needs=("Player.factorReset", "FactorReset.state"),
    ),
)
