/** What the sandbox kept instead of sending it. */

import { REALM_HEADER } from '../session/auth';
import type { Complaint } from '../session/complaints';

export interface StoredMessage {
  at: string;
  channel: string;
  to: string;
  brand: string;
  template: string;
  subject: string;
  text: string;
}

/** Why there are no messages to see. */
export type Problem = Complaint | { here: 'noSandbox' | 'notAllowed' };

/** The latest messages, newest first. */
export async function askMessages(): Promise<readonly StoredMessage[] | Problem> {
  try {
    const response = await fetch('/developer/messages', {
      headers: { accept: 'application/json', [REALM_HEADER]: 'operators' },
      cache: 'no-store',
    });
    if (response.ok) return ((await response.json()) as { messages: StoredMessage[] }).messages;
    if (response.status === 404) return { here: 'noSandbox' };
    if (response.status === 401 || response.status === 403) return { here: 'notAllowed' };
    return { code: 'STATUS', status: response.status };
  } catch {
    return { code: 'OFFLINE' };
  }
}

export function isProblem(answer: readonly StoredMessage[] | Problem): answer is Problem {
  return !Array.isArray(answer);
}
