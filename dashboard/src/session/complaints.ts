/** Why something was not done, as a code that the pages have words for in every language. */

import type { Translate } from '../texts/texts';
import type { Refusal } from './graphql';

export type ComplaintCode =
  | 'WRONG'
  | 'TRY_LATER'
  | 'UNAVAILABLE'
  | 'OFFLINE'
  | 'UNEXPECTED'
  | 'STATUS'
  | 'NOT_ALLOWED'
  | 'SIGNED_OUT'
  | 'FAILED'
  | 'UNKNOWN_OUTCOME'
  | 'SUSPENDED'
  | 'CLOSED'
  | 'BARRED'
  | 'NO_PASSKEY'
  | 'NO_SUCH_RESET'
  | 'PROOF_REFUSED'
  | 'NO_PROOF'
  | 'NOTHING_CHANGED';

export type Complaint =
  | { code: ComplaintCode; /** Until another attempt may be made. */ seconds?: number; status?: number }
  /** A sentence of the server, in English: there are no words of ours for it. */
  | { code: 'SAID'; message: string };

/** What went wrong, for people. */
export function complaintInWords(t: Translate, complaint: Complaint): string {
  if (complaint.code === 'SAID') return complaint.message;
  const { code, seconds, status } = complaint;
  return t(`complaint.${code}`, { status, wait: code === 'TRY_LATER' ? waitInWords(t, seconds) : '' });
}

export function waitInWords(t: Translate, seconds: number | undefined): string {
  if (seconds === undefined) return t('wait.unknown');
  if (seconds <= 90) return t('wait.seconds', { count: Math.max(1, Math.ceil(seconds)) });
  return t('wait.minutes', { count: Math.ceil(seconds / 60) });
}

/** Codes of the API's errors whose sentence says no more than these words do. */
const CODES: Readonly<Record<string, ComplaintCode>> = {
  FORBIDDEN: 'NOT_ALLOWED',
  UNAUTHENTICATED: 'SIGNED_OUT',
  UNAVAILABLE: 'UNAVAILABLE',
  OUTCOME_UNKNOWN: 'UNKNOWN_OUTCOME',
  TIMEOUT: 'FAILED',
  INTERNAL_SERVER_ERROR: 'FAILED',
  OFFLINE: 'OFFLINE',
};

/** An error of the API; an answer without any is one that was not expected. */
export function complaintOf(refusal: Refusal | undefined): Complaint {
  const { code = '', retryAfter } = refusal?.extensions ?? {};
  if (refusal === undefined) return { code: 'UNEXPECTED' };
  if (code === 'RATE_LIMITED') return { code: 'TRY_LATER', ...(retryAfter !== undefined && { seconds: retryAfter }) };
  const known = CODES[code];
  return known === undefined ? { code: 'SAID', message: refusal.message } : { code: known };
}
