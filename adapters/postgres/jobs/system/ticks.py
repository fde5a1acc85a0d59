"""Ticks of periodic jobs: one row for each kind and tick, made ahead, so that it shows what is due when.

Ticks are the multiples of the interval since 1970 (UTC). Any number of processes do this; `unique (kind,
tick)` makes it once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from adapters.postgres.database import EVERY_BRAND, Database

EACH_AT_ONCE: Final = 100
"""Missed ticks of one kind that are made by one look."""

_GIVEN: Final = """
  given as (
    select kind, span, date_bin(span, clock_timestamp(), 'epoch'::timestamptz) as current,
           (select max(tick) from jobs.system_job made
             where made.kind = asked.kind and made.tick is not null) as last
      from (select kind, seconds * interval '1 s' as span
              from unnest($1::text[], $2::int[]) a (kind, seconds)) asked
  )
"""

# Of what was missed, the newest tick alone: a row that waits becomes it, unless it has begun.
_MOVE_ON: Final = f"""
  with {_GIVEN}
  update jobs.system_job job set tick = moved.tick, run_at = moved.tick
    from given, lateral (select case when last < current then current else current + span end as tick) moved
   where job.kind = given.kind and job.tick = given.last and job.state = 'QUEUED' and job.attempts = 0
     and (job.tick < given.current or job.tick > given.current + given.span)
     and not exists (select from jobs.system_job o where o.kind = job.kind and o.tick = moved.tick)
"""  # noqa: S608 - our own text

# The next tick is made when the last one has ended: a job of a kind runs one at a time, and what it missed
# meanwhile is one tick.
_NEXT: Final = f"""
  with {_GIVEN}
  insert into jobs.system_job (kind, key, tick, run_at)
  select kind, 'periodic ' || kind, next.tick, next.tick
    from given, lateral (select case when last >= current then current + span else current end as tick) next
   where not exists (
     select from jobs.system_job unfinished
      where unfinished.kind = given.kind and unfinished.tick is not null
        and unfinished.state in ('QUEUED', 'RUNNING'))
  on conflict (kind, tick) where tick is not null do nothing
"""  # noqa: S608 - our own text

_EACH: Final = f"""
  with {_GIVEN}
  insert into jobs.system_job (kind, key, tick, run_at)
  select kind, 'periodic ' || kind, tick, tick
    from given, lateral (
      select generate_series(
        coalesce(date_bin(span, last, 'epoch'::timestamptz) + span, current), current + span, span) as tick
       order by 1 limit $3) missed
   order by kind, tick
  on conflict (kind, tick) where tick is not null do nothing
"""  # noqa: S608 - our own text


@dataclass(frozen=True, slots=True)
class Interval:
    """A periodic job and the seconds between its ticks."""

    kind: str
    seconds: int


class Ticks:
    """Makes the rows of the ticks that are due, and of the next."""

    def __init__(self, database: Database) -> None:
        self._statements = database.statements_for(EVERY_BRAND)

    async def make_newest(self, intervals: Sequence[Interval]) -> None:
        """For each kind the newest tick, or the next where that has been carried out; others are skipped."""
        asked = [each.kind for each in intervals], [each.seconds for each in intervals]
        await self._statements.execute(_MOVE_ON, *asked)
        await self._statements.execute(_NEXT, *asked)

    async def make_each(self, intervals: Sequence[Interval]) -> None:
        """For each kind every tick since the last one, and the next."""
        asked = [each.kind for each in intervals], [each.seconds for each in intervals]
        await self._statements.execute(_EACH, *asked, EACH_AT_ONCE)
