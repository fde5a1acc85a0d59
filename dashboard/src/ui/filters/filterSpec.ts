/** Filters of a list: what each is called, which right it takes, and how the address writes it. */

import { isDay, periodOf as periodOfDays, type Days } from '../values/days';
import type { Choice } from '../values/useChoices';
import type { UrlState } from '../useUrlState';

export type FilterKind =
  | { is: 'choice'; values: readonly Choice[] }
  | { is: 'words' }
  | { is: 'text' }
  | { is: 'period' };

export interface FilterSpec {
  /** Its name in the address. */
  name: string;
  title: string;
  /** `Input.field`: without this right it is not offered. */
  needs: string;
  kind: FilterKind;
}

const MANY = ',';
const RANGE = '..';

/** The values of a filter of several. */
export function manyOf(written: string | undefined): string[] {
  return written === undefined ? [] : written.split(MANY).filter((value) => value !== '');
}

export function writtenMany(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(MANY);
}

/** `2026-11-01..2026-11-30`, either end open: days, the last of them included. */
export function daysOf(written: string | undefined): Days {
  const [from = '', until = ''] = (written ?? '').split(RANGE);
  return { from: isDay(from) ? from : null, until: isDay(until) ? until : null };
}

export function writtenDays({ from, until }: Days): string | undefined {
  return from === null && until === null ? undefined : `${from ?? ''}${RANGE}${until ?? ''}`;
}

/** From the first of these days to the end of the last, in a zone; null without either. */
export function periodOf(written: string | undefined, timeZone: string): { from?: string; until?: string } | null {
  const { from, until } = daysOf(written);
  return periodOfDays(from, until, timeZone);
}

/** Those that the address sets. */
export function setFilters(specs: readonly FilterSpec[], state: UrlState): FilterSpec[] {
  return specs.filter(({ name }) => state[name] !== undefined);
}
