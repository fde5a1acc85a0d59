"""Compares the rules of time zones of PostgreSQL with ours, where brands and players are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Final

from adapters.postgres.connections import open_connection
from adapters.postgres.zones import countries_of_players, offsets_of, zones_of_brands
from domain.shared.calendar import RELEASE, UnknownZone, zone_of
from server.doctor.findings import Finding, bad, doubtful, good

SUBJECT: Final = "Time zones"
STEP: Final = timedelta(hours=6)
AHEAD: Final = timedelta(days=366)
SHOWN_MAX: Final = 5
UPDATE_ADVICE: Final = "update PostgreSQL, or the system's tzdata where it uses that; restart it"
EMBEDDED_ADVICE: Final = (
    "nothing in Croupier depends on them; where queries of yours name these zones, give them moments, or use "
    "a PostgreSQL of your own by CROUPIER_PG_BIN, until a later wheel brings new rules"
)


@dataclass(frozen=True, slots=True)
class RuleChange:
    """From ``release`` of the IANA database on, ``zone`` adds ``offset`` to UTC at ``moment``."""

    release: str
    zone: str
    moment: datetime
    offset: timedelta


def _change(release: str, zone: str, month: int, day: int, hours: int) -> RuleChange:
    return RuleChange(release, zone, datetime(2026, month, day, 12, tzinfo=UTC), timedelta(hours=hours))


CHANGES: Final = (
    _change("2026b", "America/Vancouver", 12, 15, -7),
    _change("2026c", "America/Edmonton", 12, 15, -6),
    _change("2026c", "Africa/Casablanca", 12, 15, 0),
    _change("2026d", "America/Inuvik", 12, 15, -6),
    _change("2026e", "America/Winnipeg", 12, 15, -5),
    _change("2026f", "America/Havana", 12, 15, -4),
)
"""One for each release whose rules differ within a year: they tell how old other rules are."""


async def zones(url: str, now: datetime | None = None, *, embedded: bool = False) -> Finding:
    """Whether PostgreSQL and we agree on local time, over the next year, wherever brands and players are.

    ``embedded``: the server is the installed wheel's, whose rules come with its next release alone.
    """
    connection = await open_connection(url)
    try:
        countries = await countries_of_players(connection)
        used = sorted({*zones_of_countries(countries), *await zones_of_brands(connection)})
        start = (now or datetime.now(UTC)).replace(minute=0, second=0, microsecond=0)
        moments = [start + STEP * number for number in range(AHEAD // STEP)]
        theirs = await offsets_of(connection, used, moments)
        probed = [await offsets_of(connection, [each.zone], [each.moment]) for each in CHANGES]
    finally:
        await connection.close()
    known = [probe.get(each.zone) == [each.offset] for each, probe in zip(CHANGES, probed, strict=True)]
    return compared(theirs, used, moments, known, embedded=embedded)


def compared(
    theirs: Mapping[str, Sequence[timedelta]],
    used: Sequence[str],
    moments: Sequence[datetime],
    known: Sequence[bool],
    *,
    embedded: bool = False,
) -> Finding:
    """The finding; ``known`` says of each of ``CHANGES`` whether PostgreSQL has it."""
    differing = {name: at for name in used if (at := _first_difference(name, theirs.get(name), moments))}
    missing = [each.release for each, has in zip(CHANGES, known, strict=True) if not has]
    if not differing:
        return good(SUBJECT, f"PostgreSQL agrees with release {RELEASE} on {len(used)} zones in use")
    shown = ", ".join(f"{name} from {at:%Y-%m-%d}" for name, at in list(differing.items())[:SHOWN_MAX])
    more = f" and {len(differing) - SHOWN_MAX} more" if len(differing) > SHOWN_MAX else ""
    observed = f"PostgreSQL disagrees with release {RELEASE} on {shown}{more}"
    if missing:
        older = f"{observed}; PostgreSQL's rules are old: older than {missing[0]}"
        return doubtful(SUBJECT, older, EMBEDDED_ADVICE if embedded else UPDATE_ADVICE)
    newer = f"{observed}; PostgreSQL knows every change that we know: ours are old"
    return bad(SUBJECT, newer, "update the Python package tzdata, or Croupier")


def zones_of_countries(countries: Collection[str]) -> list[str]:
    """The zones that the IANA database lists for these countries."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return sorted(row[2] for row in rows if row[0] in countries)


def _first_difference(
    name: str, theirs: Sequence[timedelta] | None, moments: Sequence[datetime]
) -> datetime | None:
    """The first of these moments at which the two differ; the first of all where one lacks the zone."""
    try:
        zone = zone_of(name)
    except UnknownZone:
        return moments[0]
    if theirs is None:
        return moments[0]
    pairs = zip(moments, theirs, strict=True)
    return next((at for at, offset in pairs if at.astimezone(zone).utcoffset() != offset), None)
