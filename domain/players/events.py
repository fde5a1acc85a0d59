"""Facts about players that other contexts may use. ``seq`` is the player's version; no personal data."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Self

from domain.players.model import Consent, Player
from domain.players.statuses import INDEFINITELY, PlayerStatus
from domain.shared.facts import Fact, Json


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerFact(Fact):
    """A fact about a player, as of the version it made."""

    @classmethod
    def about(cls, player: Player, **payload: Json) -> Self:
        """The fact of the change that led to ``player``."""
        return cls(player_id=player.id, brand=player.brand, seq=player.version, payload={**payload})


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered(PlayerFact):
    """``player.registered``: what the account began with."""

    name: ClassVar[str] = "player.registered"

    @classmethod
    def of(cls, player: Player) -> Self:
        """A new player."""
        return cls.about(
            player,
            status=player.status.value,
            country=player.country,
            currency=player.currency.code,
            jurisdiction=player.jurisdiction,
            language=player.preferences.language,
            trafficSource=player.source.traffic_source,
            campaign=player.source.campaign,
            at=player.created_at.isoformat(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusMoved(PlayerFact):
    """``player.status_moved``: from, to, reason (code), at, until (null without a term or an end)."""

    name: ClassVar[str] = "player.status_moved"

    @classmethod
    def of(cls, before: PlayerStatus, player: Player) -> Self:
        """A move from ``before`` to the player's present status."""
        reason = player.status_reason.value if player.status_reason else None
        moved = {"from": before.value, "to": player.status.value}
        at, until = _moment(player.status_since), _moment(player.excluded_until)
        return cls.about(player, **moved, reason=reason, at=at, until=until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileChanged(PlayerFact):
    """``player.profile_changed``: fields, the API names of the changed fields."""

    name: ClassVar[str] = "player.profile_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class VipLevelSet(PlayerFact):
    """``player.vip_level_set``: from, to."""

    name: ClassVar[str] = "player.vip_level_set"


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsChanged(PlayerFact):
    """``player.tags_changed``: added, removed."""

    name: ClassVar[str] = "player.tags_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRecorded(PlayerFact):
    """``player.consent_recorded``: kind, version, given, at."""

    name: ClassVar[str] = "player.consent_recorded"

    @classmethod
    def of(cls, player: Player, consent: Consent) -> Self:
        """A recorded answer."""
        answer = {"kind": consent.kind.value, "version": consent.version, "given": consent.given}
        return cls.about(player, **answer, at=consent.at.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactVerified(PlayerFact):
    """``player.contact_verified``: contact (EMAIL or PHONE)."""

    name: ClassVar[str] = "player.contact_verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionsChanged(PlayerFact):
    """``player.conditions_changed``: missing, the conditions of play that are not met."""

    name: ClassVar[str] = "player.conditions_changed"

    @classmethod
    def of(cls, player: Player) -> Self:
        """The present conditions."""
        return cls.about(player, missing=[each.value for each in player.missing])


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None or moment == INDEFINITELY else moment.isoformat()
