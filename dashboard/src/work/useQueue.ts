/** The open item of a queue, which is in the address, and the way from it to its neighbours. */

import { useHotkeys } from '@mantine/hooks';
import { useCallback, useEffect, useRef } from 'react';
import { useUrlState } from '../ui/useUrlState';

export interface Queue {
  openId: string | undefined;
  open: (id: string | undefined) => void;
  /** Goes on to what follows the open item, or else to what is before it. */
  goOn: () => void;
}

const WIDE = '(min-width: 901px)';

/** `j` and `k` open the next item and the one before. On wide windows the first item is open from the start. */
export function useQueue(ids: readonly string[]): Queue {
  const [{ item }, change] = useUrlState();
  const known = useRef(ids);
  useEffect(() => {
    known.current = ids;
  }, [ids]);
  const open = useCallback((id: string | undefined) => change({ item: id }, { replace: true }), [change]);
  const step = (by: number) => {
    const next = neighbour(known.current, item, by);
    if (next !== undefined) open(next);
  };
  useHotkeys([
    ['j', (event) => outsideDialogs(event) && step(1)],
    ['k', (event) => outsideDialogs(event) && step(-1)],
  ]);
  const first = ids[0];
  useEffect(() => {
    if (item === undefined && first !== undefined && matchMedia(WIDE).matches) open(first);
  }, [item, first, open]);
  const goOn = useCallback(() => open(following(known.current, item)), [item, open]);
  return { openId: item, open, goOn };
}

/** Keys of a page are not meant where a dialog is open. */
export function outsideDialogs(event: Event): boolean {
  return !(event.target instanceof Element && event.target.closest('[role="dialog"], dialog')) && document.querySelector('[role="dialog"], dialog[open]') === null;
}

/** The id so many places away; the first where none is open; undefined past the ends. */
export function neighbour(ids: readonly string[], open: string | undefined, by: number): string | undefined {
  const at = open === undefined ? -1 : ids.indexOf(open);
  return at === -1 ? ids[0] : ids[at + by];
}

/** What to open once the open item is decided: the next one, else the one before, else nothing. */
export function following(ids: readonly string[], open: string | undefined): string | undefined {
  const at = open === undefined ? -1 : ids.indexOf(open);
  if (at === -1) return ids[0];
  return ids[at + 1] ?? ids[at - 1];
}
