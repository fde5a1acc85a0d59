"""Grants, forfeits, conversions and redemptions: implements ``Awards``."""

from typing import Final

from adapters.postgres.wallets import rows
from adapters.postgres.wallets.codes import Status
from adapters.postgres.wallets.rows import posted
from adapters.postgres.wallets.statements import STAMP, LedgerStatements
from domain.shared.money import Money
from domain.wallets.awards import (
    BonusConverted,
    ConversionOutcome,
    ConvertBonus,
    ForfeitFunds,
    ForfeitOutcome,
    FundsForfeited,
    FundsGranted,
    GrantFunds,
    GrantOutcome,
    Redeem,
    Redeemed,
    RedemptionOutcome,
)
from domain.wallets.idempotency import Stamp
from domain.wallets.outcomes import PaymentRefused

_GRANT: Final = f"select * from wallets.grant_funds($1,{STAMP},$11,$12,$13,$14,$15,$16)"  # noqa: S608
_FORFEIT: Final = f"select * from wallets.forfeit_funds($1,{STAMP},$11)"  # noqa: S608
_CONVERT: Final = f"select * from wallets.convert_bonus($1,{STAMP},$11,$12,$13,$14)"  # noqa: S608
_REDEEM: Final = f"select * from wallets.redeem($1,{STAMP},$11,$12,$13)"  # noqa: S608


class PostgresAwards:
    """Each award is one statement."""

    def __init__(self, statements: LedgerStatements) -> None:
        self._statements = statements

    async def grant_funds(self, grant: GrantFunds, mark: Stamp) -> GrantOutcome:
        row = await self._statements.operation(
            _GRANT,
            grant.player_id,
            mark,
            grant.kind.value,
            grant.amount.minor,
            grant.amount.currency.number,
            grant.amount.currency.code,
            grant.grant_id,
            grant.unit.minor if grant.unit else None,
        )
        match row["status"]:
            case Status.DONE:
                return FundsGranted(**posted(row, grant.player_id))
            case Status.CURRENCY_MISMATCH:
                return rows.currency_mismatch(row, grant.amount)
        return rows.counted_refusal(row, grant.player_id, mark)

    async def forfeit_funds(self, forfeit: ForfeitFunds, mark: Stamp) -> ForfeitOutcome:
        row = await self._statements.operation(_FORFEIT, forfeit.player_id, mark, forfeit.wallet_no)
        if row["status"] == Status.DONE:
            return FundsForfeited(**posted(row, forfeit.player_id))
        return rows.counted_refusal(row, forfeit.player_id, mark)

    async def convert_bonus(self, conversion: ConvertBonus, mark: Stamp) -> ConversionOutcome:
        row = await self._statements.operation(
            _CONVERT,
            conversion.player_id,
            mark,
            conversion.wallet_no,
            conversion.amount.minor,
            conversion.amount.currency.number,
            conversion.closes,
        )
        match row["status"]:
            case Status.DONE:
                return BonusConverted(**posted(row, conversion.player_id))
            case Status.INSUFFICIENT_FUNDS:
                return rows.insufficient_funds(row, conversion.amount.currency)
            case Status.BARRED:
                return PaymentRefused(rows.bar_reason(row))
            case Status.CURRENCY_MISMATCH:
                return rows.currency_mismatch(row, conversion.amount)
        return rows.counted_refusal(row, conversion.player_id, mark)

    async def redeem(self, redemption: Redeem, mark: Stamp) -> RedemptionOutcome:
        amount: Money = redemption.amount
        row = await self._statements.operation(
            _REDEEM,
            redemption.player_id,
            mark,
            redemption.wallet_no,
            amount.minor,
            amount.currency.number,
        )
        match row["status"]:
            case Status.DONE:
                return Redeemed(**posted(row, redemption.player_id))
            case Status.INSUFFICIENT_FUNDS:
                return rows.insufficient_funds(row, amount.currency)
            case Status.BARRED:
                return PaymentRefused(rows.bar_reason(row))
            case Status.CURRENCY_MISMATCH:
                return rows.currency_mismatch(row, amount)
        return rows.counted_refusal(row, redemption.player_id, mark)
