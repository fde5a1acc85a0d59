/** How much waits in the queues of the pages, for the navigation. */

import type { QueueCount } from '../../work/counts/queueCounts';

type Counted = Pick<QueueCount, 'count' | 'capped' | 'oldestAt'> & { kind: string };

/** What waits on one page. */
export interface Waiting {
  count: number;
  /** More than `count`. */
  isCapped: boolean;
  /** Since when the first of it waits, in milliseconds. */
  oldestAt: number | null;
  /** The first of it has waited longer than it should. */
  isOverdue: boolean;
}

const AGE_MAX_MS = 86_400_000;

/** Null where nothing waits in any of these queues. */
export function waitingIn(kinds: readonly string[], counts: readonly Counted[], now: number): Waiting | null {
  const here = counts.filter(({ kind, count }) => kinds.includes(kind) && count > 0);
  if (here.length === 0) return null;
  const ages = here.flatMap(({ oldestAt }) => (oldestAt ? [Date.parse(oldestAt)] : []));
  const oldestAt = ages.length === 0 ? null : Math.min(...ages);
  return {
    count: here.reduce((sum, { count }) => sum + count, 0),
    isCapped: here.some(({ capped }) => capped),
    oldestAt,
    isOverdue: oldestAt !== null && now - oldestAt > AGE_MAX_MS,
  };
}
