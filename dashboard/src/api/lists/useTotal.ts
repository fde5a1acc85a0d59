/** How many rows a list has in all: asked apart from them, for to count a long list takes longer than to read its start. */

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { useRead, type Options } from '../useRead';

export interface Total {
  /** Null until it is known, and where the viewer may not read it. */
  total: number | null;
  reload: () => void;
}

/** With `pause` until the first rows stand, the server has these to itself. Never the total of other variables. */
export function useTotal<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  totalOf: (data: Data) => number | null | undefined,
  { pause = false, policy = 'network-only' }: Pick<Options, 'pause' | 'policy'> = {},
): Total {
  const { data, isFetching, reload } = useRead(document, variables, { pause, policy });
  const of = JSON.stringify(variables);
  const [known, setKnown] = useState<{ of: string; total: number | null }>({ of: '', total: null });
  const total = pause || isFetching || !data ? undefined : (totalOf(data) ?? null);
  if (total !== undefined && (known.of !== of || known.total !== total)) setKnown({ of, total });
  return { total: known.of === of ? known.total : null, reload };
}
