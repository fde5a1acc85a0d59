/** Every address, and what is shown there. Each page is loaded when it is first gone to, with its texts. */

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, type AnyRoute } from '@tanstack/react-router';
import { BrokenPage } from './BrokenPage';
import { NotFound } from './NotFound';
import type { Pattern } from '../paths';
import { loadTexts } from '../texts/texts';
import { searchOf } from '../ui/useUrlState';
import type { ConsolePage } from './consolePage';
import { CONSOLE_PAGES } from './consolePages';
import { PUBLIC_PAGES } from './publicPages';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: ConsolePage;
  }
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const shell = createRoute({
  getParentRoute: () => root,
  id: 'console',
  component: lazyRouteComponent(() => import('../shell/ConsoleLayout')),
  loader: () => loadTexts('common', 'values', 'shell'),
});

function consoleRoute(page: ConsolePage): AnyRoute {
  return createRoute({
    getParentRoute: () => shell,
    path: page.pattern,
    component: lazyRouteComponent(page.load),
    staticData: { page },
    loader: () => loadTexts(page.name, ...(page.texts ?? [])),
    validateSearch: searchOf,
  });
}

function publicRoute([pattern, { load, texts }]: [Pattern, (typeof PUBLIC_PAGES)[number][1]]): AnyRoute {
  return createRoute({
    getParentRoute: () => root,
    path: pattern,
    component: lazyRouteComponent(load),
    loader: () => loadTexts(...texts),
  });
}

const tree = root.addChildren([
  ...PUBLIC_PAGES.map(([pattern, page]) => publicRoute([pattern, page])),
  shell.addChildren(CONSOLE_PAGES.map(consoleRoute)),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenPage,
  defaultPendingMs: 200,
  scrollRestoration: true,
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const query = new URLSearchParams(searchOf(search) as Record<string, string>).toString();
    return query === '' ? '' : `?${query}`;
  },
});

