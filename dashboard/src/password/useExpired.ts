import { useEffect, useState } from 'react';

/** Whether a moment has passed; true by itself once it has. */
export function useExpired(end: number): boolean {
  const [passed, setPassed] = useState<number | null>(() => (Date.now() >= end ? end : null));
  useEffect(() => {
    const timer = setTimeout(() => setPassed(end), Math.max(0, end - Date.now()));
    return () => clearTimeout(timer);
  }, [end]);
  return passed === end;
}
