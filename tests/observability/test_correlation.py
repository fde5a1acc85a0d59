from __future__ import annotations

import pytest

from server.observability.correlation import correlation_id, correlation_of, new_correlation

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.mark.parametrize(
    ("case", "given", "taken"),
    [
        ("a UUID", b"018f3c1e-7a2b-7c3d-9e4f-5a6b7c8d9e0f", True),
        ("eight characters", b"abcdefg1", True),
        ("seven characters", b"abcdef1", False),
        ("64 characters", b"a" * 64, True),
        ("65 characters", b"a" * 65, False),
        ("empty", b"", False),
        ("a new line, to forge a log entry", b"abcdefgh\nlevel=info", False),
        ("a space", b"abcd efgh", False),
        ("an e-mail address", b"jane.doe@example.com", False),
        ("not ASCII", "abcdefgé".encode(), False),
        ("a card number", b"4111-1111-1111-1111", False),
        ("a phone number", b"35699123456", False),
        ("beginning with punctuation", b"-abcdefgh", False),
        ("markup", b"<script>abc</script>", False),
    ],
)
def test_which_request_ids_are_taken_over(case: str, given: bytes, taken: bool) -> None:
    answer = correlation_of([(b"accept", b"*/*"), (b"x-request-id", given)])
    assert (answer == given.decode("utf-8", "replace")) is taken
    assert 8 <= len(answer) <= 64


@pytest.mark.parametrize(
    ("case", "header", "taken"),
    [
        ("version 00", f"00-{TRACE}-00f067aa0ba902b7-01", True),
        ("a later version with more fields", f"01-{TRACE}-00f067aa0ba902b7-01-more", True),
        ("all zeros, which is no trace", f"00-{'0' * 32}-00f067aa0ba902b7-01", False),
        ("upper case", f"00-{TRACE.upper()}-00f067aa0ba902b7-01", False),
        ("too short", f"00-{TRACE[:-1]}-00f067aa0ba902b7-01", False),
        ("nonsense", "nonsense", False),
    ],
)
def test_which_traces_are_taken_over(case: str, header: str, taken: bool) -> None:
    assert (correlation_of([(b"traceparent", header.encode())]) == TRACE) is taken


def test_a_request_id_wins_over_a_trace() -> None:
    headers = [(b"traceparent", f"00-{TRACE}-00f067aa0ba902b7-01".encode()), (b"x-request-id", b"my-request")]
    assert correlation_of(headers) == "my-request"


def test_without_a_header_every_request_has_an_id_of_its_own() -> None:
    assert len({correlation_of([]) for _ in range(100)}) == 100


def test_outside_a_request_there_is_a_new_id_each_time() -> None:
    assert correlation_id() != correlation_id()
    assert len(new_correlation()) == 32
