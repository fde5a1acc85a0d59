"""The JSON Schema of templates: what the parser takes is valid, and what is wrong within a field is not."""

from __future__ import annotations

import json
import tomllib

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from domain.bonuses.templates.json_schema import template_schema
from server.cli import build
from tests.bonuses.simulation.templates import CASES, text_of
from tests.bonuses.templates.guide import TEMPLATE, with_change
from tests.bonuses.templates.test_template_in_the_guide import WRONG, fixed_amount

SCHEMA = Draft202012Validator(template_schema())

ELSEWHERE = {"match.maximum.BTC", "match.maximum.USD", "max_bet.amounts.BTC", "weights.excluded.games"}
"""Fields whose mistakes are about other fields."""

BY_VALUE = ("decimals", "minor units", "too large")
"""Of texts a schema compares the form, not what they stand for."""

TOLD = [
    case
    for case in WRONG
    if case[2] not in ELSEWHERE
    and not any(words in case[3] for words in BY_VALUE)
    and case[1] != 'times = "1000.001"'
]


def is_valid(text: str) -> bool:
    return SCHEMA.is_valid(tomllib.loads(text))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(template_schema())


@pytest.mark.parametrize("name", CASES)
def test_templates_are_valid(name: str):
    assert is_valid(text_of(name))


def test_a_template_of_a_fixed_amount_is_valid():
    assert is_valid(fixed_amount())


@pytest.mark.parametrize(("right", "wrong", "field", "told"), TOLD)
def test_mistakes_are_not_valid(right: str, wrong: str, field: str, told: str):
    assert not is_valid(with_change(right, wrong)), (field, told)


def test_the_command_prints_it():
    typed = CliRunner().invoke(build(), ["bonus", "schema"])

    assert typed.exit_code == 0
    assert json.loads(typed.stdout) == template_schema()


def test_the_guides_template_is_valid():
    assert is_valid(TEMPLATE)
