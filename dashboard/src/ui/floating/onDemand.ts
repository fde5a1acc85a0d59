import { createElement, type ComponentType, type ReactNode } from 'react';
import { loadPart } from './loadPart';

export interface OnDemand<Props> {
  /** Loads it; once this has resolved, `Component` is drawn at once. */
  load: () => Promise<void>;
  /** Draws nothing until it is loaded. */
  Component: (props: Props) => ReactNode;
}

/** A component whose code is loaded when it is first wanted: dialogs, menus, whatever a page starts without. */
export function onDemand<Props extends object>(read: () => Promise<{ default: ComponentType<Props> }>): OnDemand<Props> {
  let loaded: ComponentType<Props> | null = null;
  return {
    load: async () => {
      loaded ??= (await loadPart(read)).default;
    },
    Component: (props) => loaded && createElement(loaded, props),
  };
}
