/** Changing: a mutation, and where it wants one a fresh proof of who is there, after which it is sent again. */

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import { useCallback } from 'react';
import { useClient, type Client } from 'urql';
import { askForProof } from '../account/stepUp';
import { refusalOf, type Refusal } from './errors';
import { useViewer } from './viewer';
import { requestOf } from './waitingRequests';

/** The member of the mutation's result union; or why nothing was done. */
export type Performed<Outcome> = { outcome: Outcome; refusal: null } | { outcome: null; refusal: Refusal };

type OutcomeOf<Data> = NonNullable<Exclude<Data[keyof Data], 'Mutation'>>;

const CANCELLED: Refusal = { code: 'CANCELLED', message: '' };

export function usePerform() {
  const client = useClient();
  const { name } = useViewer();
  return useCallback(
    async <Data extends object, Variables extends Record<string, unknown>>(mutation: TypedDocumentNode<Data, Variables>, variables: Variables) => {
      const request = await requestOf(name, operationName(mutation), variables);
      const performed = await perform(client, mutation, request.variables);
      if (performed.outcome !== null) request.answered(performed.outcome);
      return performed;
    },
    [client, name],
  );
}

function operationName({ definitions }: DocumentNode): string {
  return definitions.find((definition) => definition.kind === 'OperationDefinition')?.name?.value ?? '';
}

async function perform<Data extends object, Variables extends Record<string, unknown>>(
  client: Client,
  mutation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Performed<OutcomeOf<Data>>> {
  const first = await once(client, mutation, variables);
  if (first.refusal?.code !== 'STEP_UP_REQUIRED' || !first.refusal.challenge) return first;
  const proved = await askForProof({ challenge: first.refusal.challenge, factors: first.refusal.factors ?? [] });
  return proved ? once(client, mutation, variables) : { outcome: null, refusal: CANCELLED };
}

async function once<Data extends object, Variables extends Record<string, unknown>>(
  client: Client,
  mutation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Performed<OutcomeOf<Data>>> {
  const { data, error } = await client.mutation(mutation, variables).toPromise();
  const outcome = Object.entries(data ?? {}).find(([name, value]) => name !== '__typename' && value !== null)?.[1] as OutcomeOf<Data> | undefined;
  if (outcome !== undefined) return { outcome, refusal: null };
  return { outcome: null, refusal: refusalOf(error) ?? { code: 'INTERNAL', message: '' } };
}
