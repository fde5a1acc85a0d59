"""Game rounds: which one a call names, closing it, and what each provider's rounds may do."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

from domain.shared.actor import Origin
from domain.shared.ids import PlayerId
from domain.shared.outcomes import Refusal
from domain.wallets.idempotency import Stamp, optional_text, round_id, stamp
from domain.wallets.kinds import BalanceView
from domain.wallets.outcomes import IdempotencyConflict, Posted, WalletNotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRound:
    """Close a round: it takes no more bets.

    ``id`` is its identity if known; ``overdue``: a job closes it, since its caller did not in time.
    """

    player_id: PlayerId
    key: str
    round: str
    provider: str | None = None
    game: str | None = None
    occurred_at: datetime | None = None
    balance_view: BalanceView = BalanceView.STORED
    id: UUID | None = None
    overdue: bool = False

    def stamp(self, origin: Origin) -> Stamp:
        """Key and digest of this close."""
        requested = ("close", self.player_id, self.round)
        also = (self.provider or str(origin.actor), self.game)
        return stamp(origin, self.key, requested, also=also, occurred_at=self.occurred_at)

    def round_id(self, origin: Origin) -> UUID:
        """Identity of the round."""
        return self.id or round_id(self.provider or str(origin.actor), self.round)


class RoundClosed(Posted):
    """The round is closed; wins are accepted only if the caller's profile allows late ones."""


@dataclass(frozen=True, slots=True)
class RoundIsClosed(Refusal):
    """The round was closed before."""

    message: ClassVar[str] = "This round is closed"

    round: str


@dataclass(frozen=True, slots=True)
class UnknownRound(Refusal):
    """The player has no bet in this round."""

    message: ClassVar[str] = "There is no such round"

    round: str


RoundOutcome = RoundClosed | UnknownRound | WalletNotFound | IdempotencyConflict


class Rounds(Protocol):
    """Closes rounds."""

    async def close_round(self, close: CloseRound, mark: Stamp) -> RoundOutcome:
        """Close the round."""


async def close_round(close: CloseRound, rounds: Rounds, origin: Origin) -> RoundOutcome:
    """Close a round."""
    check_names(close.game, close.provider)
    return await rounds.close_round(close, close.stamp(origin))


def round_named(provider: str | None, reference: str | None, origin: Origin) -> UUID | None:
    """Identity of the named round, None without a name; the provider is the caller by default."""
    return None if reference is None else round_id(provider or str(origin.actor), reference)


def check_names(game: str | None, provider: str | None) -> None:
    """Let no name in that cannot be kept beside an operation.

    Raises:
        BadInput: too long, or holding characters that cannot be printed.
    """
    optional_text(game, "game")
    optional_text(provider, "provider")
