/** The player that the page is about, and how its parts learn that something of them was changed. */

import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { usePages, type Connection, type Pages } from '../../api/lists/usePages';
import { useRead, type Reading } from '../../api/useRead';
import type { PlayerQuery } from './gql/graphql';

export type Player = NonNullable<PlayerQuery['player']>;

interface Given {
  player: Player;
  /** Grows when something of the player was changed. */
  revision: number;
  changed: () => void;
}

export const PlayerContext = createContext<Given | null>(null);

export function usePlayer(): Given {
  const given = useContext(PlayerContext);
  if (!given) throw new Error('outside the page of a player');
  return given;
}

export function useRevision(): { revision: number; changed: () => void } {
  const [revision, setRevision] = useState(0);
  const changed = useCallback(() => setRevision((before) => before + 1), []);
  return { revision, changed };
}

export function useRereadAt(revision: number, reload: () => void): void {
  const read = useRef(revision);
  useEffect(() => {
    if (read.current === revision) return;
    read.current = revision;
    reload();
  }, [revision, reload]);
}

/** A query about one thing of the player's, asked again after each change that is made on the page. */
export function useNodeRead<Data>(document: TypedDocumentNode<Data, { id: string }>, id: string): Reading<Data> {
  const { revision } = usePlayer();
  const reading = useRead(document, { id });
  useRereadAt(revision, reading.reload);
  return reading;
}

/** A query about the player, asked again after each change that is made on the page. */
export function usePlayerRead<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables & { id: string }>,
  variables: Variables,
  options: { pause?: boolean } = {},
): Reading<Data> {
  const { player, revision } = usePlayer();
  const reading = useRead(document, { id: player.id, ...variables }, options);
  useRereadAt(revision, reading.reload);
  return reading;
}

/** A list of the player's, page by page, asked again after each change that is made on the page. */
export function usePlayerPages<Data, Variables extends Record<string, unknown>, List extends Connection>(
  document: TypedDocumentNode<Data, Variables & { id: string; after?: string | null | undefined }>,
  variables: Variables,
  listOf: (data: Data) => List | null | undefined,
): Pages<Data, List> {
  const { player, revision } = usePlayer();
  const pages = usePages(document, { id: player.id, ...variables }, listOf);
  useRereadAt(revision, pages.reload);
  return pages;
}
