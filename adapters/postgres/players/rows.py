"""Players as rows and rows as players."""

from collections.abc import Mapping
from typing import Any, Protocol

from domain.players.model import (
    Address,
    ContactChannel,
    OddsFormat,
    PersonName,
    Player,
    Preferences,
    Source,
    Theme,
)
from domain.players.profile.fields import FIELDS
from domain.players.status_owners import StatusOwner
from domain.players.statuses import Condition, PlayerStatus, ReasonCode
from domain.shared.money import CURRENCIES


class DatabaseRow(Protocol):
    """A row of either driver, read by column name."""

    def __getitem__(self, column: str, /) -> Any: ...


def player_of(row: DatabaseRow, opened: Mapping[str, Any]) -> Player:
    """The player a row of ``players.player`` holds; ``opened`` are its sealed fields."""
    until = row["excluded_until"]
    return Player(
        id=row["id"],
        brand=row["brand"],
        email=opened["email"],
        username=row["username"],
        status=PlayerStatus(row["status"]),
        country=row["country"],
        currency=CURRENCIES[row["currency"]],
        jurisdiction=row["jurisdiction"],
        created_at=row["created_at"],
        version=row["version"],
        preferences=_preferences(row),
        date_of_birth=opened["date_of_birth"],
        name=PersonName(opened["first_name"], opened["last_name"]),
        phone=opened["phone"],
        address=Address(opened["street"], opened["city"], opened["postal_code"], opened["region"]),
        national_id=opened["national_id"],
        source=Source(row["traffic_source"], row["campaign"]),
        vip_level=row["vip_level"],
        tags=tuple(row["tags"]),
        status_since=row["status_since"],
        status_reason=ReasonCode(row["status_reason"]),
        status_owners=frozenset(map(StatusOwner, row["status_owners"])),
        excluded_until=until,
        email_verified_at=row["email_verified_at"],
        phone_verified_at=row["phone_verified_at"],
        missing=tuple(Condition(each) for each in row["missing"]),
        external_id=row["external_id"],
    )


def _preferences(row: DatabaseRow) -> Preferences:
    return Preferences(
        language=row["language"],
        time_zone=row["time_zone"],
        odds_format=OddsFormat(row["odds_format"]),
        theme=Theme(row["theme"]),
        hide_balance=row["hide_balance"],
        contact_by=tuple(ContactChannel(each) for each in row["contact_by"]),
    )


def identity_columns(player: Player) -> dict[str, Any]:
    """The columns that are written once, when the player registers."""
    return {
        "id": player.id,
        "brand": player.brand,
        "currency": player.currency.code,
        "created_at": player.created_at,
        "traffic_source": player.source.traffic_source,
        "campaign": player.source.campaign,
    }


def changing_columns(player: Player) -> dict[str, Any]:
    """The columns that changes may write; those of the profile are named like its fields."""
    profile = {name: _plain(field.of(player)) for name, field in FIELDS.items()}
    return profile | {
        "email": player.email,
        "username": player.username,
        "country": player.country,
        "jurisdiction": player.jurisdiction,
        "date_of_birth": player.date_of_birth,
        "version": player.version,
        "status": player.status.value,
        "status_since": player.status_since,
        "status_reason": player.status_reason and player.status_reason.value,
        "status_owners": sorted(each.value for each in player.status_owners),
        "excluded_until": player.excluded_until,
        "vip_level": player.vip_level,
        "tags": list(player.tags),
        "email_verified_at": player.email_verified_at,
        "phone_verified_at": player.phone_verified_at,
        "missing": [each.value for each in player.missing],
        "external_id": player.external_id,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, OddsFormat | Theme):
        return value.value
    return [each.value for each in value] if isinstance(value, tuple) else value
