import { useSyncExternalStore } from 'react';

/** A proof the server wants before it does something sensitive. */
export interface Wanted {
  challenge: string;
  factors: readonly string[];
}

type Pending = Wanted & { settle: (proved: boolean) => void };

let pending: Pending | null = null;
const listeners = new Set<() => void>();

export function usePendingProof(): Pending | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => pending,
  );
}

/** Shows the dialog; true once the server has accepted a proof, false when the person cancels. */
export function askForProof(wanted: Wanted): Promise<boolean> {
  pending?.settle(false);
  return new Promise((resolve) => {
    become({
      ...wanted,
      settle: (proved) => {
        become(null);
        resolve(proved);
      },
    });
  });
}

function become(next: Pending | null): void {
  pending = next;
  for (const listener of listeners) listener();
}
