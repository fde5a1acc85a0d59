"""`croupier events` prints what the bus has, sends it again, and lets parked events go on."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from adapters.event_bus.cloud_events import Installation
from adapters.postgres.outbox.event_backlog import EventBacklog, ReactionBacklog, ReaderLag
from adapters.postgres.outbox.event_sender import EventSender
from adapters.postgres.outbox.relay import Relay
from domain.shared.ids import new_id
from server.console.event_stream import BadMoment, moment_of, print_events, release_parked, republish_events
from server.doctor.events import events, reactions
from server.doctor.findings import Severity
from server.jobs.background import Loop
from server.settings import read_settings
from tests.event_bus.event_harness import NoWatchers, RecordingBus
from tests.live.relay_and_hub import application_connection, eventually, record_fact, running_loops


async def test_events_are_printed_as_the_bus_has_them_and_sent_again(
    fresh_database_url: str, redis_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = read_settings(database_url=fresh_database_url, redis_url=redis_url, data_dir=tmp_path)
    player, bus, before = new_id(), RecordingBus(), datetime.now(UTC).isoformat()
    relay = Relay(fresh_database_url, NoWatchers())
    sender = EventSender(fresh_database_url, bus, Installation(settings.issuer, settings.base_url))
    async with application_connection(fresh_database_url) as connection:
        for each in (new_id(), player, player):
            await record_fact(connection, each, 1)
    async with running_loops(Loop("relay", relay.run), Loop("sender", sender.run)):
        await eventually(lambda: len(bus.messages) == 3)
        printed = {"player": f"plr_{player}", "since": before, "count": 2}
        await asyncio.to_thread(print_events, settings, **printed)
        assert await asyncio.to_thread(republish_events, settings, before) == 3
        await eventually(lambda: len(bus.messages) == 6)
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    assert lines == [m.body.decode() for m in bus.messages[:3] if m.key == f"plr_{player}"]
    assert [orjson.loads(line)["playerseq"] for line in lines] == [1, 2]
    assert await asyncio.to_thread(release_parked, settings, "none") == 0


@pytest.mark.parametrize("text", ["yesterday", "2026-11-30", "2026-11-30T10:00"])
def test_a_moment_has_an_offset(text: str) -> None:
    with pytest.raises(BadMoment, match="with its offset"):
        moment_of(text)
    assert moment_of("2026-11-30T10:00Z") == datetime(2026, 11, 30, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("backlog", "severity", "observed"),
    [
        (EventBacklog(5, (ReaderLag("event-bus", 3, 59.0),)), Severity.GOOD, "5 kept, no reader"),
        (EventBacklog(5, (ReaderLag("event-bus", 3, 61.0),)), Severity.DOUBTFUL, "behind: event-bus (3)"),
        (EventBacklog(5, (), {"profile": 2}), Severity.DOUBTFUL, "parked: 2 of profile"),
    ],
)
def test_the_doctor_names_readers_that_are_behind_and_parked_events(
    backlog: EventBacklog, severity: Severity, observed: str
) -> None:
    (found,) = events(backlog)
    assert (found.severity, observed in found.observed) == (severity, True)


@pytest.mark.parametrize(
    ("backlog", "severity", "observed"),
    [
        (EventBacklog(), Severity.GOOD, "0 waiting, none parked"),
        (EventBacklog(reactions=(ReactionBacklog("identity", 2, 0),)), Severity.GOOD, "2 waiting"),
        (EventBacklog(reactions=(ReactionBacklog("identity", 2, 3),)), Severity.DOUBTFUL, "3 of identity"),
    ],
)
def test_the_doctor_names_contexts_that_have_given_up_on_facts(
    backlog: EventBacklog, severity: Severity, observed: str
) -> None:
    (found,) = reactions(backlog)
    assert (found.severity, observed in found.observed) == (severity, True)
