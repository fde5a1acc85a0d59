"""Endpoints that answer slowly leave room for the others."""

from __future__ import annotations

import pytest

from server.webhooks.delivery_worker import IN_FLIGHT_MAX, PER_ENDPOINT_MAX, share_of_free


@pytest.mark.parametrize("slow", [1, 8, 40, 100])
def test_however_many_answer_slowly_one_more_can_begin(slow: int) -> None:
    in_flight = [0] * slow
    for step in range(2000):
        for each in range(slow):
            free = IN_FLIGHT_MAX - sum(in_flight)
            in_flight[each] += min(PER_ENDPOINT_MAX - in_flight[each], share_of_free(in_flight[each], free))
        in_flight[step % slow] = max(0, in_flight[step % slow] - 1)
    assert share_of_free(0, IN_FLIGHT_MAX - sum(in_flight)) >= 1


def test_nothing_begins_where_nothing_is_free() -> None:
    assert share_of_free(0, 0) == 0
