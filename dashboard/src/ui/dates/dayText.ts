/** Calendar days in figures, in the order of a language: `31.12.2026`. The browser's own control would use its order, not that. */

import { localeOf } from '../../texts/texts';
import { isDay } from '../values/days';

type Part = 'day' | 'month' | 'year';

const FIGURES: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' };
const ANY_DAY = Date.UTC(2026, 11, 31);
const CENTURY = 2000;

function partsOf(at: number, language: string): Intl.DateTimeFormatPart[] {
  return new Intl.DateTimeFormat(localeOf(language), FIGURES).formatToParts(at);
}

/** `2026-12-31` as it is written; an empty text for none. */
export function writtenDay(day: string, language: string): string {
  if (!isDay(day)) return '';
  return partsOf(Date.parse(`${day}T00:00:00Z`), language)
    .map(({ value }) => value)
    .join('');
}

/** How a day is to be written: `TT.MM.JJJJ`, with the letters of the language. */
export function dayPattern(letters: Record<Part, string>, language: string): string {
  return partsOf(ANY_DAY, language)
    .map(({ type, value }) => (type in letters ? letters[type as Part] : value))
    .join('');
}

/**
 * The day that was typed: in the order of the language, or as `2026-12-31`; null where it is none. A year of two
 * figures is of this century where `isDone`; before, more of it may be to come.
 */
export function typedDay(text: string, language: string, isDone: boolean): string | null {
  const figures = text.trim().split(/\D+/).filter(Boolean);
  if (figures.length !== 3) return null;
  const order: Part[] = figures[0]?.length === 4 ? ['year', 'month', 'day'] : orderOf(language);
  const at = (part: Part) => figures[order.indexOf(part)] ?? '';
  const year = fullYear(at('year'), isDone);
  const day = `${year}-${at('month').padStart(2, '0')}-${at('day').padStart(2, '0')}`;
  return year !== null && isDay(day) ? day : null;
}

function orderOf(language: string): Part[] {
  return partsOf(ANY_DAY, language)
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
}

function fullYear(figures: string, isDone: boolean): string | null {
  if (figures.length === 4) return figures;
  return isDone && figures.length === 2 ? String(CENTURY + Number(figures)) : null;
}

const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** `9.30` as `09:30`; null where it is no time of day. */
export function typedTime(text: string): string | null {
  const [, hour, minute] = TIME.exec(text.trim()) ?? [];
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
}
