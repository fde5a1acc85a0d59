/** Light or dark: what was chosen in the console on this machine, or else what the system prefers. */

import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark';

/** Where Mantine keeps the choice, and what it and our own sheets go by. */
const STORED = 'mantine-color-scheme-value';
const ATTRIBUTE = 'data-mantine-color-scheme';

export function schemeOf(stored: string | null, prefersDark: boolean): Scheme {
  if (stored === 'light' || stored === 'dark') return stored;
  return prefersDark ? 'dark' : 'light';
}

/** Puts it on the document, and again whenever the system changes its mind. */
export function startScheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const put = () => document.documentElement.setAttribute(ATTRIBUTE, schemeOf(localStorage.getItem(STORED), system.matches));
  put();
  system.addEventListener('change', put);
}

export function useScheme(): Scheme {
  return useSyncExternalStore(subscribe, () => (document.documentElement.getAttribute(ATTRIBUTE) === 'dark' ? 'dark' : 'light'));
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: [ATTRIBUTE] });
  return () => observer.disconnect();
}
