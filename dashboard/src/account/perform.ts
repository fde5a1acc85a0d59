/** Mutations that may want a fresh proof: asks for it, and sends the same operation again. */

import { ask, type Refusal } from '../session/graphql';
import { askForProof } from './stepUp';

/** A member of a result union. */
export type Outcome = { __typename: string } & Record<string, unknown>;

/** What came of the only field of a mutation; a string says in words why nothing did. */
export async function perform(mutation: string, input?: Record<string, unknown>): Promise<Outcome | string> {
  const variables = input === undefined ? {} : { input };
  const first = await send(mutation, variables);
  if (!('refusal' in first)) return first.outcome;
  const { extensions, message } = first.refusal;
  if (extensions?.code !== 'STEP_UP_REQUIRED') return message;
  if (!extensions.challenge) return 'Sign in again first: this needs a fresh proof of who you are.';
  const proved = await askForProof({ challenge: extensions.challenge, factors: extensions.factors ?? [] });
  if (!proved) return 'Nothing was changed.';
  const second = await send(mutation, variables);
  return 'refusal' in second ? second.refusal.message : second.outcome;
}

async function send(
  mutation: string,
  variables: Record<string, unknown>,
): Promise<{ outcome: Outcome } | { refusal: Refusal }> {
  const answer = await ask<Record<string, Outcome | null>>(mutation, variables);
  const outcome = Object.values(answer.data ?? {})[0];
  if (outcome) return { outcome };
  return { refusal: answer.errors?.[0] ?? { message: 'The server did not answer as expected.' } };
}
