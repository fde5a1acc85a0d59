import { useLayoutEffect } from 'react';

/** What may take the focus where what opened a dialog is gone: the panel or page it stood in. */
const AROUND = 'aside[tabindex], [role="grid"][tabindex], main[tabindex]';

/** After a dialog or panel the focus is again where it was before, however that was closed. */
export function useFocusBack(isOpen = true): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const candidates = placesOf(document.activeElement);
    return () => {
      setTimeout(() => {
        if (document.activeElement === null || document.activeElement === document.body) candidates.find((each) => each.isConnected)?.focus({ preventScroll: true });
      });
    };
  }, [isOpen]);
}

/** The element, or the button of the menu that it stands in; then what is around it, from within. */
export function placesOf(element: Element | null): readonly HTMLElement[] {
  const menu = element?.closest('[role="menu"]');
  const opener = menu ? document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) : element;
  const found = [opener];
  for (let around = opener?.parentElement?.closest(AROUND); around; around = around.parentElement?.closest(AROUND)) found.push(around);
  found.push(document.querySelector('main[tabindex]'));
  return found.filter((each) => each instanceof HTMLElement && each !== document.body) as HTMLElement[];
}
