"""The form of a template as JSON Schema, for editors; what holds between fields is checked by the parser."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final

from domain.bonuses.data_tables import TEXT_MAX
from domain.bonuses.templates.currency_amounts import AMOUNT, NONE
from domain.bonuses.templates.model import OF_DEPOSITS, TriggerKind
from domain.bonuses.templates.parsing import (
    BASES,
    DAYS_MAX,
    MATCH_PERMILLE_MAX,
    ORDERS,
    TIMES,
    TIMES_MAX,
)
from domain.bonuses.templates.weight_tables import LEVELS
from domain.bonuses.terms import Converts, Counting, LateWins, MaxBetScope, OnWithdrawal
from domain.bonuses.versions import Product
from domain.bonuses.weights import WHOLE_PERMILLE
from domain.shared.money import CURRENCIES, CurrencyKind

Schema = dict[str, Any]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_NAME: Final[Schema] = {"type": "string", "pattern": r"\S", "maxLength": TEXT_MAX}
_TRUTH: Final[Schema] = {"type": "boolean"}


def template_schema() -> Schema:
    """The schema of the whole document."""
    deposits = _one_of(kind for kind in TriggerKind if kind in OF_DEPOSITS)
    tables = {
        "name": _NAME,
        "currencies": {**_list(_one_of_names(_money())), "minItems": 1},
        "trigger": _table({"kind": _one_of(TriggerKind)}),
        "match": _match(),
        "amount": _amounts(),
        "wagering": _wagering(),
        "max_bet": _table({"scope": _one_of(MaxBetScope), "amounts": _amounts_or_none()}),
        "weights": _weights(),
        "conversion": _conversion(),
        "products": _products(),
    }
    of_deposits = {"properties": {"trigger": {"properties": {"kind": deposits}}}}
    return {
        "$schema": DRAFT,
        "title": "A template of a bonus",
        **_table(tables, optional=("match", "amount")),
        "if": of_deposits,
        "then": {"required": ["match"], "not": {"required": ["amount"]}},
        "else": {"required": ["amount"], "not": {"required": ["match"]}},
    }


def _match() -> Schema:
    fields = {
        "permille": _whole(1, MATCH_PERMILLE_MAX),
        "maximum": _amounts_or_none(),
        "minimum_deposit": _amounts(),
    }
    return _table(fields)


def _wagering() -> Schema:
    times = {"anyOf": [_whole(0, TIMES_MAX), {"type": "string", "pattern": TIMES}]}
    fields = {
        "times": times,
        "base": _one_of(BASES),
        "days": _whole(1, DAYS_MAX),
        "order": _one_of(ORDERS),
        "counting": _one_of(Counting),
    }
    return _table(fields)


def _weights() -> Schema:
    weight = _whole(0, WHOLE_PERMILLE)
    levels = {level: {"type": "object", "additionalProperties": weight} for level in LEVELS}
    excluded = _table({level: _list({"type": "string", "pattern": r"\S"}) for level in LEVELS}, LEVELS)
    return _table({"default": weight, **levels, "excluded": excluded}, (*LEVELS, "excluded"))


def _conversion() -> Schema:
    fields = {
        "sticky": _TRUTH,
        "converts": _one_of(Converts),
        "maximum": _amounts_or_none(),
        "late_wins": _one_of(LateWins),
        "on_withdrawal": _one_of(OnWithdrawal),
    }
    return _table(fields)


def _products() -> Schema:
    products = _list(_one_of(Product))
    return _table({"earned_on": products, "played_on": {**products, "minItems": 1}, "any_product": _TRUTH})


def _money() -> Iterable[str]:
    """Codes of currencies that a bonus can be given in."""
    return (
        code
        for code, each in CURRENCIES.items()
        if each.kind is not CurrencyKind.POINTS and each.withdrawn is None
    )


def _amounts() -> Schema:
    amount = {"type": "string", "pattern": AMOUNT}
    return {
        "type": "object",
        "minProperties": 1,
        "propertyNames": _one_of_names(_money()),
        "additionalProperties": amount,
    }


def _amounts_or_none() -> Schema:
    return {"anyOf": [{"const": NONE}, _amounts()]}


def _table(properties: Mapping[str, Schema], optional: Iterable[str] = ()) -> Schema:
    left_out = set(optional)
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": dict(properties),
        "required": [name for name in properties if name not in left_out],
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items, "uniqueItems": True}


def _whole(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _one_of(members: Iterable[Enum]) -> Schema:
    return _one_of_names(member.value for member in members)


def _one_of_names(names: Iterable[str]) -> Schema:
    return {"enum": list(names)}
