/** GraphQL requests: by the caller this browser is signed in as, or without credentials. */

import { REALM_HEADER } from './auth';
import { BRAND_HEADER } from '../brand/brand';
import { currentRealm } from './session';

export interface Refusal {
  message: string;
  extensions?: {
    code?: string;
    challenge?: string | null;
    factors?: readonly string[];
    field?: string;
    retryAfter?: number;
  };
}

export interface GraphQLAnswer<Data> {
  data?: Data | null;
  errors?: readonly Refusal[];
}

export function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<GraphQLAnswer<Data>> {
  return send(query, variables, { [REALM_HEADER]: currentRealm() });
}

/** One without credentials, at the brand of this code (null: the default one): no cookie counts. */
export function askSignedOut<Data>(
  brand: string | null,
  query: string,
  variables: Record<string, unknown>,
): Promise<GraphQLAnswer<Data>> {
  return send(query, variables, brand === null ? {} : { [BRAND_HEADER]: brand });
}

async function send<Data>(
  query: string,
  variables: Record<string, unknown>,
  headers: Record<string, string>,
): Promise<GraphQLAnswer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQLAnswer<Data>;
  } catch {
    return { errors: [{ message: '', extensions: { code: 'OFFLINE' } }] };
  }
}
