/** Reading a list page by page: what is read of it is in the cache as one list from its start. */

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { onReconnected } from '../connectionState';
import { refusalOf, type Refusal } from '../errors';
import { usePruned, useRead, type Options, type Reading } from '../useRead';

export interface Connection {
  nodes: readonly unknown[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

type ListOf<Data, List> = (data: Data) => List | null | undefined;
type Row<List extends Connection> = List['nodes'][number];

/** Why rows are not all that they should be, while some are shown. */
export interface Unread {
  /** The next page did not come, or what is shown could not be read anew. */
  what: 'next' | 'anew';
  refusal: Refusal;
  retry: () => void;
}

/** Of `Reading`: `reload` reads as many rows again as there are; until then, and where it fails, those before are shown. */
export interface Pages<Data, List extends Connection> extends Reading<Data> {
  list: List | null;
  rows: readonly Row<List>[];
  hasMore: boolean;
  /** Reads the next page; does nothing where there is none, or one is on its way. */
  more: () => void;
  /** Null where all went well, and where there are no rows: `refusal` says why. */
  unread: Unread | null;
}

interface Work<List extends Connection> {
  /** The variables of the list it is about. */
  of: string;
  isBusy: boolean;
  /** The rows to show until it is done. */
  held: readonly Row<List>[] | null;
  refusal: Refusal | null;
  what: Unread['what'];
}

const NO_ROWS: readonly never[] = [];

/** The document takes the cursor as `$after`; `variables` are all others, and other ones begin anew. */
export function usePages<Data, Variables extends Record<string, unknown>, List extends Connection>(
  document: TypedDocumentNode<Data, Variables & { after?: string | null | undefined }>,
  variables: Variables,
  listOf: ListOf<Data, List>,
  options: Options = {},
): Pages<Data, List> {
  const reading = useRead(document as TypedDocumentNode<Data, Variables>, variables, { ...options, isRenewedByCaller: true });
  const of = JSON.stringify(variables);
  const [latest, setWork] = useState<Work<List>>({ of, isBusy: false, held: null, refusal: null, what: 'anew' });
  const work = latest.of === of ? latest : null;
  const list = useLastRead(of, (reading.data && listOf(reading.data)) ?? null, reading);
  const rows: readonly Row<List>[] = list?.nodes ?? NO_ROWS;
  const readPage = usePageRead(document, variables, listOf);
  const now = useRef({ of, rows, end: endOf(list), readPage, isPaused: options.pause === true });
  useEffect(() => {
    now.current = { of, rows, end: endOf(list), readPage, isPaused: options.pause === true };
  });
  const { run, isBusy } = useOneAtATime();
  const more = useCallback(() => {
    const {
      of: asked,
      end,
      readPage: read,
      rows: { length: count },
    } = now.current;
    if (end === null || isBusy()) return;
    run(async () => {
      setWork({ of: asked, isBusy: true, held: null, refusal: null, what: 'next' });
      const page = await read(end);
      // The start came anew meanwhile, and ends elsewhere.
      const isApart = page.end !== null && page.end !== end && page.count <= count;
      const { refusal } = isApart ? await read(page.end) : page;
      setWork({ of: asked, isBusy: false, held: null, refusal, what: 'next' });
    });
  }, [run, isBusy]);
  const reload = useCallback(() => {
    run(async () => {
      const { of: asked, rows: before, readPage: read, isPaused } = now.current;
      if (isPaused) return;
      const held = before.length > 0 ? before : null;
      setWork({ of: asked, isBusy: true, held, refusal: null, what: 'anew' });
      const page = await readUntil(read, null, (count) => count >= before.length || now.current.of !== asked);
      setWork({ of: asked, isBusy: false, held: page.refusal && held, refusal: page.refusal, what: 'anew' });
    });
  }, [run]);
  useEffect(() => onReconnected(reload), [reload]);
  const isBusyNow = reading.isFetching || work?.isBusy === true;
  const shown = work?.held ?? rows;
  const refusal = reading.refusal ?? work?.refusal ?? null;
  const isNext = work?.what === 'next' && work.refusal !== null;
  return {
    ...reading,
    list,
    rows: shown,
    hasMore: list?.pageInfo?.hasNextPage ?? false,
    refusal,
    isFetching: isBusyNow,
    more,
    reload,
    unread: refusal === null || shown.length === 0 || isBusyNow ? null : { what: isNext ? 'next' : 'anew', refusal, retry: isNext ? more : reload },
  };
}

/** What was read last of this list stays where it cannot be read again. */
function useLastRead<List>(of: string, list: List | null, { isFetching, refusal }: Reading<unknown>): List | null {
  const [last, setLast] = useState({ of, list });
  if (list && !isFetching && (last.list !== list || last.of !== of)) setLast({ of, list });
  return list ?? (refusal && last.of === of ? last.list : null);
}

interface Page {
  /** Rows of the whole list, once this page has come. */
  count: number;
  /** The cursor that goes on from there; null at the end, or where the page did not come. */
  end: string | null;
  refusal: Refusal | null;
}

const NOTHING: Page = { count: 0, end: null, refusal: null };

function usePageRead<Data, List extends Connection>(document: TypedDocumentNode<Data, never>, variables: Record<string, unknown>, listOf: ListOf<Data, List>): (after: string | null) => Promise<Page> {
  const client = useClient();
  const readable = usePruned(document);
  return async (after) => {
    if (!readable) return NOTHING;
    const { data, error } = await client.query<Data>(readable, after === null ? variables : { ...variables, after }, { requestPolicy: 'network-only' }).toPromise();
    if (error || !data) return { ...NOTHING, refusal: refusalOf(error) };
    const list = listOf(data);
    return { count: list?.nodes?.length ?? 0, end: endOf(list), refusal: null };
  };
}

/** Reads on from a cursor until `isEnough` of the number of rows, or the end. */
async function readUntil(read: (after: string | null) => Promise<Page>, after: string | null, isEnough: (count: number) => boolean): Promise<Page> {
  const page = await read(after);
  return page.end === null || isEnough(page.count) ? page : readUntil(read, page.end, isEnough);
}

function endOf(list: Connection | null | undefined): string | null {
  return list?.pageInfo?.hasNextPage ? (list.pageInfo.endCursor ?? null) : null;
}

interface Tasks {
  waiting: (() => Promise<void>) | null;
  isBusy: boolean;
}

/** Runs one task after another; while one waits, others that come are left out, for it will see the same. */
function useOneAtATime(): { run: (task: () => Promise<void>) => void; isBusy: () => boolean } {
  const state = useRef<Tasks>({ waiting: null, isBusy: false });
  const run = useCallback((task: () => Promise<void>) => {
    const { current } = state;
    current.waiting = task;
    if (!current.isBusy) void runWaiting(current);
  }, []);
  const isBusy = useCallback(() => state.current.isBusy, []);
  return { run, isBusy };
}

async function runWaiting(state: Tasks): Promise<void> {
  const task = state.waiting;
  state.waiting = null;
  state.isBusy = task !== null;
  if (!task) return;
  await task();
  await runWaiting(state);
}
