"""Changing one's own username: once in thirty days, by the rules of registration."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from domain.players import login
from domain.players.events import ProfileChanged
from domain.players.model import Player
from domain.players.outcomes import (
    ChangeUsernameOutcome,
    NothingToChange,
    PlayerUpdated,
    UsernameChangedLately,
    UsernameTaken,
)
from domain.players.ports import ContactNotices, Logins, Players, Run
from domain.players.renaming import store_names
from domain.shared.actor import Actor, Origin
from domain.shared.clock import Clock
from domain.shared.facts import Facts

INTERVAL: Final = timedelta(days=30)
"""How long a player keeps a username they chose; corrections by operators do not count."""


@dataclass(frozen=True, slots=True)
class ChangeUsername:
    """Take another username."""

    username: str


class UsernameHistory(Protocol):
    """When usernames were changed."""

    async def changed_by(self, actor: Actor) -> datetime | None:
        """When this player last changed their own; None if they never did."""
        ...


async def change_username(run: Run, command: ChangeUsername) -> ChangeUsernameOutcome:
    """Change the username, then tell the player by mail."""
    outcome: ChangeUsernameOutcome = await run(store_new_username, command)
    if isinstance(outcome, PlayerUpdated):
        await run(notify_of_new_username, outcome.player)
    return outcome


async def store_new_username(
    command: ChangeUsername,
    origin: Origin,
    players: Players,
    history: UsernameHistory,
    logins: Logins,
    facts: Facts,
    clock: Clock,
) -> ChangeUsernameOutcome:
    """Store the username, unless another player has one that looks like it, or the last change was lately.

    Raises:
        BadInput: it can be none.
    """
    wanted, now = login.username(command.username), clock.now()
    before = await players.locked(origin.actor.player_id) if origin.actor.player_id else None
    if before is None or before.username == wanted.display:
        return NothingToChange()
    last = await history.changed_by(origin.actor)
    if last is not None and now < last + INTERVAL:
        return UsernameChangedLately(last + INTERVAL)
    after = replace(before, username=wanted.display, version=before.version + 1)
    if await store_names(before, after, None, players, logins, now):
        return UsernameTaken(wanted.display)
    await facts.record(ProfileChanged.about(after, fields=["username"]))
    return PlayerUpdated(after)


async def notify_of_new_username(player: Player, notices: ContactNotices) -> None:
    """Tell the player by mail that the username has changed."""
    await notices.username_changed(player)
