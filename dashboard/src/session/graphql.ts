/** One GraphQL request by the caller this browser is signed in as. */

import { REALM_HEADER } from './auth';
import { currentRealm } from './session';

export interface Refusal {
  message: string;
  extensions?: { code?: string; challenge?: string | null; factors?: readonly string[] };
}

export interface GraphQLAnswer<Data> {
  data?: Data | null;
  errors?: readonly Refusal[];
}

export async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<GraphQLAnswer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        [REALM_HEADER]: currentRealm(),
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQLAnswer<Data>;
  } catch {
    return { errors: [{ message: 'The server did not answer as expected. Is it running?' }] };
  }
}
