/** What the sandbox kept instead of sending it. */

import { REALM_HEADER } from '../session/auth';

export interface Kept {
  at: string;
  channel: string;
  to: string;
  brand: string;
  template: string;
  subject: string;
  text: string;
}

/** The latest messages, newest first, or the sentence that says why there are none to see. */
export async function askMessages(): Promise<readonly Kept[] | string> {
  try {
    const response = await fetch('/developer/messages', {
      headers: { accept: 'application/json', [REALM_HEADER]: 'operators' },
      cache: 'no-store',
    });
    if (response.ok) return ((await response.json()) as { messages: Kept[] }).messages;
    if (response.status === 404) return 'This server sends its messages for real: nothing is kept here.';
    if (response.status === 401 || response.status === 403) return 'You may not see the messages. Sign in as an operator who may.';
    return `The server answered with status ${response.status}.`;
  } catch {
    return 'The server did not answer as expected. Is it running?';
  }
}
