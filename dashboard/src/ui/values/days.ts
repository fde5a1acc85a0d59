/** Calendar days of a time zone as instants, and the periods that people ask for, for filters, charts and files. */

const PARTS: Intl.DateTimeFormatOptions = {
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
};

/** How far the clocks of a zone are ahead of UTC then, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { ...PARTS, timeZone }).formatToParts(instant);
  const at = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')) - Math.floor(instant / 1000) * 1000;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** True for `2026-03-29`, and not for a day that no calendar has. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  // Some engines count the 30th of February as a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The first moment of a day in a zone; null where it is no day. */
export function startOfDay(day: string | null | undefined, timeZone: string): string | null {
  return day == null ? null : instantIn(day, '00:00', timeZone);
}

/** When the clocks of a zone show this time, `09:30`, on this day; null where it is no day. */
export function instantIn(day: string, time: string, timeZone: string): string | null {
  if (!isDay(day)) return null;
  const shown = Date.parse(`${day}T${time}:00Z`);
  const guess = shown - offsetAt(shown, timeZone);
  return new Date(shown - offsetAt(guess, timeZone)).toISOString();
}

/** The first moment after a day. */
export function endOfDay(day: string | null | undefined, timeZone: string): string | null {
  return startOfDay(addDays(day, 1), timeZone);
}

/** The day so many days later, or earlier. */
export function addDays(day: string | null | undefined, days: number): string | null {
  if (day == null || !isDay(day)) return null;
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Which day it is in a zone. */
export function dayIn(instant: number, timeZone: string): string {
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 10);
}

export interface Days {
  from: string | null;
  until: string | null;
}

/** From the first of two days to the end of the second, as `PeriodInput` wants it; null where neither is given. */
export function periodOf(from: string | null | undefined, until: string | null | undefined, timeZone: string): { from?: string; until?: string } | null {
  const first = startOfDay(from, timeZone);
  const last = endOfDay(until, timeZone);
  if (first === null && last === null) return null;
  return { ...(first !== null && { from: first }), ...(last !== null && { until: last }) };
}

/** `filters.preset.NAME` of the common texts is what each is called. */
export const PRESETS = ['today', 'yesterday', 'week', 'month', 'thisMonth'] as const;
export type Preset = (typeof PRESETS)[number];

/** The days of a preset, when it is `today` in the zone. */
export function daysOfPreset(preset: Preset, today: string): Days {
  const back = (days: number) => addDays(today, -days);
  const presets: Record<Preset, Days> = {
    today: { from: today, until: today },
    yesterday: { from: back(1), until: back(1) },
    week: { from: back(6), until: today },
    month: { from: back(29), until: today },
    thisMonth: { from: `${today.slice(0, 8)}01`, until: today },
  };
  return presets[preset];
}
