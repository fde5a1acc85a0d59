"""Cashback: a share of what a player has lost in a period, in minor units."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CashbackRate:
    """``permille`` of a loss of at least ``loss_min``, at most ``paid_max`` (None: without a maximum)."""

    permille: int
    loss_min: int = 0
    paid_max: int | None = None


@dataclass(frozen=True, slots=True)
class Cashback:
    """What is due for a period.

    ``gross`` is due for the ``loss`` alone, ``pay`` is to be paid now; ``carry``, zero or below, lowers the
    next period's.
    """

    loss: int
    gross: int
    pay: int
    carry: int


def loss_by_play(staked: int, won: int, converted: int = 0) -> int:
    """Real stakes less real wins, less bonus money that became real. Below zero the player has won."""
    return staked - won - converted


def loss_by_cash(deposits: int, withdrawals: int, opening: int, closing: int) -> int:
    """Deposits less withdrawals, less the change of the balance. Below zero the player has won."""
    return deposits - withdrawals - (closing - opening)


def cashback_due(loss: int, rate: CashbackRate, *, carried: int = 0, paid: int = 0) -> Cashback:
    """What is due for a loss: truncated, and never debited.

    Args:
        loss: of the period.
        rate: of the campaign.
        carried: from the period before, zero or below.
        paid: for this period before: after a late rollback only the difference is due.
    """
    gross = loss * rate.permille // 1000 if loss > 0 and loss >= rate.loss_min else 0
    if rate.paid_max is not None:
        gross = min(gross, rate.paid_max)
    due = gross - paid + carried
    return Cashback(loss, gross, max(0, due), min(0, due))
