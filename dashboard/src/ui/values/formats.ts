/** Numbers, money and instants as a language writes them. Amounts stay strings: no float ever holds one. */

import { localeOf } from '../../texts/texts';

export interface MoneyValue {
  amount: string;
  currency: string;
}

const cached = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function once<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => Format): Format {
  const known = cached.get(key) ?? make();
  cached.set(key, known);
  return known as Format;
}

/** `-1234.50` in German is `−1.234,50`: as many decimals as the server sent, and a minus sign that has its width. */
export function digitsOf(amount: string, language: string): string {
  const decimals = amount.split('.')[1]?.length ?? 0;
  const format = once(`n ${language} ${decimals}`, () =>
    new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: 'always' } as Intl.NumberFormatOptions),
  );
  return format.format(amount as Intl.StringNumericLiteral).replace('-', '−');
}

export function countOf(count: number, language: string): string {
  return once(`c ${language}`, () => new Intl.NumberFormat(language)).format(count);
}

export function momentOf(at: string, language: string, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'medium', timeZone };
  return once(`m ${language} ${timeZone}`, () => new Intl.DateTimeFormat(localeOf(language), options)).format(new Date(at));
}

/** A calendar day, `1990-02-28`, which no zone moves. */
export function dayOf(date: string, language: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeZone: 'UTC' };
  return once(`d ${language}`, () => new Intl.DateTimeFormat(localeOf(language), options)).format(new Date(`${date}T00:00:00Z`));
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** By how much the server's clock may be ahead of this one: what just happened is not to come. */
const AHEAD_SECONDS_MAX = 10;

/** `3 hours ago`. */
export function agoOf(at: string, now: number, language: string): string {
  const until = Math.round((Date.parse(at) - now) / 1000);
  const seconds = until > 0 && until <= AHEAD_SECONDS_MAX ? 0 : until;
  const [unit, length] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}

/** Whether an amount is below zero, above it or zero. */
export function signOf(amount: string): -1 | 0 | 1 {
  if (!/[1-9]/.test(amount)) return 0;
  return amount.startsWith('-') ? -1 : 1;
}
