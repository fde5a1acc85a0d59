"""The envelope is a CloudEvent 1.0, as its library reads it, and says what the row says."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import orjson
import pytest

from adapters.event_bus.bus import CONTENT_TYPE
from adapters.event_bus.cloud_events import KeptEvent, decode_event, encode_event
from domain.shared.ids import lane_of
from tests.event_bus.event_harness import INSTALLATION

PLAYER = UUID("01912f5e-7c1a-7000-8000-0000000000a7")
ROW = KeptEvent(
    part=lane_of(PLAYER),
    position=7_000_000_000,
    id=UUID("3f2b1c9e-0000-4000-8000-000000000001"),
    player_id=PLAYER,
    brand="default",
    name="wallet.bet_placed",
    version=2,
    player_seq=12,
    payload='{"amount": 900719925474099312345678, "rate": "0.10"}',
    correlation_id="c-1",
    at=datetime(2026, 11, 30, 10, 0, 0, 5, tzinfo=UTC),
)


def test_the_envelope_says_what_the_row_says() -> None:
    event = decode_event(encode_event(ROW, INSTALLATION))
    assert (event.id, event.type, event.version, event.brand) == (ROW.id, ROW.name, 2, "default")
    assert (event.player_id, event.player_seq, event.position) == (PLAYER, 12, 7_000_000_000)
    assert (event.lane, event.time, event.correlation_id) == (ROW.part, ROW.at, "c-1")
    assert event.data["rate"] == "0.10"


def test_the_data_is_passed_on_as_it_is() -> None:
    assert ROW.payload.encode() in encode_event(ROW, INSTALLATION)


def test_what_has_no_correlation_says_none() -> None:
    assert "correlationid" not in orjson.loads(encode_event(ROW._replace(correlation_id=""), INSTALLATION))


def test_the_library_of_cloudevents_reads_it() -> None:
    bindings = pytest.importorskip("cloudevents.core.bindings.http")
    event = bindings.from_structured_event(
        bindings.HTTPMessage({"content-type": CONTENT_TYPE}, encode_event(ROW, INSTALLATION))
    )
    assert event.get_type() == "croupier.wallet.bet_placed.v2"
    assert event.get_source() == "/croupier/default"
    assert event.get_dataschema() == "https://casino.example.com/event-schemas/wallet.bet_placed.v2.json"
    assert event.get_subject() == f"plr_{PLAYER}"
    assert event.get_extension("playerseq") == 12
    assert event.get_extension("sequence") == "00000000007000000000"
