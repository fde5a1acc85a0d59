"""Verified numbers that are no longer a player's: they are told, as notices to the player went there."""

from dataclasses import dataclass, field

from domain.players.model import Player
from domain.players.ports import ContactNotices


@dataclass(frozen=True, slots=True)
class FormerNumber:
    """A player whose telephone number was changed or removed, and the verified one before, if any."""

    player: Player
    number: str | None = field(repr=False)


def former_number(before: Player, after: Player) -> str | None:
    """The verified number that a change takes away; None where it takes none."""
    return before.phone if before.phone_verified_at and after.phone != before.phone else None


async def notify_of_new_number(former: FormerNumber, notices: ContactNotices) -> None:
    """Tell the player by mail, and the former number by text, that it is no longer the player's."""
    await notices.phone_changed(former.player, former.number)
