/** What the loaded entries say of the chain: each day's has places 1, 2, 3, ... without a gap. */

import type { Entry } from './entries';

export interface ChainDay {
  day: string;
  /** The lowest and the highest place loaded. */
  first: number;
  last: number;
  /** Places in between that no loaded entry has. */
  missing: number;
  /** Of the highest: what a signed head of the same place must have. */
  hash: string;
}

type Link = Pick<Entry, 'day' | 'seq' | 'hash'>;

/** Of entries that are newest first and not filtered: their days, newest first. */
export function chainOf(entries: readonly Link[]): readonly ChainDay[] {
  const days = new Map<string, { first: number; last: number; count: number; hash: string }>();
  for (const { day, seq, hash } of entries) {
    if (typeof day !== 'string' || typeof seq !== 'number') continue;
    const known = days.get(day) ?? { first: seq, last: seq, count: 0, hash: hash ?? '' };
    days.set(day, { ...known, first: Math.min(known.first, seq), count: known.count + 1 });
  }
  // More of the last day may come; all others have been read to their first place.
  const oldest = [...days.keys()].at(-1);
  return [...days].map(([day, { first, last, count, hash }]) => ({ day, first, last, missing: last - (day === oldest ? first - 1 : 0) - count, hash }));
}

export function missingOf(days: readonly ChainDay[]): number {
  return days.reduce((sum, { missing }) => sum + missing, 0);
}
