"""What identity does about facts of other contexts."""

from domain.identity.accounts import BarredAccounts
from domain.identity.model import Account
from domain.identity.ports import Sessions
from domain.players.events import StatusMoved
from domain.shared.actor import ActorKind
from domain.shared.facts import PublishedFact

PLAYER_MOVED = StatusMoved.name


async def end_sessions_of_barred_player(
    moved: PublishedFact, barred: BarredAccounts, sessions: Sessions
) -> None:
    """End the sessions of a player who may not sign in any more, as their status is now.

    The command that moved them has tried so already. This reaches what it could not: it died after its
    commit, Valkey was away, or it was a move that a correction brought about.

    Raises:
        Unavailable: sessions are out of reach for now.
    """
    account = Account(moved.player_id, ActorKind.PLAYER, moved.brand, "")
    if await barred.status_of(account) is not None:
        await sessions.end_all(account.id, barred=True)
