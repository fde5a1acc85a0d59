"""Percentiles, medians, interleaving and ratios."""

from __future__ import annotations

import math

import pytest

from benchmarks.reporting.measures import Case, Ratio, interleaved, latencies, percentile, ratio

HUNDRED = [float(number) for number in range(1, 101)]


@pytest.mark.parametrize(
    ("case", "values", "part", "found"),
    [
        ("the middle of a hundred", HUNDRED, 0.50, 50.0),
        ("the 99th of a hundred", HUNDRED, 0.99, 99.0),
        ("one more value moves it to the next", [*HUNDRED, 101.0], 0.99, 100.0),
        ("all of them", HUNDRED, 1.0, 100.0),
        ("none of them is still the smallest", HUNDRED, 0.0, 1.0),
        ("a single value is every percentile", [7.0], 0.99, 7.0),
    ],
)
def test_a_percentile_is_a_value_that_was_measured(
    case: str, values: list[float], part: float, found: float
) -> None:
    assert percentile(values, part) == found, case


def test_no_values_have_no_percentile() -> None:
    assert math.isnan(percentile([], 0.99))


def test_latencies_are_reported_in_milliseconds() -> None:
    assert latencies([0.003, 0.001, 0.002]) == {"p50_ms": 2.0, "p99_ms": 3.0}


def test_cases_take_turns() -> None:
    order: list[str] = []

    def run(name: str) -> dict[str, float]:
        order.append(name)
        return {"per_second": 1.0}

    interleaved(3, {"a": lambda: run("a"), "b": lambda: run("b")})

    assert order == ["a", "b", "a", "b", "a", "b"]


def test_each_run_is_reported_and_stored() -> None:
    rates, told = iter([10.0, 30.0, 20.0]), []

    cases = interleaved(
        3, {"a": lambda: {"per_second": next(rates)}}, lambda name, run: told.append((name, run))
    )

    assert told == [("a", {"per_second": rate}) for rate in (10.0, 30.0, 20.0)]
    assert cases["a"].medians == {"per_second": 20.0}


def test_a_figure_that_some_run_lacks_has_no_median() -> None:
    assert Case("a", ({"x": 1.0, "y": 1.0}, {"x": 3.0})).medians == {"x": 2.0}


@pytest.mark.parametrize(
    ("rates", "spread"), [((100.0, 100.0), 0.0), ((90.0, 100.0, 110.0), 0.2), ((0.0, 0.0), math.inf)]
)
def test_the_spread_is_a_part_of_the_median(rates: tuple[float, ...], spread: float) -> None:
    assert Case("a", tuple({"per_second": rate} for rate in rates)).spread() == pytest.approx(spread)


def case_of(*rates: float) -> Case:
    return Case("any", tuple({"per_second": rate} for rate in rates))


def test_a_ratio_compares_neighbours_so_that_a_slow_round_does_not_count() -> None:
    ours, theirs = case_of(200.0, 20.0, 200.0), case_of(100.0, 10.0, 100.0)

    assert ratio("ours", ours, theirs).value == 2.0


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    assert ratio("ours", case_of(10.0, 20.0, 90.0), case_of(10.0, 10.0, 10.0)).value == 2.0


def test_zero_is_not_a_divisor() -> None:
    assert math.isnan(ratio("ours", case_of(1.0), case_of(0.0)).value)


def test_cases_of_different_rounds_are_not_compared() -> None:
    with pytest.raises(ValueError, match="zip"):
        ratio("ours", case_of(1.0, 2.0), case_of(1.0))


@pytest.mark.parametrize(
    ("value", "target", "at_most", "holds"),
    [
        (1.5, 1.5, False, True),
        (1.49, 1.5, False, False),
        (1.25, 1.25, True, True),
        (1.26, 1.25, True, False),
        (0.1, None, False, None),
        (math.nan, 1.5, False, False),
        (math.nan, 1.5, True, False),
    ],
)
def test_targets(value: float, target: float | None, *, at_most: bool, holds: bool | None) -> None:
    assert Ratio("any", value, target, at_most).holds is holds
