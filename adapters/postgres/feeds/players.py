"""Players for feeds: read in batches by a cursor, opened, and put into columns."""

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Final

from adapters.postgres.feeds.statements import NO_LIMIT_SECONDS, PLAYERS_CHANGED
from adapters.postgres.players.list_query import PROFILE
from adapters.postgres.players.rows import player_of
from adapters.postgres.players.sealed_fields import KEY_COLUMNS, PlayerCiphers
from adapters.vault.vault import Vault
from domain.players.model import Player
from domain.players.status.conditions import allowances_of, marketing_channels

PLAYERS_AT_ONCE: Final = 500

_COLUMNS: Final = ", ".join(f"p.{column.name}" for column in PROFILE)
_CHANGED: Final = f"select {_COLUMNS}, {KEY_COLUMNS} from players.player p where {PLAYERS_CHANGED}"  # noqa: S608

VALUES: Final[Mapping[str, Callable[[Player], Any]]] = {
    "player_id": lambda player: f"plr_{player.id}",
    "external_id": lambda player: player.external_id,
    "username": lambda player: player.username,
    "status": lambda player: player.status.name,
    "status_since": lambda player: player.status_since,
    "status_reason": lambda player: player.status_reason and player.status_reason.name,
    "excluded_until": lambda player: player.excluded_until,
    "country": lambda player: player.country,
    "currency": lambda player: player.currency.code,
    "jurisdiction": lambda player: player.jurisdiction,
    "created_at": lambda player: player.created_at,
    "version": lambda player: player.version,
    "vip_level": lambda player: player.vip_level,
    "tags": lambda player: list(player.tags),
    "email": lambda player: player.email,
    "email_verified_at": lambda player: player.email_verified_at,
    "phone": lambda player: player.phone,
    "phone_verified_at": lambda player: player.phone_verified_at,
    "first_name": lambda player: player.name.first,
    "last_name": lambda player: player.name.last,
    "date_of_birth": lambda player: player.date_of_birth,
    "national_id": lambda player: player.national_id,
    "street": lambda player: player.address.street,
    "city": lambda player: player.address.city,
    "postal_code": lambda player: player.address.postal_code,
    "region": lambda player: player.address.region,
    "language": lambda player: player.preferences.language,
    "time_zone": lambda player: player.preferences.time_zone,
    "contact_by": lambda player: [each.name for each in player.preferences.contact_by],
    "marketing_channels": lambda player: [each.name for each in marketing_channels(player)],
    "may_be_marketed": lambda player: allowances_of(player).may_be_marketed,
    "traffic_source": lambda player: player.source.traffic_source,
    "campaign": lambda player: player.source.campaign,
}
"""Column -> its value."""


async def changed_players(
    connection: Any, vault: Vault, brand: str, since: int, until: int
) -> AsyncIterator[list[Player]]:
    """Players of a brand whose rows changed in transactions of these numbers, in batches."""
    cursor = await connection.cursor(_CHANGED, brand, since, until, timeout=NO_LIMIT_SECONDS)
    while rows := await cursor.fetch(PLAYERS_AT_ONCE, timeout=NO_LIMIT_SECONDS):
        opening = await PlayerCiphers.of_rows(vault, rows)
        yield [player_of(row, ciphers.opened(row)) for row, ciphers in zip(rows, opening, strict=True)]
