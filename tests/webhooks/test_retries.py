"""When a delivery is tried again, and when it has failed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from domain.webhooks.model import AttemptFailure, DeliveryKind
from domain.webhooks.retries import Attempted, next_attempt_at

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FAILED = Attempted(500, AttemptFailure.STATUS)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def delay(attempts: int, attempted: Attempted = FAILED, chance: float = 0.0) -> timedelta | None:
    at = next_attempt_at(DeliveryKind.EVENT, attempts, attempted, NOW, lambda: chance)
    return None if at is None else at - NOW


@pytest.mark.parametrize(
    ("attempts", "expected"),
    [
        (1, 5 * SECOND),
        (2, 5 * MINUTE),
        (3, 30 * MINUTE),
        (4, 2 * HOUR),
        (5, 5 * HOUR),
        (6, 10 * HOUR),
        (7, 10 * HOUR),
        (8, None),
    ],
)
def test_the_delays_grow_and_end(attempts: int, expected: timedelta | None) -> None:
    assert delay(attempts) == expected


def test_chance_stretches_a_delay_by_up_to_a_tenth() -> None:
    assert delay(2, chance=1.0) == timedelta(seconds=330)


@pytest.mark.parametrize(
    ("status", "asked", "expected"),
    [
        (429, 60 * SECOND, 60 * SECOND),
        (503, 60 * SECOND, 60 * SECOND),
        (500, 60 * SECOND, 5 * SECOND),
        (429, 1 * SECOND, 5 * SECOND),
        (429, timedelta(days=9), timedelta(days=1)),
    ],
)
def test_retry_after_counts_where_http_gives_it_a_meaning(
    status: int, asked: timedelta, expected: timedelta
) -> None:
    assert delay(1, Attempted(status, AttemptFailure.STATUS, asked)) == expected


def test_an_endpoint_that_is_gone_is_not_tried_again() -> None:
    assert delay(1, Attempted(410, AttemptFailure.STATUS)) is None


def test_challenges_and_tests_are_tried_three_times_within_a_minute() -> None:
    tried = [
        next_attempt_at(DeliveryKind.CHALLENGE, number, FAILED, NOW, lambda: 0.0) for number in (1, 2, 3)
    ]
    assert tried == [NOW + 5 * SECOND, NOW + 30 * SECOND, None]
