import { useState } from 'react';
import type { OnDemand } from './onDemand';
import { useOpened } from './useOpened';

/** What a menu or panel is told by the button that opens it. */
export interface FloatingProps {
  /** The button: the panel is placed beside it, and a press on it is not one outside. */
  anchor: HTMLElement | null;
  isOpen: boolean;
  onClose: () => void;
}

/** A button and what opens beside it: spread `button` on the one and `panel` on the other. */
export function useFloating(panel: Pick<OnDemand<never>, 'load'>, popup: 'menu' | 'dialog') {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { isOpen, open, close, toggle } = useOpened(panel);
  return {
    open,
    button: { ref: setAnchor, onClick: toggle, 'aria-haspopup': popup, 'aria-expanded': isOpen },
    panel: { anchor, isOpen, onClose: close } satisfies FloatingProps,
  };
}
