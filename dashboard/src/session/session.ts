import { useSyncExternalStore } from 'react';
import { forgetToken, keepToken, readToken, tidyToken } from './token';
import { askViewer, type Viewer } from './viewer';

export type Session =
  | { state: 'anonymous'; notice: string | null }
  | { state: 'asking' }
  | { state: 'signedIn'; token: string; viewer: Viewer }
  | { state: 'unreachable'; reason: string };

const listeners = new Set<() => void>();
let current: Session = { state: 'anonymous', notice: null };

export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(session: Session): void {
  current = session;
  for (const listener of listeners) listener();
}

/** Asks the server about the token this tab already holds. Called once when a page starts, and to try again. */
export async function resume(): Promise<void> {
  const token = readToken();
  if (token === null) return become({ state: 'anonymous', notice: null });
  become({ state: 'asking' });
  const answer = await askViewer(token);
  if (answer.outcome === 'known') return become({ state: 'signedIn', token, viewer: answer.viewer });
  if (answer.outcome === 'failed') return become({ state: 'unreachable', reason: answer.reason });
  forgetToken();
  return become({ state: 'anonymous', notice: 'Your sign-in has ended. Paste a new access token to go on.' });
}

/** Keeps the token only once the server has accepted it; otherwise returns the sentence that says why not. */
export async function signIn(pasted: string): Promise<string | null> {
  const token = tidyToken(pasted);
  if (token === '') return 'Paste an access token first.';
  const answer = await askViewer(token);
  if (answer.outcome === 'refused') {
    return 'The server does not accept this token. It may have expired, or belong to another server.';
  }
  if (answer.outcome === 'failed') return answer.reason;
  keepToken(token);
  become({ state: 'signedIn', token, viewer: answer.viewer });
  return null;
}

export function signOut(): void {
  forgetToken();
  become({ state: 'anonymous', notice: null });
}
