"""The template of the guide: what it says is what is read, and each mistake in it is told with its field."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.bonuses.amounts import DepositBelowMinimum, TargetTooLarge
from domain.bonuses.templates.model import GivenBonus, TriggerKind
from domain.bonuses.templates.parsing import read_template
from domain.bonuses.terms import MaxBetScope, WageringBase, WageringTerms
from domain.bonuses.versions import BonusVersion, Product
from domain.bonuses.weights import EXCLUDED, CatalogueGame, GameWeight, GameWeights, WeightOrigin
from domain.shared.errors import BadInput
from tests.bonuses.templates.guide import TEMPLATE, with_change

DOLLARS = ('currencies = ["EUR", "BTC"]', 'currencies = ["EUR", "BTC", "USD"]')


def test_the_guides_template_is_what_it_says():
    template = read_template(TEMPLATE)

    assert (template.name, template.trigger) == ("Welcome, 100 % to 200 euros", TriggerKind.FIRST_DEPOSIT)
    assert template.currencies == ("EUR", "BTC")
    assert template.duration == timedelta(days=7)
    assert template.converts_max is None
    weights = GameWeights(
        games={"crash": GameWeight(1000), "baccarat": EXCLUDED},
        providers={"acme": GameWeight(1000)},
        categories={"JACKPOT": GameWeight(0), "LIVE": EXCLUDED},
    )
    assert template.version_in("EUR") == BonusVersion(
        times_permille=10_000,
        match_permille=1000,
        terms=WageringTerms(max_bet=500, max_bet_scope=MaxBetScope.ANY, weights=weights),
        earned_on=frozenset({Product.CASINO}),
        played_on=frozenset({Product.CASINO}),
    )
    assert template.version_in("BTC").terms.max_bet == 50_000


@pytest.mark.parametrize(
    ("deposit", "given"),
    [
        (1_999, DepositBelowMinimum(2_000)),
        (2_000, GivenBonus(2_000, 20_000_000)),
        (20_000, GivenBonus(20_000, 200_000_000)),
        (20_001, GivenBonus(20_000, 200_000_000)),
    ],
)
def test_a_deposit_is_matched(deposit: int, given: GivenBonus | DepositBelowMinimum):
    assert read_template(TEMPLATE).given_for(deposit, "EUR") == given


def test_with_the_deposit_only_its_matched_part_is_wagered():
    template = read_template(with_change('base = "BONUS"', 'base = "DEPOSIT_AND_BONUS"'))

    assert template.version.base is WageringBase.DEPOSIT_AND_BONUS
    assert template.given_for(100_000, "EUR") == GivenBonus(20_000, 400_000_000)


def fixed_amount() -> str:
    """The template as one that matches no deposit."""
    begin, end = TEMPLATE.index("[match]"), TEMPLATE.index("[wagering]")
    text = TEMPLATE[:begin] + '[amount]\nEUR = "10.00"\nBTC = "0.001"\n' + TEMPLATE[end:]
    return text.replace('"FIRST_DEPOSIT"', '"NO_DEPOSIT"')


def test_a_fixed_amount_needs_no_deposit():
    assert read_template(fixed_amount()).given_for(0, "EUR") == GivenBonus(1_000, 10_000_000)


def test_a_target_that_cannot_be_counted_is_no_bonus():
    template = read_template(with_change('maximum = { EUR = "200.00", BTC = "0.01" }', 'maximum = "NONE"'))

    assert isinstance(template.given_for(10**15, "BTC"), TargetTooLarge)


def test_a_currency_that_the_bonus_is_not_given_in():
    with pytest.raises(BadInput) as wrong:
        read_template(TEMPLATE).version_in("USD")
    assert wrong.value.field == "currencies"


def test_times_with_decimals():
    assert read_template(with_change("times = 10", 'times = "7.125"')).version.times_permille == 7_125


def test_levels_of_weights_may_be_left_out():
    begin, end = TEMPLATE.index("games = {"), TEMPLATE.index("[conversion]")
    weights = read_template(TEMPLATE[:begin] + TEMPLATE[end:]).version.terms.weights

    assert weights == GameWeights()
    assert weights.of(CatalogueGame("baccarat")).origin is WeightOrigin.DEFAULT


WRONG = [
    ("days = 7 ", "day = 7 ", "wagering.day", "There is no such field"),
    ("days = 7 ", "", "wagering.days", "missing"),
    ("days = 7 ", "days = 0 ", "wagering.days", "from 1 to 3650"),
    ("days = 7 ", "days = 3651 ", "wagering.days", "from 1 to 3650"),
    ("days = 7 ", "days = true ", "wagering.days", "from 1 to 3650"),
    ("times = 10", "times = 7.5", "wagering.times", "from 0 to 1000"),
    ("times = 10", 'times = "1000.001"', "wagering.times", "from 0 to 1000"),
    ("times = 10", 'times = "1.0001"', "wagering.times", "from 0 to 1000"),
    ("times = 10", 'times = "1e999999999"', "wagering.times", "from 0 to 1000"),
    ("times = 10", "times = -1", "wagering.times", "from 0 to 1000"),
    ('base = "BONUS"', 'base = "WINNINGS"', "wagering.base", "among BONUS, DEPOSIT_AND_BONUS"),
    ('order = "REAL_FIRST"', 'order = "REAL_ONLY"', "wagering.order", "among BONUS_FIRST, "),
    ('counting = "ALL"', "counting = 1", "wagering.counting", "among ALL, BONUS_ONLY"),
    ('name = "Welcome', 'title = "Welcome', "title", "There is no such field"),
    ('name = "Welcome, 100 % to 200 euros"', 'name = " "', "name", "text"),
    ('["EUR", "BTC"]', "[]", "currencies", "a currency at least"),
    ('["EUR", "BTC"]', '["EUR", "EUR"]', "currencies", "twice"),
    ('["EUR", "BTC"]', '["EUR", "XXX"]', "currencies", "cannot be given in"),
    ('["EUR", "BTC"]', '"EUR"', "currencies", "a list"),
    ('["EUR", "BTC"]', '["EUR"]', "match.maximum.BTC", "There is no such field"),
    (*DOLLARS, "match.maximum.USD", "missing"),
    ('EUR = "200.00"', "EUR = 200.0", "match.maximum.EUR", "in quotation marks"),
    ('EUR = "200.00"', 'EUR = "200.001"', "match.maximum.EUR", "more than 2 decimals"),
    ('EUR = "200.00"', 'EUR = "0"', "match.maximum.EUR", "1 minor units at least"),
    ('EUR = "20.00"', 'EUR = "-1"', "match.minimum_deposit.EUR", "in quotation marks"),
    ('EUR = "20.00"', 'EUR = "1e1"', "match.minimum_deposit.EUR", "in quotation marks"),
    ('EUR = "20.00"', 'EUR = "99999999999999999999999"', "match.minimum_deposit.EUR", "too large"),
    ('minimum_deposit = { EUR = "20.00", BTC = "0.00001" }', 'minimum_deposit = "NONE"',
     "match.minimum_deposit", "a table"),
    ("permille = 1000", "permille = 0", "match.permille", "from 1 to"),
    ('kind = "FIRST_DEPOSIT"', 'kind = "DEPOSIT"', "trigger.kind", "among ANY_DEPOSIT"),
    ('kind = "FIRST_DEPOSIT"', 'kind = "BIRTHDAY"', "match", "has amount instead"),
    ("[match]", "[amount]", "amount", "has match instead"),
    ("[trigger]", "[triggers]", "triggers", "There is no such field"),
    ('scope = "ANY"', 'scope = "ALL"', "max_bet.scope", "among ANY, BONUS"),
    ('amounts = { EUR = "5.00", BTC = "0.0005" }', 'amounts = { EUR = "5.00" }',
     "max_bet.amounts.BTC", "missing"),
    ("default = 1000", "default = 1001", "weights.default", "from 0 to 1000"),
    ("default = 1000", "", "weights.default", "missing"),
    ('games = { "crash" = 1000 }', 'games = { "crash" = "all" }', "weights.games.crash", "from 0 to 1000"),
    ('games = { "crash" = 1000 }', "games = 1000", "weights.games", "a table"),
    ('games = ["baccarat"]', 'games = ["crash"]', "weights.excluded.games", "has no weight"),
    ('games = ["baccarat"]', "games = [1]", "weights.excluded.games", "a list of names"),
    ("sticky = false", "sticky = 0", "conversion.sticky", "true or false"),
    ("sticky = false", "", "conversion.sticky", "missing"),
    ('maximum = "NONE"', 'maximum = "100"', "conversion.maximum", "a table"),
    ('late_wins = "FORFEIT_LATE"', 'late_wins = "KEEP"', "conversion.late_wins", "among FORFEIT_"),
    ('earned_on = ["CASINO"]', 'earned_on = ["POKER"]', "products.earned_on", "among BETTING, "),
    ('played_on = ["CASINO"]', "played_on = []", "products.played_on", "a product at least"),
    ('played_on = ["CASINO"]', 'played_on = ["CASINO", "CASINO"]', "products.played_on", "twice"),
    ("any_product = false", "any_product = false\n[extra]", "extra", "There is no such field"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "field", "told"), WRONG)
def test_a_mistake_is_told_with_its_field(right: str, wrong: str, field: str, told: str):
    with pytest.raises(BadInput) as refused:
        read_template(with_change(right, wrong))

    assert refused.value.field == field
    assert told in refused.value.message


def test_a_file_that_is_not_toml():
    with pytest.raises(BadInput, match="not TOML"):
        read_template("name = ")
