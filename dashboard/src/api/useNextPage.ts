import { useEffect } from 'react';

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** Goes on to the next page as long as there is one: for lists that are wanted whole, and are short. */
export function useNextPage(page: Page | null | undefined, after: string | null, setAfter: (after: string | null) => void): void {
  const next = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  useEffect(() => {
    if (next !== null && next !== after) setAfter(next);
  }, [next, after, setAfter]);
}
