/** Which rows of a grid are selected: by their ids, so that a row stays selected when the list moves. */

import { useCallback, useMemo, useState, type ReactNode } from 'react';

export interface Selection {
  ids: ReadonlySet<string>;
  change: (ids: ReadonlySet<string>) => void;
  /** What can be done with the selected rows: shown below the grid, beside their count. */
  actions?: ReactNode;
}

const NONE: ReadonlySet<string> = new Set();

/** Nothing is selected at first, and again when `of` is another text: the filters of the list, say. */
export function useSelection(of = ''): Selection {
  const [selected, setSelected] = useState({ of, ids: NONE });
  const ids = selected.of === of ? selected.ids : NONE;
  const change = useCallback((next: ReadonlySet<string>) => setSelected({ of, ids: next }), [of]);
  return useMemo(() => ({ ids, change }), [ids, change]);
}

export function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const changed = new Set(ids);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

/** With every row from one index to the other, whichever of them is first. */
export function withRange(ids: ReadonlySet<string>, order: readonly string[], from: number, to: number): ReadonlySet<string> {
  return new Set([...ids, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

/** With all that is loaded, or without it where all of it is selected. */
export function withAll(ids: ReadonlySet<string>, loaded: readonly string[]): ReadonlySet<string> {
  const isEvery = loaded.every((id) => ids.has(id));
  return isEvery ? new Set([...ids].filter((id) => !loaded.includes(id))) : new Set([...ids, ...loaded]);
}
