"""Examines the event bus: whether the broker answers, how far behind its readers are, what is parked."""

import asyncio
from typing import Final

from adapters.postgres.database import connect
from adapters.postgres.outbox.event_backlog import EventBacklog, event_backlog
from server.composition.event_bus import open_event_bus
from server.doctor.findings import CONNECTION_ERRORS, Finding, bad, doubtful, good, unreachable
from server.errors import OperatorError
from server.settings import Settings

ANSWER_SECONDS_MAX: Final = 5.0
LAG_SECONDS_WANTED: Final = 60.0


async def event_bus(settings: Settings) -> list[Finding]:
    """Whether events reach the broker, and who takes them; the database is migrated."""
    try:
        database = await connect(str(settings.database_url), composing_max=1, hot_max=1)
    except CONNECTION_ERRORS as lost:
        return [unreachable("Events", lost, "CROUPIER_DATABASE_URL")]
    try:
        found = await event_backlog(database)
    finally:
        await database.close()
    return [await _broker(settings), *events(found), *reactions(found)]


def events(found: EventBacklog) -> list[Finding]:
    """What the positions of the readers say."""
    late = [f"{each.name} ({each.events})" for each in found.readers if each.seconds > LAG_SECONDS_WANTED]
    kept = f"{found.kept} kept"
    if found.parked:
        parked = ", ".join(f"{count} of {name}" for name, count in found.parked.items())
        remedy = "send the missing ones again by `croupier events republish`, or `croupier events release`"
        return [doubtful("Events", f"{kept}; parked: {parked}", remedy)]
    if late:
        return [doubtful("Events", f"{kept}; behind: {', '.join(late)}", "see whether a worker runs")]
    return [good("Events", f"{kept}, no reader is a minute behind")]


def reactions(found: EventBacklog) -> list[Finding]:
    """What contexts have given up on."""
    parked = ", ".join(f"{each.parked} of {each.context}" for each in found.reactions if each.parked)
    if parked:
        remedy = "see `croupier reactions list`, mend the cause, then `croupier reactions retry`"
        return [doubtful("Reactions", f"parked: {parked}", remedy)]
    return [good("Reactions", f"{sum(each.waiting for each in found.reactions)} waiting, none parked")]


async def _broker(settings: Settings) -> Finding:
    try:
        bus = open_event_bus(settings)
    except OperatorError as refused:
        return bad("Event bus", "the client is missing", str(refused))
    try:
        async with asyncio.timeout(ANSWER_SECONDS_MAX):
            await bus.check()
    except Exception as lost:  # noqa: BLE001 - each broker's client has errors of its own
        return bad("Event bus", f"{bus.broker} fails: {type(lost).__name__}", "check CROUPIER_EVENT_BUS_URL")
    finally:
        await bus.close()
    return good("Event bus", f"{bus.broker} answers")
