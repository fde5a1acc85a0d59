/** The pages of the navigation are loaded while the browser has nothing else to do: going to one then waits for its rows alone. */

import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { navigationFor } from '../app/consolePages';
import { useViewer } from '../api/viewer';

/** How long a page that one has come to has the network to itself. */
const OWN_MS = 250;
const IDLE_MS_MAX = 2000;

/** One page after another, those one may use; none where one asked for little data. */
export function usePagesAhead(): void {
  const router = useRouter();
  const { may } = useViewer();
  useEffect(() => {
    if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return undefined;
    const patterns = navigationFor(may).flatMap(({ pages }) => pages.map(({ pattern }) => pattern));
    let waiting = 0;
    const loadNext = async () => {
      const pattern = patterns.shift();
      if (pattern === undefined) return;
      const mine = waiting;
      // What cannot be loaded now is loaded, or said to be missing, when it is gone to.
      await router.preloadRoute({ to: pattern }).catch(() => undefined);
      if (mine === waiting) whenIdle(() => mine === waiting && void loadNext());
    };
    const goOnLater = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void loadNext(), OWN_MS) as unknown as number;
    };
    goOnLater();
    const unsubscribe = router.subscribe('onBeforeNavigate', goOnLater);
    return () => {
      unsubscribe();
      clearTimeout(waiting);
      patterns.length = 0;
    };
  }, [router, may]);
}

/** At once where the browser does not say when it is idle. */
function whenIdle(then: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then, { timeout: IDLE_MS_MAX });
  else then();
}
