"""A template: what starts a bonus, how much is given, and the terms of play, for each of its currencies."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import Final

from domain.bonuses.amounts import (
    DepositBelowMinimum,
    TargetTooLarge,
    matched_amount,
    wagering_base,
    wagering_target,
)
from domain.bonuses.versions import BonusVersion
from domain.shared.errors import BadInput

AmountByCurrency = Mapping[str, int]
"""Code of a currency -> minor units."""


class TriggerKind(Enum):
    """What a bonus is given for; its conditions are the campaign's."""

    FIRST_DEPOSIT = "FIRST_DEPOSIT"
    NTH_DEPOSIT = "NTH_DEPOSIT"
    ANY_DEPOSIT = "ANY_DEPOSIT"
    DEPOSIT_WITH_CODE = "DEPOSIT_WITH_CODE"
    NO_DEPOSIT = "NO_DEPOSIT"
    BIRTHDAY = "BIRTHDAY"
    TURNOVER_REACHED = "TURNOVER_REACHED"
    VIP_LEVEL_REACHED = "VIP_LEVEL_REACHED"
    SEGMENT_ENTERED = "SEGMENT_ENTERED"


OF_DEPOSITS: Final = frozenset(
    {
        TriggerKind.FIRST_DEPOSIT,
        TriggerKind.NTH_DEPOSIT,
        TriggerKind.ANY_DEPOSIT,
        TriggerKind.DEPOSIT_WITH_CODE,
    }
)
"""Triggers that match a deposit; all others give a fixed amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositMatch:
    """``permille`` of a deposit of at least ``deposit_min``, at most ``bonus_max`` (None: no maximum)."""

    permille: int
    bonus_max: AmountByCurrency | None
    deposit_min: AmountByCurrency


@dataclass(frozen=True, slots=True)
class GivenBonus:
    """What is given, in minor units, and what has to be wagered, in thousandths of a minor unit."""

    amount: int
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusTemplate:
    """One version of a bonus.

    Exactly one of ``match`` and ``fixed`` is there. ``version`` is without the amounts of a currency, see
    ``version_in``. A grant expires ``days`` after it is given.
    """

    name: str
    trigger: TriggerKind
    currencies: tuple[str, ...]
    days: int
    version: BonusVersion
    match: DepositMatch | None = None
    fixed: AmountByCurrency | None = None
    max_bet: AmountByCurrency | None = None
    converts_max: AmountByCurrency | None = None

    @property
    def duration(self) -> timedelta:
        """From giving to expiry."""
        return timedelta(days=self.days)

    def version_in(self, currency: str) -> BonusVersion:
        """The version with the amounts of a currency.

        Raises:
            BadInput: the bonus is not given in it.
        """
        if currency not in self.currencies:
            raise BadInput("The bonus is not given in this currency", field="currencies")
        terms = replace(
            self.version.terms,
            max_bet=None if self.max_bet is None else self.max_bet[currency],
            converts_max=None if self.converts_max is None else self.converts_max[currency],
        )
        return replace(self.version, terms=terms)

    def given_for(self, deposit: int, currency: str) -> GivenBonus | DepositBelowMinimum | TargetTooLarge:
        """What a player gets who deposits so many minor units; an amount of 0 is none.

        Raises:
            BadInput: the bonus is not given in this currency.
        """
        version = self.version_in(currency)
        amount, most = self._amount(deposit, currency)
        if isinstance(amount, DepositBelowMinimum):
            return amount
        base = wagering_base(
            version.base,
            bonus=amount,
            deposit=deposit,
            match_permille=version.match_permille,
            bonus_max=most,
        )
        target = wagering_target(base, version.times_permille)
        return target if isinstance(target, TargetTooLarge) else GivenBonus(amount, target)

    def _amount(self, deposit: int, currency: str) -> tuple[int | DepositBelowMinimum, int | None]:
        """The bonus, and the most that it could be."""
        if self.match is None:
            return (self.fixed or {})[currency], None
        most = None if self.match.bonus_max is None else self.match.bonus_max[currency]
        least = self.match.deposit_min[currency]
        return matched_amount(deposit, self.match.permille, bonus_max=most, deposit_min=least), most
