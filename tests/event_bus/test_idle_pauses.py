"""What polls a queue looks closely while there is work, and rarely when there is none for long."""

from __future__ import annotations

from adapters.postgres.outbox.idle_pauses import REST_AFTER_SECONDS, REST_SECONDS, IdlePauses


def test_pauses_grow_and_begin_anew_with_work() -> None:
    seconds = 0.0
    pauses = IdlePauses(0.002, 0.004, lambda: seconds)
    assert [pauses.next() for _ in range(3)] == [0.002, 0.003, 0.004]
    seconds = REST_AFTER_SECONDS + 1
    assert pauses.next() == REST_SECONDS
    pauses.found()
    assert pauses.next() == 0.002


def test_what_looks_rarely_anyway_does_not_look_more_often() -> None:
    seconds = 0.0
    pauses = IdlePauses(0.5, 0.5, lambda: seconds)
    seconds = REST_AFTER_SECONDS + 1
    assert pauses.next() == 0.5
