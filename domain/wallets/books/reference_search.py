"""Finds payments, operations and rounds of a brand by the ids that others gave them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.wallets.model import Operation, Round
from domain.wallets.states import Deposit, Withdrawal


@dataclass(frozen=True, slots=True)
class PaymentSearch:
    """A whole text, and what it may be of a payment.

    ``authorisation``: the payment provider's number. ``callers``: who may have begun it under this id of
    their own.
    """

    text: str
    authorisation: bool
    callers: tuple[str, ...] = ()


class ReferenceSearch(Protocol):
    """Each look-up is one statement over the players of one brand; it finds ``count`` at most, newest first.

    An operation id is one of its caller's, so callers are asked for by name: ``service:acme``.
    """

    async def recent_callers(self, brand: str) -> Sequence[str]:
        """The programs that lately moved money of the brand's players, by each kind of operation."""
        ...

    async def payments(self, brand: str, which: PaymentSearch, count: int) -> Sequence[Deposit | Withdrawal]:
        """Deposits and withdrawals by the provider's number or by the operation id that began them."""
        ...

    async def operations(
        self, brand: str, reference: str, callers: Sequence[str], count: int
    ) -> Sequence[Operation]:
        """Operations by the id that one of these callers gave them."""
        ...

    async def rounds(self, brand: str, reference: str, count: int) -> Sequence[Round]:
        """Rounds by their provider's id, whichever provider it is; of one with many players any of them."""
        ...
