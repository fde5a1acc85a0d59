/** What can be said of a job from its state and its counts. */

import { countOf } from '../../ui/values/formats';

export interface Counts {
  state: string;
  total?: number | null;
  done: number;
  failed: number;
}

/** Why a job does not go on, and its remaining players are left as they are: `problem.CODE` of the texts says it. */
export const STOP_CODES: ReadonlySet<string> = new Set(['OPERATOR_DISABLED', 'PERMISSION_LOST', 'REQUEST_GONE', 'TOO_MANY_ROWS', 'INTERRUPTED_TOO_OFTEN']);

/** Why a player was left as they are: `failures.why.CODE` of the texts says it. Others come with the server's sentence. */
export const STEP_CODES: ReadonlySet<string> = new Set([
  ...STOP_CODES,
  'PLAYER_NOT_FOUND',
  'MOVE_NOT_ALLOWED',
  'EXCLUSION_STANDS',
  'TERM_REFUSED',
  'PROFILE_CHANGED_MEANWHILE',
  'BAD_USER_INPUT',
  'INTERNAL_SERVER_ERROR',
]);

const UNDER_WAY: ReadonlySet<string> = new Set(['QUEUED', 'RUNNING']);
const CHANGES_PLAYERS: ReadonlySet<string> = new Set(['BULK_TAG', 'BULK_STATUS_MOVE']);

export function isUnderWay(state: string): boolean {
  return UNDER_WAY.has(state);
}

/** Whether it changes players one by one, of whom some may be refused; the others write a file. */
export function changesPlayers(kind: string): boolean {
  return CHANGES_PLAYERS.has(kind);
}

/** Whether its failed players may be tried again: it has come to its end, and there are some. */
export function mayBeRetried({ kind, state, failed }: { kind: string; state: string; failed: number }): boolean {
  return changesPlayers(kind) && failed > 0 && (state === 'DONE' || state === 'FAILED');
}

/** Hundredths that are gone over, refused ones included; null while it is not known how many there are. */
export function percentOf({ state, total, done, failed }: Counts): number | null {
  if (state === 'DONE') return 100;
  if (total === null || total === undefined) return null;
  return total === 0 ? 100 : Math.min(100, Math.floor(((done + failed) / total) * 100));
}

const STEP = 1000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `34 kB`. */
export function sizeOf(bytes: number, language: string): string {
  let size = bytes;
  let unit = 0;
  while (size >= STEP && unit < UNITS.length - 1) {
    size /= STEP;
    unit += 1;
  }
  return new Intl.NumberFormat(language, { style: 'unit', unit: UNITS[unit], unitDisplay: unit === 0 ? 'long' : 'short', maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 } as Intl.NumberFormatOptions).format(size);
}

/** `operator:anna` is shown as `anna`. */
export function loginOf(startedBy: string): string {
  return startedBy.replace(/^operator:/, '');
}

/** `1,204 of 3,000`, or what is done so far. */
export function writtenCounts({ total, done, failed }: Counts, language: string): { over: string; total: string | null } {
  return { over: countOf(done + failed, language), total: total === null || total === undefined ? null : countOf(total, language) };
}
