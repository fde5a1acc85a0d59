"""The statement of a player: what each wallet held before a period, what moved, what it held at the end."""

from dataclasses import dataclass
from datetime import datetime

from domain.shared.errors import BadInput
from domain.shared.ids import PlayerId
from domain.shared.money import Currency, Money
from domain.shared.periods import Period
from domain.wallets.kinds import WalletKind


@dataclass(frozen=True, slots=True)
class WalletStatement:
    """One wallet in a period: ``opening`` with what was credited and debited makes ``closing``.

    ``opening`` and ``closing`` are balances that the ledger kept then, the other two are sums of its entries.
    ``debited`` is negative.
    """

    player_id: PlayerId
    wallet_no: int
    wallet_kind: WalletKind
    currency: Currency
    opening: Money
    credited: Money
    debited: Money
    closing: Money
    transactions: int

    @property
    def adds_up(self) -> bool:
        """Whether the movements are the difference of the balances."""
        return self.opening + self.credited + self.debited == self.closing


@dataclass(frozen=True, slots=True)
class Statement:
    """The wallets that a player had until the end of a period, by number."""

    player_id: PlayerId
    period: Period
    wallets: tuple[WalletStatement, ...]

    @property
    def since(self) -> datetime | None:
        """The first moment."""
        return self.period.since

    @property
    def until(self) -> datetime | None:
        """The first moment that does not belong to it any more."""
        return self.period.until


def closed_period(period: Period, now: datetime, field: str) -> Period:
    """A period that is over, as a statement wants it: what it says then never changes.

    Raises:
        BadInput: it has no beginning or no end, or ends in the future.
    """
    if period.since is None or period.until is None:
        missing = "from" if period.since is None else "until"
        raise BadInput("A statement has a beginning and an end", field=f"{field}.{missing}")
    if period.until > now:
        raise BadInput("The period is not over yet", field=f"{field}.until")
    return period
