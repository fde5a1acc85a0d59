"""Players' standing, kept as bits on their wallet 0: implements ``Standings``."""

from typing import Final

from adapters.postgres.wallets.codes import StandingBit
from adapters.postgres.wallets.statements import CHANNELS, LedgerStatements
from domain.shared.actor import Origin
from domain.shared.ids import PlayerId
from domain.wallets.kinds import BarReason
from domain.wallets.model import Standing
from domain.wallets.outcomes import WalletNotFound

_STANDING: Final = "select wallets.set_standing($1,$2,$3,$4,$5) as known"
_STANDING_NOW: Final = "select standing, barred from wallets.wallet where player_id = $1 and wallet_no = 0"


class PostgresStandings:
    """A change applies to the next bet."""

    def __init__(self, statements: LedgerStatements, origin: Origin) -> None:
        self._statements = statements
        self._origin = origin

    async def change(self, player_id: PlayerId, standing: Standing) -> WalletNotFound | None:
        """Set it; the next bet already sees it. What ends bonuses is in ``wallets.ends_grants``."""
        bits = 0 if standing.may_bet else StandingBit.NO_BETS
        bits |= 0 if standing.may_deposit else StandingBit.NO_DEPOSITS
        barred = standing.reason.value if standing.reason else None
        said = (self._origin.correlation_id, CHANNELS[self._origin.channel])
        row = await self._statements.row(_STANDING, player_id, bits, barred, *said)
        return None if row["known"] else WalletNotFound(player_id)

    async def of(self, player_id: PlayerId) -> Standing | None:
        found = await self._statements.rows(_STANDING_NOW, player_id)
        return standing_of(found[0]["standing"], found[0]["barred"]) if found else None


def standing_of(standing: int, barred: int | None) -> Standing:
    """The bits on wallet 0 as the domain reads them."""
    return Standing(
        may_bet=not standing & StandingBit.NO_BETS,
        may_deposit=not standing & StandingBit.NO_DEPOSITS,
        reason=None if barred is None else BarReason(barred),
    )
