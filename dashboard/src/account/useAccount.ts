import { useSyncExternalStore } from 'react';
import { complaintOf, type Complaint } from '../session/complaints';
import { ask } from '../session/graphql';
import { ACCOUNT, type Account } from './operations';

interface Found {
  account: Account | null;
  /** Why it could not be read. */
  problem: Complaint | null;
}

let found: Found | null = null;
const listeners = new Set<() => void>();

/** One's own factors; null until they have been read. */
export function useAccount(): Found | null {
  return useSyncExternalStore(subscribe, () => found);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (found === null) void look();
  return () => listeners.delete(listener);
}

/** Reads them (again): whenever something has changed them. */
export async function look(): Promise<void> {
  const answer = await ask<{ viewer: Account | null }>(ACCOUNT);
  const account = answer.data?.viewer?.factors ? answer.data.viewer : null;
  const problem = account === null ? complaintOf(answer.errors?.[0]) : null;
  found = { account, problem };
  for (const listener of listeners) listener();
}
