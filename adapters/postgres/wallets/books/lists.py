"""Implements ``BrandLists``."""

from adapters.postgres.database import Database
from adapters.postgres.wallets.books import payments
from adapters.postgres.wallets.books.ledger import BrandLedger
from adapters.postgres.wallets.statements import LedgerStatements
from domain.wallets.books.brand_lists import (
    LedgerCriteria,
    LedgerTotal,
    PaymentCriteria,
    PaymentOrder,
    PaymentTotal,
    SummedList,
)
from domain.wallets.model import Operation
from domain.wallets.states import (
    Adjustment,
    AdjustmentState,
    Deposit,
    DepositState,
    Withdrawal,
    WithdrawalState,
)


class PostgresBrandLists:
    """Statements on the pool, over the rows of one brand."""

    def __init__(self, database: Database, brand: str) -> None:
        self._statements = LedgerStatements(database, brand)

    def ledger(
        self, brand: str, which: LedgerCriteria, *, descending: bool
    ) -> SummedList[Operation, LedgerTotal]:
        return BrandLedger(self._statements, brand, which, descending)

    def deposits(
        self, brand: str, which: PaymentCriteria[DepositState], order: PaymentOrder
    ) -> SummedList[Deposit, PaymentTotal]:
        return payments.BrandPayments(self._statements, payments.DEPOSITS, brand, which, order)

    def withdrawals(
        self, brand: str, which: PaymentCriteria[WithdrawalState], order: PaymentOrder
    ) -> SummedList[Withdrawal, PaymentTotal]:
        return payments.BrandPayments(self._statements, payments.WITHDRAWALS, brand, which, order)

    def adjustments(
        self, brand: str, which: PaymentCriteria[AdjustmentState], order: PaymentOrder
    ) -> SummedList[Adjustment, PaymentTotal]:
        return payments.BrandPayments(self._statements, payments.ADJUSTMENTS, brand, which, order)
