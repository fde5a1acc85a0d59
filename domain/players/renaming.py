"""Changing what a player signs in by, with all that is found by it."""

from dataclasses import dataclass, field
from datetime import datetime

from domain.players import login
from domain.players.model import Player
from domain.players.outcomes import EmailTaken, UsernameTaken
from domain.players.ports import ContactNotices, LoginChange, Logins, Players, TakenName
from domain.players.reasons import Reason


@dataclass(frozen=True, slots=True)
class FormerAddress:
    """A player whose e-mail address was changed, and the address before."""

    player: Player
    email: str = field(repr=False)


async def store_names(
    before: Player, after: Player, reason: Reason | None, players: Players, logins: Logins, now: datetime
) -> EmailTaken | UsernameTaken | None:
    """Store a changed player, and what they sign in by; nothing where another player has a name."""
    taken = await players.rename(before, after, reason, now)
    if taken is TakenName.EMAIL:
        return EmailTaken(after.email or "")
    if taken is TakenName.USERNAME:
        return UsernameTaken(after.username)
    await logins.rename(after.id, login_change(before, after, now))
    return None


def login_change(before: Player, after: Player, now: datetime) -> LoginChange:
    """What of signing in differs between two states of a player."""
    email = after.email if after.email != before.email else None
    username = after.username if after.username != before.username else None
    return LoginChange(
        after.brand,
        None if email is None else login.email_address(email),
        None if username is None else login.username(username),
        after.jurisdiction,
        now,
    )


async def notify_of_new_address(former: FormerAddress, notices: ContactNotices) -> None:
    """Tell the address before that it is no longer the player's."""
    await notices.email_changed(former.player, former.email)
