"""The people of these tests: players, registrations and those who act upon them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from domain.players.model import ConsentAnswer, ConsentKind, Player, Preferences
from domain.players.reasons import Reason
from domain.players.registration.admission import Registration
from domain.players.statuses import PlayerStatus, ReasonCode
from domain.shared.actor import Actor, ActorKind, Channel, Origin
from domain.shared.ids import new_id
from domain.shared.money import Currency

EUR = Currency.of("EUR")
NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
CONSENTS = (ConsentAnswer(ConsentKind.TERMS, "2026-01"), ConsentAnswer(ConsentKind.PRIVACY, "2026-01"))
PLAYER_REQUEST = Reason(ReasonCode.PLAYER_REQUEST)

OPERATOR = Actor(ActorKind.OPERATOR, "anna", "default", frozenset({"admin"}))
RIVAL = Actor(ActorKind.OPERATOR, "rita", "rival", frozenset({"admin"}))
SERVICE = Actor(ActorKind.SERVICE, "shop", "default")
SYSTEM = Actor(ActorKind.SYSTEM, "job", "default")

ANONYMOUS = Actor(ActorKind.PLAYER, "anonymous", "default")
"""An anonymous caller."""


def as_player(id: UUID, brand: str = "default") -> Actor:
    """The player themselves."""
    return Actor(ActorKind.PLAYER, str(id), brand, player_id=id)


def by(actor: Actor) -> Origin:
    """A request of this actor."""
    return Origin(actor, Channel.GRAPHQL, "test-correlation", "192.0.2.7")


def a_registration(name: str = "jane", **differently: Any) -> Registration:
    """What a player says who meets every rule of the neutral pack."""
    plain = Registration(
        email=f"{name}@example.com",
        username=name,
        country="DE",
        currency=EUR,
        date_of_birth=date(1990, 2, 28),
        consents=CONSENTS,
    )
    return replace(plain, **differently)


def a_player(**differently: Any) -> Player:
    """A player of the neutral pack who has been active for a while."""
    plain = Player(
        id=new_id(),
        brand="default",
        email="jane@example.com",
        username="jane",
        status=PlayerStatus.ACTIVE,
        country="DE",
        currency=EUR,
        jurisdiction="NEUTRAL",
        created_at=NOON,
        version=3,
        preferences=Preferences(language="de", time_zone="Europe/Berlin"),
    )
    return replace(plain, **differently)
