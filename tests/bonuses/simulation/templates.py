"""Templates that the sample is played with, beside what the reference is told of each."""

from __future__ import annotations

from tests.bonuses.simulation.by_reference import ReferenceTerms
from tests.bonuses.templates.guide import TEMPLATE

BIT = 100
LOW_TIMES = (("times = 10", 'times = "1.5"'),)
CASES = {
    "as in the guide": ((), ReferenceTerms("10", 7, 1000, 1_000_000, 1000, rules={"max_bet": 50_000})),
    "one and a half times": (
        LOW_TIMES,
        ReferenceTerms("1.5", 7, 1000, 1_000_000, 1000, rules={"max_bet": 50_000}),
    ),
    "with the deposit, thirty days, no largest bet": (
        (
            ("times = 10", "times = 2"),
            ('base = "BONUS"', 'base = "DEPOSIT_AND_BONUS"'),
            ("permille = 1000", "permille = 333"),
            ("days = 7", "days = 30"),
            ('amounts = { EUR = "5.00", BTC = "0.0005" }', 'amounts = "NONE"'),
        ),
        ReferenceTerms("2", 30, 333, 1_000_000, 1000, base="DEPOSIT_AND_BONUS"),
    ),
    "bonus first, sticky": (
        (*LOW_TIMES, ('order = "REAL_FIRST"', 'order = "BONUS_FIRST"'), ("sticky = false", "sticky = true")),
        ReferenceTerms(
            "1.5",
            7,
            1000,
            1_000_000,
            1000,
            rules={"max_bet": 50_000, "order": "BONUS_FIRST", "sticky": True},
        ),
    ),
    "bonus first, a third of the deposit": (
        (
            ('order = "REAL_FIRST"', 'order = "BONUS_FIRST"'),
            ("permille = 1000", "permille = 333"),
            ("days = 7", "days = 30"),
            ('scope = "ANY"', 'scope = "BONUS"'),
        ),
        ReferenceTerms(
            "10",
            30,
            333,
            1_000_000,
            1000,
            rules={"max_bet": 50_000, "max_bet_scope": "BONUS", "order": "BONUS_FIRST"},
        ),
    ),
    "both in proportion, only the bonus part counts, at most 0.0001": (
        (
            ("times = 10", "times = 1"),
            ('order = "REAL_FIRST"', 'order = "PROPORTIONAL"'),
            ('counting = "ALL"', 'counting = "BONUS_ONLY"'),
            ('maximum = "NONE"', 'maximum = { EUR = "10.00", BTC = "0.0001" }'),
            ('scope = "ANY"', 'scope = "BONUS"'),
        ),
        ReferenceTerms(
            "1",
            7,
            1000,
            1_000_000,
            1000,
            rules={
                "max_bet": 50_000,
                "max_bet_scope": "BONUS",
                "order": "PROPORTIONAL",
                "count": "BONUS_ONLY",
                "cap": 10_000,
            },
        ),
    ),
    "half of the game counts, at most the bonus": (
        (
            *LOW_TIMES,
            ('games = { "crash" = 1000 }', 'games = { "crash" = 500 }'),
            ('converts = "FULL"', 'converts = "ORIGINAL"'),
        ),
        ReferenceTerms(
            "1.5",
            7,
            1000,
            1_000_000,
            1000,
            rules={"max_bet": 50_000, "weights": {"game": {"crash": 500}}, "convert": "ORIGINAL"},
        ),
    ),
    "the game is excluded": (
        (('games = { "crash" = 1000 }', "games = {}"), ('games = ["baccarat"]', 'games = ["crash"]')),
        ReferenceTerms("10", 7, 1000, 1_000_000, 1000, rules={"max_bet": 50_000, "excluded": ["crash"]}),
    ),
    "nothing is wagered": (
        (("times = 10", "times = 0"),),
        ReferenceTerms("0", 7, 1000, 1_000_000, 1000, rules={"max_bet": 50_000}),
    ),
}
"""Name -> changes of the guide's template, and the same for the reference."""


def text_of(name: str) -> str:
    """The template of a case."""
    text = TEMPLATE
    for right, wrong in CASES[name][0]:
        assert text.count(right) == 1, right
        text = text.replace(right, wrong)
    return text
