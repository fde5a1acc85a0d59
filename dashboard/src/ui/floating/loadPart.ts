import { lazy } from 'react';
import { paths } from '../../paths';

const PAUSE_MS = 2000;

/**
 * Loads code of a page. Where the server cannot be reached, it is loaded once that can be: the rest of the page stays.
 * Rejects where the server answers without the code: it was replaced since, and the page has to be loaded anew.
 */
export async function loadPart<Module>(read: () => Promise<Module>): Promise<Module> {
  try {
    return await read();
  } catch {
    await reachable();
    return read();
  }
}

/** A component that a page draws later than itself, in a `Suspense`: what is there stays while it cannot be loaded. */
export const lazyPart: typeof lazy = (read) => lazy(() => loadPart(read));

async function reachable(): Promise<void> {
  try {
    await fetch(paths.home(), { method: 'HEAD', cache: 'no-store' });
  } catch {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await reachable();
  }
}
