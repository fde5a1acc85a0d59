/** Whether what is shown is up to date: the state of the socket that subscriptions use. */

import { useSyncExternalStore } from 'react';

export interface ConnectionState {
  is: 'connecting' | 'live' | 'lost';
  /** When it was last live, in milliseconds; null where it never was. */
  liveAt: number | null;
}

let state: ConnectionState = { is: 'connecting', liveAt: null };
const listeners = new Set<() => void>();

export function become(is: ConnectionState['is']): void {
  if (state.is === is) return;
  const wasLive = state.is === 'live' || is === 'live';
  state = { is, liveAt: wasLive ? Date.now() : state.liveAt };
  for (const listener of listeners) listener();
}

export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Calls back whenever the socket is live again after it was lost. */
export function onReconnected(callback: () => void): () => void {
  let before = state.is;
  return subscribe(() => {
    if (state.is === 'live' && before === 'lost') callback();
    before = state.is;
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
