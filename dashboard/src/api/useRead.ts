/** Reading: a query pruned to what the viewer may read, its answer kept current by the cache. */

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import { useCallback, useEffect, useMemo } from 'react';
import { useQuery, useSubscription, type RequestPolicy } from 'urql';
import { onReconnected } from './connectionState';
import { refusalOf, type Refusal } from './errors';
import { pruned } from './pruning';
import { useViewer } from './viewer';

export interface Reading<Data> {
  /** The last answer; undefined until the first. Stays while another is on its way. */
  data: Data | undefined;
  /** Why there is none, or why it is not renewed. */
  refusal: Refusal | null;
  /** The first answer is still on its way. */
  isLoading: boolean;
  /** An answer is on its way. */
  isFetching: boolean;
  /** The viewer may read nothing of it; nothing was asked. */
  isForbidden: boolean;
  reload: () => void;
}

export interface Options {
  pause?: boolean;
  policy?: RequestPolicy;
  /** The caller reads anew once the connection is back; else that is done here. */
  isRenewedByCaller?: boolean;
}

const NOTHING: DocumentNode = { kind: 'Document', definitions: [] } as unknown as DocumentNode;

export function useRead<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { pause = false, policy, isRenewedByCaller = false }: Options = {},
): Reading<Data> {
  const readable = usePruned(document);
  const [{ data, error, fetching, stale }, execute] = useQuery<Data, Record<string, unknown>>({
    query: readable ?? NOTHING,
    variables,
    pause: pause || readable === null,
    ...(policy && { requestPolicy: policy }),
  });
  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  const isAsked = !pause && readable !== null && !isRenewedByCaller;
  // What changed in an outage was told to nothing that listened.
  useEffect(() => (isAsked ? onReconnected(reload) : undefined), [isAsked, reload]);
  return {
    data: data ?? undefined,
    refusal: refusalOf(error),
    isLoading: fetching && !data,
    isFetching: fetching || stale,
    isForbidden: readable === null,
    reload,
  };
}

/** A subscription; what it pushes with ids changes every query that shows the same things. */
export function useLive<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { pause = false, onPush }: { pause?: boolean; onPush?: (pushed: Data) => void } = {},
): Data | undefined {
  const readable = usePruned(document);
  const [{ data }] = useSubscription<Data, Data, Record<string, unknown>>(
    { query: readable ?? NOTHING, variables, pause: pause || readable === null },
    (_, pushed) => {
      onPush?.(pushed);
      return pushed;
    },
  );
  return data;
}

/** The document as the viewer may read it; null where nothing of it is left. */
export function usePruned(document: DocumentNode): DocumentNode | null {
  const { may } = useViewer();
  return useMemo(() => pruned(document, may), [document, may]);
}
