/** What a person chose on this machine: nothing of it is secret. */

import { useSyncExternalStore } from 'react';

const ZONE = 'croupier-time-zone';
const listeners = new Set<() => void>();

/** The zone that instants are shown in; the browser's where none was chosen. */
export function zoneHere(): string {
  return localStorage.getItem(ZONE) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function useTimeZone(): string {
  return useSyncExternalStore(subscribe, zoneHere);
}

export function chooseTimeZone(zone: string): void {
  localStorage.setItem(ZONE, zone);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
