/** Figures of a day as lines to compare. Amounts stay strings; differences are exact. */

import type { MoneyValue } from '../../ui/values/formats';

export const COUNTS = ['registrations', 'signInsSucceeded', 'signInsFailed'] as const;
export const AMOUNTS = ['deposits', 'withdrawals', 'stakes', 'wins', 'ggr'] as const;

type Count = (typeof COUNTS)[number];
type Amount = (typeof AMOUNTS)[number];
export type FigureName = Count | Amount;

type MoneyOf = { currency: string } & { readonly [Name in Amount]?: MoneyValue | null };

/** Of a day or an hour; what the viewer may not read is absent. */
export type Figures = { readonly [Name in Count]?: number | null } & { readonly money?: readonly MoneyOf[] | null };
export type Hour = Figures & { readonly from: string };

export interface Line {
  /** `registrations`, `stakes.EUR`. */
  key: string;
  name: FigureName;
  currency: string | null;
  today: string;
  yesterday: string;
  lastWeek: string;
}

interface Days {
  today: Figures;
  yesterday: Figures;
  lastWeek: Figures;
}

/** Counts first, then the amounts of each currency that moved on any of the days. */
export function linesOf(days: Days): Line[] {
  const each = [days.today, days.yesterday, days.lastWeek];
  const moved = new Set(each.flatMap(({ money }) => (money ?? []).map(({ currency }) => currency)));
  const wanted = [...COUNTS.map((name) => ({ name, currency: null })), ...[...moved].toSorted().flatMap((currency) => AMOUNTS.map((name) => ({ name, currency })))];
  return wanted.flatMap(({ name, currency }) => {
    const [today, yesterday, lastWeek] = valuesOf(each, name, currency);
    if (today == null || yesterday == null || lastWeek == null) return [];
    return { key: currency === null ? name : `${name}.${currency}`, name, currency, today, yesterday, lastWeek };
  });
}

/** The figure of each; null where it may not be read. What did not move is zero, in the currency's decimals. */
export function valuesOf(figures: readonly Figures[], name: FigureName, currency: string | null): (string | null)[] {
  const found = figures.map((each) => (isCount(name) ? (each[name]?.toString() ?? null) : (each.money?.find((of) => of.currency === currency)?.[name]?.amount ?? null)));
  const zero = found.find((value) => value !== null)?.replaceAll(/[1-9]/g, '0').replace(/^-?0+(?=0)/, '');
  return found.map((value, at) => value ?? (!isCount(name) && figures[at]?.money && zero !== undefined ? zero : null));
}

function isCount(name: FigureName): name is Count {
  return (COUNTS as readonly string[]).includes(name);
}

export interface Difference {
  /** `-12.50`, with the decimals of both. */
  amount: string;
  sign: -1 | 0 | 1;
  /** Of what was before, in thousandths and without its sign; null where that was nothing. */
  thousandths: number | null;
}

export function differenceOf(now: string, before: string): Difference {
  const decimals = Math.max(decimalsOf(now), decimalsOf(before));
  const [units, base] = [unitsOf(now, decimals), unitsOf(before, decimals)];
  const difference = units - base;
  const size = absolute(difference);
  const digits = size.toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return {
    amount: difference < 0n ? `-${text}` : text,
    sign: difference === 0n ? 0 : difference < 0n ? -1 : 1,
    thousandths: base === 0n ? null : Number((size * 1000n) / absolute(base)),
  };
}

function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

function unitsOf(amount: string, decimals: number): bigint {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole + part.padEnd(decimals, '0'));
}

function absolute(units: bigint): bigint {
  return units < 0n ? -units : units;
}

export interface Slot {
  /** What the clock shows: `14:00`. */
  clock: string;
  today: Hour | null;
  yesterday: Hour | null;
}

/**
 * The hours of both days beside each other by what the clock shows. Where the clocks are set, a day has an hour twice,
 * or one not at all.
 */
export function slotsOf(today: readonly Hour[], yesterday: readonly Hour[], timeZone: string): Slot[] {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  const slots = new Map<string, Slot>();
  for (const [day, hours] of [['yesterday', yesterday], ['today', today]] as const) {
    const seen = new Map<string, number>();
    for (const hour of hours) {
      const clock = format.format(new Date(hour.from));
      const time = seen.get(clock) ?? 0;
      seen.set(clock, time + 1);
      const key = `${clock} ${time}`;
      slots.set(key, { ...(slots.get(key) ?? { clock, today: null, yesterday: null }), [day]: hour });
    }
  }
  return [...slots].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, slot]) => slot);
}
