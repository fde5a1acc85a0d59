import type { Fetcher, FetcherParams, SyncExecutionResult } from '@graphiql/toolkit';
import { getOperationAST, GraphQLError, Kind, parse, type DocumentNode, type ExecutionResult } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { REALM_HEADER } from '../session/auth';
import { translatorOf, type Translate } from '../texts/texts';

/** Close codes after which the same connection would be refused again: see docs/api.md, Why a socket closes. */
const FINAL = new Set([4403, 4431, 4432, 4433, 4434, 4435]);
const RETRIES = 5;

export interface Connection {
  fetcher: Fetcher;
  close: () => void;
}

/**
 * Queries and mutations by HTTP, subscriptions by graphql-transport-ws, both as the operator this browser is
 * signed in as. A header `authorization` typed into GraphiQL wins over the cookie.
 */
export function connect(signedIn: boolean): Connection {
  const credentials: Record<string, string> = signedIn ? { [REALM_HEADER]: 'operators' } : {};
  const socket = createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    connectionParams: signedIn ? { realm: 'operators' } : {},
    retryAttempts: RETRIES,
    shouldRetry: (event) => !(event instanceof CloseEvent && FINAL.has(event.code)),
  });
  const fetcher: Fetcher = (asked, options) => {
    const params = withKnownName(asked);
    return isSubscription(params)
      ? subscribe(socket, params)
      : post(params, { ...credentials, ...(options?.headers as Record<string, string> | undefined) });
  };
  return { fetcher, close: () => void socket.dispose() };
}

/** Whether callers without credentials may introspect here. */
export async function mayReadSchema(): Promise<boolean> {
  try {
    const answer = await post({ query: '{ __schema { queryType { name } } }' }, {});
    return !('errors' in answer && answer.errors?.length);
  } catch {
    return false;
  }
}

/** The first player that this operator may see, for the examples; null where there is none, or they see none. */
export async function firstPlayer(): Promise<string | null> {
  try {
    const asked = { query: '{ players(first: 1) { nodes { id } } }' };
    const { data } = (await post(asked, { [REALM_HEADER]: 'operators' })) as ExecutionResult<FirstPlayer>;
    return data?.players?.nodes[0]?.id ?? null;
  } catch {
    return null;
  }
}

interface FirstPlayer {
  players: { nodes: readonly { id: string }[] } | null;
}

/** Leaves out an operation name the document no longer has: GraphiQL's idea of it lags behind fast typing. */
export function withKnownName({ operationName, ...params }: FetcherParams): FetcherParams {
  const isKnown = operationName && getOperationAST(tolerantly(params.query), operationName);
  return isKnown ? { ...params, operationName } : params;
}

export function isSubscription({ query, operationName }: FetcherParams): boolean {
  return getOperationAST(tolerantly(query), operationName)?.operation === 'subscription';
}

/** A document the server will refuse, and explain, parses to an empty one here. */
function tolerantly(query: string): DocumentNode {
  try {
    return parse(query);
  } catch {
    return { kind: Kind.DOCUMENT, definitions: [] };
  }
}

async function post(params: FetcherParams, headers: Record<string, string>): Promise<SyncExecutionResult> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(params),
  });
  const kind = response.headers.get('content-type') ?? '';
  if (kind.includes('json')) return response.json() as Promise<SyncExecutionResult>;
  return complaint(badStatus(translatorOf('explorer'), response.status, await response.text()));
}

async function* subscribe(socket: Client, params: FetcherParams): AsyncGenerator<ExecutionResult> {
  const { query, variables, operationName } = params;
  const results = socket.iterate<Record<string, unknown>>({
    query,
    ...(variables !== undefined && { variables: variables as Record<string, unknown> }),
    ...(operationName && { operationName }),
  });
  try {
    yield* results as AsyncIterable<ExecutionResult>;
  } catch (cause) {
    yield complaint(readable(translatorOf('explorer'), cause));
  }
}

/** Shown as the server's own errors are: GraphiQL would print a thrown error with its stack. */
function complaint(message: string): { errors: GraphQLError[] } {
  return { errors: [new GraphQLError(message)] };
}

function badStatus(t: Translate, status: number, words: string): string {
  return t('problem.status', { status, words });
}

/** What graphql-ws rejects with: the server's errors, a bare close event, or a failure to connect. */
function readable(t: Translate, cause: unknown): string {
  if (Array.isArray(cause)) return cause.map((error: { message?: string }) => error.message).join('\n');
  if (cause instanceof CloseEvent) {
    return t('problem.ended', { reason: cause.reason || t('problem.lost'), code: cause.code });
  }
  return cause instanceof Error ? cause.message : t('problem.notStarted');
}
