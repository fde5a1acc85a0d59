/** Players who have registered since a list was read, and who belong to it. */

import type { PlayerFilter } from './gql/graphql';

export const DAY_MS = 86_400_000;

/** A microsecond later, which is how exactly the server keeps instants. */
export function justAfter(at: string): string {
  const [, second = at, fraction = '', zone = 'Z'] = /^(.*?:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(at) ?? [];
  const micros = Number(fraction.padEnd(6, '0').slice(0, 6)) + 1;
  if (micros === 1_000_000) return new Date(Date.parse(second + zone) + 1000).toISOString();
  return `${second}.${String(micros).padStart(6, '0')}${zone}`;
}

/** A filter that holds those of `filter` who registered after `since`, all of them where that is null; null where it holds none. */
export function arrivedFilter(filter: PlayerFilter, since: string | null): PlayerFilter | null {
  const { created, ...rest } = filter;
  const after = since === null ? null : justAfter(since);
  const from = later(created?.from ?? null, after);
  const until = created?.until ?? null;
  if (from === null && until === null) return rest;
  if (from !== null && until !== null && Date.parse(until) <= Date.parse(from)) return null;
  return { ...rest, created: { from, until } };
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) > Date.parse(b) ? a : b;
}

/** Where the newest of a list is looked for: registered in the last day, by the clock of this machine. */
export function lately(filter: PlayerFilter, now: number): PlayerFilter {
  return arrivedFilter(filter, new Date(now - DAY_MS).toISOString()) ?? filter;
}
