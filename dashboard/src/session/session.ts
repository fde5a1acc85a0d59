import { useSyncExternalStore } from 'react';
import { askSession, signOut as endSession, type Realm, type SignedIn } from './auth';

export type Session =
  | { state: 'anonymous' }
  | { state: 'asking' }
  | { state: 'signedIn'; who: SignedIn }
  | { state: 'unreachable'; reason: string };

const listeners = new Set<() => void>();
let realm: Realm = 'operators';
let current: Session = { state: 'asking' };

export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => current);
}

/** Whose sign-in this page is about. */
export function currentRealm(): Realm {
  return realm;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(session: Session): void {
  current = session;
  for (const listener of listeners) listener();
}

/** Asks the server whom this browser is signed in as. Called once when a page starts, and to try again. */
export async function resume(of: Realm = realm): Promise<void> {
  realm = of;
  become({ state: 'asking' });
  try {
    const who = await askSession(realm);
    become(who === null ? { state: 'anonymous' } : { state: 'signedIn', who });
  } catch (cause) {
    become({ state: 'unreachable', reason: cause instanceof Error ? cause.message : 'The server did not answer.' });
  }
}

export function signedIn(who: SignedIn): void {
  become({ state: 'signedIn', who });
}

export async function signOut(): Promise<void> {
  await endSession(realm);
  become({ state: 'anonymous' });
}
