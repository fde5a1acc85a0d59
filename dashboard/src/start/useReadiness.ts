import { useEffect, useState } from 'react';

export type Readiness = 'checking' | 'ready' | 'notReady' | 'unreachable';

const ASK_EVERY_MS = 10_000;

/** Asks /readyz now and then, only while the tab is looked at. */
export function useReadiness(): Readiness {
  const [readiness, setReadiness] = useState<Readiness>('checking');

  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState === 'visible') setReadiness(await askReadiness());
    };
    void ask();
    const timer = setInterval(ask, ASK_EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, []);

  return readiness;
}

async function askReadiness(): Promise<Readiness> {
  try {
    const response = await fetch('/readyz', { credentials: 'omit', cache: 'no-store' });
    return response.ok ? 'ready' : 'notReady';
  } catch {
    return 'unreachable';
  }
}
