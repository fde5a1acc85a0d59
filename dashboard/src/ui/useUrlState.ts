/** The address holds what a page shows: filters, sorting, the open row. */

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type UrlState = Record<string, string | undefined>;

/** The query of the address, and a change to it that keeps the rest; `undefined` takes a part away. */
export function useUrlState(): [UrlState, (change: UrlState, options?: { replace?: boolean }) => void] {
  const state = useSearch({ strict: false }) as UrlState;
  const navigate = useNavigate();
  const change = useCallback(
    (part: UrlState, { replace = false } = {}) => void navigate({ to: '.', search: (before: UrlState) => ({ ...before, ...part }), replace } as never),
    [navigate],
  );
  return [state, change];
}

/** What an address's query holds: texts alone, and nothing that is empty. */
export function searchOf(given: Record<string, unknown>): UrlState {
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '')
      .map(([name, value]) => [name, String(value)]),
  );
}
