"""The simulator: as the executable reference plays, and equal bytes for equal input."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.environment import bustabit
from domain.bonuses.simulation.interval import MeanInterval, mean_interval
from domain.bonuses.simulation.player import PlayedBet
from domain.bonuses.simulation.simulate import SimulatedBonus, deposit_needed, simulate_bonus
from domain.bonuses.states import GrantState
from domain.bonuses.templates.parsing import read_template
from domain.shared.errors import BadInput
from server.bonuses.history import BetHistory, HistoryRefused, read_history
from server.cli import build
from server.replay.mapping import load_mapping
from tests.bonuses.simulation.by_reference import played_by_reference
from tests.bonuses.simulation.templates import CASES, text_of
from tests.bonuses.templates.guide import TEMPLATE

HERE = Path(__file__).parent
SAMPLE = HERE / "sample.csv"
GOLDEN = HERE / "golden.json"
GENERATED_ROWS = 5_000
GENERATED = "3e4ef0f8f75fbc5be5172680267256fa31ef339f2ae33da751d968a02ac3d82b"
"""Digest of what is printed for the generated history."""

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def history_of(path: Path) -> BetHistory:
    return read_history(path, load_mapping("bustabit").mapping)


def simulated(name: str, history: BetHistory) -> SimulatedBonus:
    return simulate_bonus(read_template(text_of(name)), history.players, "BTC", history.until)


def printed(tmp_path: Path, template: str, file: Path, *options: str) -> bytes:
    path = tmp_path / "template.toml"
    path.write_text(template)
    arguments = ["bonus", "simulate", str(path), "--history", "bustabit", str(file), *options]
    typed = CliRunner().invoke(build(), arguments)
    assert typed.exit_code == 0, typed.output
    return typed.stdout_bytes


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("generated") / "bets.csv"
    bustabit.write(path, GENERATED_ROWS)
    return path


def differences(name: str, history: BetHistory) -> dict[str, tuple[object, object]]:
    """Figure -> (simulator's, reference's), where they differ."""
    found = simulated(name, history)
    told = played_by_reference(history.players, CASES[name][1], history.until)
    compared = {
        "grants": (found.grants, told.grants),
        "granted": (found.granted, told.granted),
        "converted": (found.converted, told.converted),
        "forfeited": (found.forfeited + found.removed, told.forfeited),
        "open": (found.open_balance, told.open_balance),
        "placed": (found.placed, told.placed),
        "states": ({each.value: count for each, count in found.states.items()}, dict(told.states)),
        "refused": (dict(found.refused), dict(told.refused)),
        "costs": (found.costs, told.costs),
    }
    return {figure: both for figure, both in compared.items() if both[0] != both[1]}


@pytest.mark.parametrize("name", CASES)
def test_the_sample_ends_as_in_the_reference(name: str) -> None:
    assert differences(name, history_of(SAMPLE)) == {}


@pytest.mark.parametrize("name", CASES)
def test_a_generated_history_ends_as_in_the_reference(name: str, generated: Path) -> None:
    assert differences(name, history_of(generated)) == {}


@pytest.mark.parametrize("name", CASES)
def test_no_bonus_money_is_made_or_lost(name: str, generated: Path) -> None:
    found = simulated(name, history_of(generated))

    came = found.granted + found.bonus_won - found.bonus_staked
    assert came == found.converted + found.forfeited + found.removed + found.open_balance
    assert found.grants == sum(found.states.values())
    assert found.players == found.grants + sum(found.not_given.values())


def test_the_cases_reach_every_state_and_refusal() -> None:
    history = history_of(SAMPLE)
    reached = [simulated(name, history) for name in CASES]

    states = {state for found in reached for state in found.states}
    ended = {GrantState.COMPLETED, GrantState.EXPIRED, GrantState.LOST}
    assert states == {*ended, GrantState.ACTIVE}
    assert {each for found in reached for each in found.refused} == {"MaxBetExceeded", "InsufficientFunds"}
    assert any(found.removed for found in reached)


def test_the_sample_prints_the_same_bytes_as_ever(tmp_path: Path) -> None:
    assert printed(tmp_path, text_of("one and a half times"), SAMPLE, "--json") == GOLDEN.read_bytes()


def test_a_generated_history_prints_the_same_bytes_as_ever(tmp_path: Path, generated: Path) -> None:
    text = text_of("one and a half times")
    digests = {hashlib.sha256(printed(tmp_path, text, generated, "--json")).hexdigest() for _ in range(2)}

    assert digests == {GENERATED}


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    header, *rows = SAMPLE.read_bytes().splitlines(keepends=True)
    turned = tmp_path / "turned.csv"
    turned.write_bytes(header + b"".join(reversed(rows)))

    text = text_of("one and a half times")
    assert printed(tmp_path, text, turned, "--json") == GOLDEN.read_bytes()


def test_the_seed_changes_the_interval_only(tmp_path: Path, generated: Path) -> None:
    text = text_of("one and a half times")
    one, other = (
        printed(tmp_path, text, generated, "--seed", seed).decode().splitlines() for seed in ("1", "2")
    )

    differing = [line.split()[0] for line, changed in zip(one[1:], other[1:], strict=True) if line != changed]
    assert differing == ["mean"]


def test_provider_and_category_of_the_games_are_given(tmp_path: Path) -> None:
    text = text_of("one and a half times").replace('{ "crash" = 1000 }', "{}")
    live = ("--json", "--category", "LIVE")

    assert b'"COMPLETED"' not in printed(tmp_path, text, SAMPLE, *live), "the category is excluded"
    assert printed(tmp_path, text, SAMPLE, *live, "--provider", "acme") == GOLDEN.read_bytes()


def test_the_deposit_is_what_the_bets_need() -> None:
    bets = [PlayedBet(NOW, 100, 0), PlayedBet(NOW, 50, 300), PlayedBet(NOW, 200, 0), PlayedBet(NOW, 200, 0)]
    assert deposit_needed(bets) == 250
    assert deposit_needed([PlayedBet(NOW, 100, 500)]) == 100
    assert deposit_needed([PlayedBet(NOW, 0, 5)]) == 0


@pytest.mark.parametrize(
    ("days", "state"), [(7, GrantState.EXPIRED), (6, GrantState.ACTIVE)], ids=["at the end", "before"]
)
def test_a_grant_that_the_history_ends_before_is_unfinished(days: int, state: GrantState) -> None:
    bets = {"anna": [PlayedBet(NOW, 10_000, 0)]}
    found = simulate_bonus(read_template(TEMPLATE), bets, "BTC", NOW + timedelta(days=days))

    assert found.states == {state: 1}
    assert (found.unfinished, found.open_balance, found.forfeited) == (
        (1, 10_000, 0) if state is GrantState.ACTIVE else (0, 0, 10_000)
    )


def test_a_deposit_that_is_too_small_gets_no_bonus() -> None:
    bets = {"anna": [PlayedBet(NOW, 999, 0)], "bert": [PlayedBet(NOW, 1000, 0)]}
    found = simulate_bonus(read_template(TEMPLATE), bets, "BTC", NOW)

    assert (found.players, found.grants, found.not_given) == (2, 1, {"DepositBelowMinimum": 1})


def test_a_history_in_a_currency_of_no_bonus() -> None:
    with pytest.raises(BadInput):
        simulate_bonus(read_template(TEMPLATE), {"anna": [PlayedBet(NOW, 1, 0)]}, "USD", NOW)


def test_rows_that_cannot_be_used_are_counted_or_end_it(tmp_path: Path) -> None:
    header, first, *rows = SAMPLE.read_bytes().splitlines(keepends=True)
    path = tmp_path / "bets.csv"
    path.write_bytes(header + first + first + rows[0].replace(b"2021-", b"yesterday "))
    read = history_of(path)
    assert (sum(map(len, read.players.values())), read.rejected) == (1, 2)

    path.write_bytes(header)
    with pytest.raises(HistoryRefused, match="no row"):
        history_of(path)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ((), None),
        ((7,), MeanInterval(7, 7, 7)),
        ((1, 2), MeanInterval(2, 1, 2)),
        ((0, 0, 0), MeanInterval(0, 0, 0)),
    ],
)
def test_the_mean_and_its_interval(amounts: tuple[int, ...], expected: MeanInterval | None) -> None:
    assert mean_interval(amounts, 1) == expected
