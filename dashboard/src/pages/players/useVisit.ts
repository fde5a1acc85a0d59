/** Whether one came back to this entry of the browser's history: the list is then shown as it was left. */

import { useLocation } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';

/** Entry of the history -> the player who was opened from it. */
const visits = new Map<string, string | null>();

export interface Visit {
  cameBack: boolean;
  /** The player from whom one comes back. */
  openedId: string | null;
  /** A player is opened from here. */
  leave: (id: string) => void;
}

export function useVisit(): Visit {
  const entry = useLocation({ select: ({ state, href }) => state['__TSR_key'] ?? href });
  const [{ cameBack, openedId }] = useState(() => ({ cameBack: visits.has(entry), openedId: visits.get(entry) ?? null }));
  useEffect(() => {
    if (!visits.has(entry)) visits.set(entry, null);
  }, [entry]);
  const leave = useCallback((id: string) => void visits.set(entry, id), [entry]);
  return { cameBack, openedId, leave };
}
