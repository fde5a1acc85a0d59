import { useSyncExternalStore } from 'react';
import type { Complaint } from './complaints';
import { askSession, signOut as endSession, type Realm, type SignedIn } from './auth';

export type Session =
  | { state: 'anonymous' }
  | { state: 'asking' }
  | { state: 'signedIn'; who: SignedIn }
  | { state: 'unreachable'; complaint: Complaint };

const listeners = new Set<() => void>();
let realm: Realm = 'operators';
let current: Session = { state: 'asking' };

export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => current);
}

export function isSignedIn(): boolean {
  return current.state === 'signedIn';
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
  const answer = await askSession(realm);
  if (answer.complaint === undefined) become(sessionOf(answer.who));
  else become({ state: 'unreachable', complaint: answer.complaint });
}

/** Asks again without a word: what is known stays until the answer is there. */
export async function refresh(): Promise<void> {
  const answer = await askSession(realm);
  // Otherwise what was known before still holds as far as this page can tell.
  if (answer.complaint === undefined) become(sessionOf(answer.who));
}

function sessionOf(who: SignedIn | null): Session {
  return who === null ? { state: 'anonymous' } : { state: 'signedIn', who };
}

export function signedIn(who: SignedIn): void {
  become({ state: 'signedIn', who });
}

export async function signOut(): Promise<void> {
  await endSession(realm);
  become({ state: 'anonymous' });
}
