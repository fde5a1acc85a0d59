import { useEffect, useRef, type RefObject } from 'react';
import { useFocusBack } from '../useFocusBack';

/** What is open beside a list: Escape closes it, and the focus goes back to the list. */
export function usePanel(onClose: () => void): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useFocusBack();
  useEffect(() => {
    const panel = element.current;
    const onKey = (event: KeyboardEvent) => {
      // Menus of fields take the key for themselves.
      if (event.key === 'Escape' && !(event.target instanceof HTMLInputElement)) close.current();
    };
    panel?.addEventListener('keydown', onKey);
    return () => panel?.removeEventListener('keydown', onKey);
  }, []);
  return element;
}
