"""What PostgreSQL takes for the local time: its rules of time zones are its own, not Python's."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

_OFFSETS: Final = """
  select zone, array(
    select extract(epoch from (m at time zone zone) - (m at time zone 'UTC'))::int
    from unnest($2::timestamptz[]) with ordinality moments (m, number) order by number
  ) as offsets
  from unnest($1::text[]) zone
  where exists (select from pg_timezone_names n where n.name = zone)
"""
_ZONES_OF_BRANDS: Final = "select distinct time_zone as zone from players.brand"
# One step of the index on brand and country for each country: never all players.
_COUNTRIES: Final = """
  with recursive step (brand, country) as (
    select b.id, (select min(p.country) from players.player p where p.brand = b.id) from players.brand b
    union all
    select s.brand, (
      select min(p.country) from players.player p where p.brand = s.brand and p.country > s.country
    )
    from step s where s.country is not null
  )
  select distinct country from step where country is not null order by country
"""


async def offsets_of(
    connection: Any, zones: Sequence[str], moments: Sequence[datetime]
) -> Mapping[str, list[timedelta]]:
    """What each zone adds to UTC at these moments; without the zones that the server does not know."""
    rows = await connection.fetch(_OFFSETS, list(zones), list(moments))
    return {row["zone"]: [timedelta(seconds=each) for each in row["offsets"]] for row in rows}


async def zones_of_brands(connection: Any) -> list[str]:
    """The time zones that brands are kept in."""
    return [row["zone"] for row in await connection.fetch(_ZONES_OF_BRANDS)]


async def countries_of_players(connection: Any) -> list[str]:
    """The countries that any brand has players in (ISO 3166-1)."""
    return [row["country"] for row in await connection.fetch(_COUNTRIES)]
