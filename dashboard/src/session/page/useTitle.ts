import { useEffect } from 'react';

/** What the browser calls the page: its title, and whose page it is. */
export function useTitle(title: string, owner: string | null = 'Croupier'): void {
  useEffect(() => {
    document.title = owner === null ? title : `${title} · ${owner}`;
  }, [title, owner]);
}
