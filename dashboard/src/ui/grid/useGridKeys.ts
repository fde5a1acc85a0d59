import type { KeyboardEvent } from 'react';
import { toggled, type Selection } from './selection';

interface Given<Row> {
  cursor: number;
  moveTo: (index: number) => void;
  rows: readonly Row[];
  ids: readonly string[];
  onOpen: ((row: Row) => void) | undefined;
  selection: Selection | undefined;
}

const PAGE = 15;

/** How far a key moves the cursor; undefined where it does not. */
export function stepOf(key: string, cursor: number, count: number): number | undefined {
  const steps: Record<string, number> = {
    j: 1,
    ArrowDown: 1,
    k: -1,
    ArrowUp: -1,
    PageDown: PAGE,
    PageUp: -PAGE,
    Home: -cursor,
    End: count - 1 - cursor,
  };
  return steps[key];
}

export function useGridKeys<Row>(given: Given<Row>) {
  const { cursor, moveTo, rows, onOpen } = given;
  return (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return;
    const step = stepOf(event.key, cursor, rows.length);
    const row = rows[cursor];
    const selected = selectedBy(event.key, given);
    if (step !== undefined) moveTo(Math.max(0, Math.min(rows.length - 1, cursor + step)));
    else if (event.key === 'Enter' && row !== undefined) onOpen?.(row);
    else if (selected) given.selection?.change(selected);
    else return;
    event.preventDefault();
  };
}

/** What is selected after a key; undefined where the key selects nothing. */
function selectedBy<Row>(key: string, { cursor, ids, selection }: Given<Row>): ReadonlySet<string> | undefined {
  const id = ids[cursor];
  if (!selection) return undefined;
  if (key === 'x' && id !== undefined) return toggled(selection.ids, id);
  return key === 'Escape' && selection.ids.size > 0 ? new Set() : undefined;
}
