/** What a chart is made of. Values stay the strings of the server; numbers are made for pixels alone. */

export interface ChartSeries {
  name: string;
  /** One for each of the chart's xs; null where there is none. */
  values: readonly (string | null)[];
  shape: 'bars' | 'line' | 'steps';
  /** `accent` is what the chart is about, `muted` what it is compared with. */
  tone: 'accent' | 'muted' | 'ok' | 'info' | 'warn';
}

/** A column of the table alone, in words. */
export interface ChartColumn {
  name: string;
  values: readonly string[];
}

export interface ChartData {
  /** Ascending: seconds of an instant, or positions such as hours of a day. */
  xs: readonly number[];
  series: readonly ChartSeries[];
}

/** The last value that there is, or null. */
export function lastOf(values: readonly (string | null)[]): string | null {
  return values.findLast((value) => value !== null) ?? null;
}

/** Where a value stands: zero belongs to every chart, and nothing else than zero is still a chart. */
export function rangeOf(low: number | null, high: number | null): [number, number] {
  const bottom = Math.min(0, low ?? 0);
  const top = Math.max(0, high ?? 0);
  const room = (top - bottom) * 0.06;
  if (room === 0) return [0, 1];
  return [bottom === 0 ? 0 : bottom - room, top === 0 ? 0 : top + room];
}

/** The custom property of each tone. */
export const TOKENS: Record<ChartSeries['tone'], string> = {
  accent: '--accent',
  muted: '--line-strong',
  ok: '--ok',
  info: '--info',
  warn: '--warn',
};
