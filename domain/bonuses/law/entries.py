"""Parses the dated entries of a market's rules for bonuses, as jurisdiction packs have them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from domain.bonuses.data_tables import DataTable
from domain.bonuses.law.rules import BonusLaw, BonusRules
from domain.bonuses.terms import LateWins, StakeOrder
from domain.shared.errors import BadInput

TIMES_MAX: Final = 1_000
ORDERS: Final = (StakeOrder.REAL_FIRST, StakeOrder.BONUS_FIRST, StakeOrder.PROPORTIONAL)
_DATED: Final = ("effective", "source")
_TRUTHS: Final = ("times_counts_weights", "one_product", "no_winnings_cap")
RULES: Final = ("times_max", *_TRUTHS, "fund_order", "late")
"""What an entry may prescribe; it has one of them at least."""


def bonus_rules(jurisdiction: str, entry: Mapping[str, Any]) -> BonusRules:
    """The rules of one entry; what it leaves out stays as earlier entries have it.

    Raises:
        BadInput: a field is missing, unknown or wrong, or nothing is prescribed.
    """
    table = DataTable.of(entry, required=_DATED, optional=RULES)
    if not set(RULES) & set(entry):
        raise BadInput(f"An entry prescribes one of these at least: {', '.join(RULES)}")
    return BonusRules(
        jurisdiction=jurisdiction,
        effective=table.day("effective"),
        source=table.text("source"),
        times_max=table.whole("times_max", 0, TIMES_MAX) if "times_max" in entry else None,
        fund_order=table.choice("fund_order", ORDERS) if "fund_order" in entry else None,
        late=table.choice("late", LateWins) if "late" in entry else None,
        **{name: table.truth(name) for name in _TRUTHS if name in entry},
    )


def bonus_law(jurisdiction: str, entries: Iterable[Mapping[str, Any]]) -> BonusLaw:
    """The law of a jurisdiction; without entries one that allows everything.

    Raises:
        BadInput: an entry cannot be used.
    """
    return BonusLaw.of(jurisdiction, (bonus_rules(jurisdiction, entry) for entry in entries))
