import { useCallback, useRef, useState } from 'react';
import type { OnDemand } from './onDemand';

export interface Opened {
  isOpen: boolean;
  open: () => void;
  close: () => void;
  toggle: () => void;
}

/** Opens and closes what `content` draws, whose code is loaded before it opens for the first time. */
export function useOpened({ load }: Pick<OnDemand<never>, 'load'>): Opened {
  const [isOpen, setIsOpen] = useState(false);
  const isWanted = useRef(false);
  const open = useCallback(() => {
    isWanted.current = true;
    void load().then(() => setIsOpen(isWanted.current));
  }, [load]);
  const close = useCallback(() => {
    isWanted.current = false;
    setIsOpen(false);
  }, []);
  return { isOpen, open, close, toggle: isOpen ? close : open };
}
