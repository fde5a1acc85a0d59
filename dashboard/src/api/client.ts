/** The GraphQL client of the console: normalised cache, documents by hash, subscriptions over one socket. */

import { cacheExchange, type KeyingConfig } from '@urql/exchange-graphcache';
import { persistedExchange } from '@urql/exchange-persisted';
import type { Client as Socket } from 'graphql-ws';
import { Client, fetchExchange, mapExchange, subscriptionExchange, type CombinedError } from 'urql';
import { REALM_HEADER } from '../session/auth';
import { connectionResolvers, connectionUpdates } from './lists/connections';
import { subscribeLasting } from './lastingSubscription';
import { connections as listed, withoutId } from './schemaShape.json';

/** The cache takes what has no id as a part of what leads to it, also without being told: it only warns where it is developed. */
const keys: KeyingConfig = import.meta.env.DEV ? Object.fromEntries(withoutId.map((type) => [type, () => null])) : {};

const connections = listed as Record<string, string[]>;

/** Sent to the window when the server refuses a right: what the viewer may do is asked anew. */
export const RIGHTS_CHANGED = 'croupier-rights-changed';

function announceLostRight(error: CombinedError): void {
  if (error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'FORBIDDEN')) dispatchEvent(new Event(RIGHTS_CHANGED));
}

interface WithHash {
  __meta__?: { hash?: string };
}

export function createConsoleClient(socket: Socket): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: {
      credentials: 'same-origin',
      headers: { [REALM_HEADER]: 'operators', accept: 'application/graphql-response+json, application/json' },
    },
    exchanges: [
      mapExchange({ onError: announceLostRight }),
      cacheExchange({ keys, resolvers: connectionResolvers(connections), updates: connectionUpdates(connections) }),
      persistedExchange({
        enableForMutation: true,
        preferGetForPersistedQueries: false,
        // Made when the console was built. What the viewer may not read makes another document, sent as text.
        generateHash: (_, document) => Promise.resolve(((document as WithHash).__meta__?.hash ?? '').replace('sha256:', '')),
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: subscribeLasting(socket, { query, variables: variables as Record<string, unknown> }, sink as never),
          }),
        }),
      }),
    ],
  });
}
