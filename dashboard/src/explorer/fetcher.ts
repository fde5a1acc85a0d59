import type { Fetcher, FetcherParams, SyncExecutionResult } from '@graphiql/toolkit';
import { getOperationAST, parse, type ExecutionResult } from 'graphql';
import { createClient, type Client } from 'graphql-ws';

const FORBIDDEN = 4403;
const RETRIES = 5;

export interface Connection {
  fetcher: Fetcher;
  close: () => void;
}

/** Queries and mutations by HTTP, subscriptions by graphql-transport-ws, both as the bearer of `token`. */
export function connect(token: string | null): Connection {
  const credentials: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const socket = createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    connectionParams: credentials,
    retryAttempts: RETRIES,
    shouldRetry: (event) => !(event instanceof CloseEvent && event.code === FORBIDDEN),
  });
  const fetcher: Fetcher = (params, options) =>
    isSubscription(params)
      ? subscribe(socket, params)
      : post(params, { ...credentials, ...(options?.headers as Record<string, string> | undefined) });
  return { fetcher, close: () => void socket.dispose() };
}

export function isSubscription({ query, operationName }: FetcherParams): boolean {
  return getOperationAST(parse(query), operationName)?.operation === 'subscription';
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
    credentials: 'omit',
  });
  const kind = response.headers.get('content-type') ?? '';
  if (!kind.includes('json')) throw new Error(`The server answered with status ${response.status}.`);
  return response.json() as Promise<SyncExecutionResult>;
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
    throw readable(cause);
  }
}

/** graphql-ws rejects with bare close events, which print as "[object CloseEvent]". */
function readable(cause: unknown): Error {
  if (cause instanceof CloseEvent) {
    const reason = cause.reason || 'the connection was lost';
    return new Error(`The subscription ended: ${reason} (${cause.code}).`, { cause });
  }
  if (Array.isArray(cause)) {
    return new Error(cause.map((error: { message?: string }) => error.message).join('\n'), { cause });
  }
  return cause instanceof Error ? cause : new Error('The subscription could not be started.', { cause });
}
