/** How much waits in each queue: one subscription for the whole console, whatever of it shows or follows the counts. */

import { createContext, useCallback, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useLive } from '../../api/useRead';
import type { QueuesChangedSubscription } from '../gql/graphql';
import { QUEUES_CHANGED } from '../operations';

export type QueueCount = QueuesChangedSubscription['queueCountsChanged'][number];

interface Followed {
  /** Null until the first push. */
  counts: readonly QueueCount[] | null;
  /** Calls back at every push; what it returns ends that. */
  follow: (callback: () => void) => () => void;
}

const Context = createContext<Followed>({ counts: null, follow: () => () => undefined });

/** Subscribes for all within. */
export function QueueCountsProvider({ children }: { children: ReactNode }) {
  const callbacks = useRef(new Set<() => void>());
  const onPush = useCallback(() => {
    for (const callback of callbacks.current) callback();
  }, []);
  const counts = useLive(QUEUES_CHANGED, {}, { onPush })?.queueCountsChanged ?? null;
  const follow = useCallback((callback: () => void) => {
    callbacks.current.add(callback);
    return () => void callbacks.current.delete(callback);
  }, []);
  const followed = useMemo(() => ({ counts, follow }), [counts, follow]);
  return <Context value={followed}>{children}</Context>;
}

/** The counts as they were pushed last; null until they are. */
export function useQueueCounts(): readonly QueueCount[] | null {
  return useContext(Context).counts;
}

/** Calls back when what waits in any queue has changed. */
export function useQueuesChanged(onChange: () => void): void {
  const { follow } = useContext(Context);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => follow(() => latest.current()), [follow]);
}
