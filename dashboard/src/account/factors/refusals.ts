/** Why a factor was not added, removed or renewed. */

import { complaintInWords, type Complaint } from '../../session/complaints';
import type { Translate } from '../../texts/texts';
import { isComplaint, type Outcome } from '../perform';

/** Either of the whole operation, or of the factor: a `FactorComplaint` of the API, or the refusal's own name. */
export type FactorRefusal = Complaint | { refused: string };

const KNOWN: ReadonlySet<string> = new Set([
  'NO_ACCOUNT',
  'NOT_FOR_YOU',
  'NOT_BEGUN',
  'WRONG',
  'TOO_MANY',
  'TAKEN',
  'NOTHING_ENROLLED',
  'NOT_SENT',
  'BAD_NUMBER',
  'LastFactorStays',
  'FactorNotFound',
]);

/** Why an outcome is not the one that was hoped for; null when it is. */
export function refusalOf(outcome: Outcome | Complaint, hoped: string): FactorRefusal | null {
  if (isComplaint(outcome)) return outcome;
  const { __typename: name, reason } = outcome;
  if (name === hoped) return null;
  const refused = typeof reason === 'string' ? reason : name;
  return { refused: KNOWN.has(refused) ? refused : 'other' };
}

export function refusalInWords(t: Translate, shared: Translate, refusal: FactorRefusal): string {
  if (!('refused' in refusal)) return complaintInWords(shared, refusal);
  return refusal.refused === 'notMade' ? t('enrol.notMade') : t(`refused.${refusal.refused}`);
}
