"""Parses the document of a template. Nothing has a default that is not written down: see docs/bonuses.md."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from domain.bonuses.data_tables import DataTable
from domain.bonuses.templates.currency_amounts import amounts, amounts_or_none, currencies_of
from domain.bonuses.templates.model import OF_DEPOSITS, BonusTemplate, DepositMatch, TriggerKind
from domain.bonuses.templates.weight_tables import LEVELS, weights_of
from domain.bonuses.terms import (
    Converts,
    Counting,
    LateWins,
    MaxBetScope,
    OnWithdrawal,
    StakeOrder,
    WageringBase,
    WageringTerms,
)
from domain.bonuses.versions import BonusVersion, Product
from domain.shared.errors import BadInput

DAYS_MAX: Final = 3_650
MATCH_PERMILLE_MAX: Final = 100_000
TIMES_MAX: Final = 1_000
ORDERS: Final = (StakeOrder.REAL_FIRST, StakeOrder.BONUS_FIRST, StakeOrder.PROPORTIONAL)
"""REAL_ONLY is chosen by a caller for one bet: bonus money that pays nothing is never played."""

BASES: Final = (WageringBase.BONUS, WageringBase.DEPOSIT_AND_BONUS)
"""WINNINGS is what free spins have won; a template gives money."""

TIMES: Final = r"^[0-9]{1,4}(\.[0-9]{1,3})?$"
"""How times are written as a text."""

_TABLES: Final = ("trigger", "wagering", "max_bet", "weights", "conversion", "products")


def read_template(text: str) -> BonusTemplate:
    """A template from TOML.

    Raises:
        BadInput: it is not TOML, or a field is wrong: ``field`` is its path, such as ``wagering.times``.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise BadInput(f"This is not TOML: {wrong}") from None
    return parse_template(data)


def parse_template(data: Mapping[str, Any]) -> BonusTemplate:
    """A template from a document that has been read.

    Raises:
        BadInput: a field is wrong, missing or unknown.
    """
    whole = DataTable.of(data, required=("name", "currencies", *_TABLES), optional=("match", "amount"))
    name, currencies = whole.text("name"), currencies_of(whole, "currencies")
    trigger = whole.table("trigger", required=("kind",)).choice("kind", TriggerKind)
    _require_one_amount(whole, trigger)
    match = _match(whole, currencies) if "match" in data else None
    bets = whole.table("max_bet", required=("scope", "amounts"))
    conversion = _conversion(whole)
    version, days = _version(whole, match, bets.choice("scope", MaxBetScope))
    return BonusTemplate(
        name=name,
        trigger=trigger,
        currencies=currencies,
        days=days,
        version=version,
        match=match,
        fixed=amounts(whole, "amount", currencies) if "amount" in data else None,
        max_bet=amounts_or_none(bets, "amounts", currencies),
        converts_max=amounts_or_none(conversion, "maximum", currencies),
    )


def _require_one_amount(whole: DataTable, trigger: TriggerKind) -> None:
    """Deposits are matched; everything else gives a fixed amount."""
    wanted, other = ("match", "amount") if trigger in OF_DEPOSITS else ("amount", "match")
    if other in whole.data:
        raise whole.refused(other, f"A bonus of this trigger has {wanted} instead")
    if wanted not in whole.data:
        raise whole.refused(wanted, "This field is missing")


def _match(whole: DataTable, currencies: tuple[str, ...]) -> DepositMatch:
    table = whole.table("match", required=("permille", "maximum", "minimum_deposit"))
    return DepositMatch(
        permille=table.whole("permille", 1, MATCH_PERMILLE_MAX),
        bonus_max=amounts_or_none(table, "maximum", currencies),
        deposit_min=amounts(table, "minimum_deposit", currencies, least=0),
    )


def _conversion(whole: DataTable) -> DataTable:
    fields = ("sticky", "converts", "maximum", "late_wins", "on_withdrawal")
    return whole.table("conversion", required=fields)


def _version(whole: DataTable, match: DepositMatch | None, scope: MaxBetScope) -> tuple[BonusVersion, int]:
    """The version without amounts of a currency, and the days of a grant."""
    wagering = whole.table("wagering", required=("times", "base", "days", "order", "counting"))
    products = whole.table("products", required=("earned_on", "played_on", "any_product"))
    base = wagering.choice("base", BASES)
    if base is WageringBase.DEPOSIT_AND_BONUS and match is None:
        raise wagering.refused("base", "Only a bonus that matches a deposit can be wagered with the deposit")
    played_on = products.choices("played_on", Product)
    if not played_on:
        raise products.refused("played_on", "This has to name a product at least")
    version = BonusVersion(
        times_permille=_times_permille(wagering),
        base=base,
        match_permille=match.permille if match else 0,
        terms=_terms(whole, wagering, scope),
        earned_on=products.choices("earned_on", Product),
        played_on=played_on,
        any_product=products.truth("any_product"),
    )
    return version, wagering.whole("days", 1, DAYS_MAX)


def _terms(whole: DataTable, wagering: DataTable, scope: MaxBetScope) -> WageringTerms:
    conversion = _conversion(whole)
    weights = whole.table("weights", required=("default",), optional=(*LEVELS, "excluded"))
    return WageringTerms(
        order=wagering.choice("order", ORDERS),
        counting=wagering.choice("counting", Counting),
        max_bet_scope=scope,
        weights=weights_of(weights),
        sticky=conversion.truth("sticky"),
        converts=conversion.choice("converts", Converts),
        late_wins=conversion.choice("late_wins", LateWins),
        on_withdrawal=conversion.choice("on_withdrawal", OnWithdrawal),
    )


def _times_permille(wagering: DataTable) -> int:
    """Times are a whole number, or a text with three decimals at most: a float would round them."""
    written, wrong = wagering.data["times"], f'This has to be from 0 to {TIMES_MAX}, such as 35 or "7.5"'
    if type(written) is not int and not (isinstance(written, str) and re.fullmatch(TIMES, written)):
        raise wagering.refused("times", wrong)
    permille = int(Decimal(written).scaleb(3))
    if not 0 <= permille <= TIMES_MAX * 1000:
        raise wagering.refused("times", wrong)
    return permille
