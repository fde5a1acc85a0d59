import { expect, test } from 'vitest';
import { PATTERNS } from '../paths';
import { CONSOLE_PAGES } from './consolePages';
import { PUBLIC_PAGES } from './publicPages';

test('every address is a page, and every page has an address', () => {
  const shown = [...CONSOLE_PAGES.map(({ pattern }) => pattern), ...PUBLIC_PAGES.map(([pattern]) => pattern)];
  expect(shown.toSorted()).toEqual(Object.values(PATTERNS).toSorted());
});

test('every page is called as its folder is', () => {
  const folders = Object.keys(import.meta.glob('../pages/*/page.ts')).map((path) => path.split('/')[2]);
  expect(CONSOLE_PAGES.map(({ name }) => name).toSorted()).toEqual(folders.toSorted());
});
