/** Mutations that may want a fresh proof: asks for it, and sends the same operation again. */

import { complaintOf, type Complaint } from '../session/complaints';
import { ask, type Refusal } from '../session/graphql';
import { askForProof } from './stepUp';

/** A member of a result union. */
export type Outcome = { __typename: string } & Record<string, unknown>;

/** Whether nothing was done. */
export function isComplaint(performed: Outcome | Complaint): performed is Complaint {
  return !('__typename' in performed);
}

/** What came of the only field of a mutation, or why nothing did. */
export async function perform(mutation: string, input?: Record<string, unknown>): Promise<Outcome | Complaint> {
  const variables = input === undefined ? {} : { input };
  const first = await send(mutation, variables);
  if (!('refusal' in first)) return first.outcome;
  const extensions = first.refusal?.extensions;
  if (extensions?.code !== 'STEP_UP_REQUIRED') return complaintOf(first.refusal);
  if (!extensions.challenge) return { code: 'NO_PROOF' };
  const proved = await askForProof({ challenge: extensions.challenge, factors: extensions.factors ?? [] });
  if (!proved) return { code: 'NOTHING_CHANGED' };
  const second = await send(mutation, variables);
  return 'refusal' in second ? complaintOf(second.refusal) : second.outcome;
}

async function send(
  mutation: string,
  variables: Record<string, unknown>,
): Promise<{ outcome: Outcome } | { refusal: Refusal | undefined }> {
  const answer = await ask<Record<string, Outcome | null>>(mutation, variables);
  const outcome = Object.values(answer.data ?? {})[0];
  if (outcome) return { outcome };
  return { refusal: answer.errors?.[0] };
}
