"""What the load generators read from and write to the wire."""

from __future__ import annotations

import struct

import pytest

from benchmarks.load.http_load import content_length
from benchmarks.load.websocket_frames import PING, PONG, TEXT, client_frame, server_frames


def from_server(payload: bytes, opcode: int = TEXT) -> bytes:
    """A server's frame: without a mask."""
    length = len(payload)
    if length < 126:
        return bytes((0x80 | opcode, length)) + payload
    if length < 1 << 16:
        return bytes((0x80 | opcode, 126)) + struct.pack("!H", length) + payload
    return bytes((0x80 | opcode, 127)) + struct.pack("!Q", length) + payload


@pytest.mark.parametrize("length", [0, 1, 125, 126, 127, 65_535, 65_536])
def test_frames_of_every_length_are_read_whole(length: int) -> None:
    payload = b"x" * length
    buffer = bytearray(from_server(payload))

    assert list(server_frames(buffer)) == [(TEXT, payload)]
    assert not buffer


@pytest.mark.parametrize("length", [5, 200, 70_000])
def test_an_unfinished_frame_waits_for_its_rest(length: int) -> None:
    whole = from_server(b"y" * length)

    for cut in (1, 2, 3, len(whole) - 1):
        buffer = bytearray(whole[:cut])
        assert list(server_frames(buffer)) == []
        buffer += whole[cut:]
        assert list(server_frames(buffer)) == [(TEXT, b"y" * length)]


def test_several_frames_come_in_order_and_the_next_one_stays() -> None:
    buffer = bytearray(from_server(b"a") + from_server(b"b", PING) + from_server(b"cc")[:3])

    assert list(server_frames(buffer)) == [(TEXT, b"a"), (PING, b"b")]
    assert bytes(buffer) == from_server(b"cc")[:3]


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536])
def test_sent_frames_are_masked_and_have_their_length(length: int) -> None:
    frame = client_frame(b"z" * length, PONG)

    assert frame[0] == 0x80 | PONG
    assert frame[1] & 0x80
    said = frame[1] & 0x7F
    size = {126: 2, 127: 8}.get(said, 0)
    assert (int.from_bytes(frame[2 : 2 + size], "big") if size else said) == length
    assert frame[2 + size :] == b"\0\0\0\0" + b"z" * length


@pytest.mark.parametrize(
    "headers",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 42",
        b"HTTP/1.1 200 OK\r\ncontent-length: 42\r\ncontent-type: application/json",
    ],
)
def test_the_length_of_an_answer(headers: bytes) -> None:
    assert content_length(headers) == 42


def test_an_answer_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="not found"):
        content_length(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked")
