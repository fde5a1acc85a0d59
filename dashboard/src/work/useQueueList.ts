/** The list of a queue, page by page, read anew when what waits has changed. */

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { usePages, type Connection, type Pages } from '../api/lists/usePages';
import { useQueuesChanged } from './counts/queueCounts';

export type QueueList<Data, List extends Connection> = Pages<Data, List>;

export function useQueueList<Data, List extends Connection>(
  document: TypedDocumentNode<Data, { after?: string | null | undefined }>,
  listOf: (data: Data) => List | null | undefined,
): QueueList<Data, List> {
  const pages = usePages(document, NO_VARIABLES, listOf);
  useQueuesChanged(pages.reload);
  return pages;
}

const NO_VARIABLES = {};
