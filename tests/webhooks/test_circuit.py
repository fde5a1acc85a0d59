"""An endpoint at which most attempts fail is left alone for a while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.webhooks.circuit import ATTEMPTS_MIN, OPEN_FIRST, OPEN_MAX, WINDOW, Circuit

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MOMENT = timedelta(milliseconds=1)


def failed(times: int, *, delivered: int = 0, at: datetime = NOW) -> Circuit:
    circuit = Circuit()
    for number in range(times + delivered):
        circuit.record(at, delivered=number < delivered)
    return circuit


def test_few_failures_decide_nothing() -> None:
    assert failed(ATTEMPTS_MIN - 1).room(NOW, 0, 32) == 32


def test_it_opens_when_more_than_half_failed() -> None:
    assert failed(5, delivered=5).room(NOW, 3, 32) == 29
    opened = failed(6, delivered=5)
    assert opened.room(NOW, 0, 32) == 0
    assert opened.open_until == NOW + OPEN_FIRST


def test_failures_before_the_window_do_not_count() -> None:
    circuit = failed(ATTEMPTS_MIN - 1)
    circuit.record(NOW + WINDOW + MOMENT, delivered=False)
    assert circuit.open_until is None


def test_after_its_time_one_attempt_closes_it_or_opens_it_for_longer() -> None:
    circuit = failed(ATTEMPTS_MIN)
    later = NOW + OPEN_FIRST
    assert (circuit.room(later, 0, 32), circuit.room(later, 1, 32)) == (1, 0)
    circuit.record(later, delivered=False)
    assert circuit.open_until == later + 2 * OPEN_FIRST
    circuit.record(later + 2 * OPEN_FIRST, delivered=True)
    assert circuit.room(later, 0, 32) == 32


def test_it_is_never_open_for_longer_than_ten_minutes() -> None:
    circuit, now = failed(ATTEMPTS_MIN), NOW
    for _ in range(10):
        assert circuit.open_until is not None
        now = circuit.open_until
        circuit.record(now, delivered=False)
    assert circuit.open_until == now + OPEN_MAX


def test_what_fails_late_does_not_open_it_for_longer() -> None:
    circuit = failed(ATTEMPTS_MIN)
    circuit.record(NOW + MOMENT, delivered=False)
    assert circuit.open_until == NOW + OPEN_FIRST
