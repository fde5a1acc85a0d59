/** Those first whose oldest item waits longest; those in which nothing waits last. */
export function byAge<Queue extends { oldestAt?: string | null }>(queues: readonly Queue[]): Queue[] {
  return queues.toSorted((one, other) => since(one) - since(other));
}

const NOTHING_WAITS = Number.MAX_SAFE_INTEGER;

function since({ oldestAt }: { oldestAt?: string | null }): number {
  return oldestAt ? Date.parse(oldestAt) : NOTHING_WAITS;
}
