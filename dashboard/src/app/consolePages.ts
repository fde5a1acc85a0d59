import { GROUPS, type ConsolePage } from './consolePage';

/** Every page of the console: what `page.ts` of each folder of `src/pages` says. */
export const CONSOLE_PAGES: readonly ConsolePage[] = Object.values(
  import.meta.glob<ConsolePage>('../pages/*/page.ts', { eager: true, import: 'page' }),
);

/** Those in the navigation that may be used, by group. */
export function navigationFor(may: (coordinate: string) => boolean): { group: string; pages: ConsolePage[] }[] {
  const shown = CONSOLE_PAGES.filter(({ navigation, needs }) => navigation && may(needs));
  return GROUPS.map((group) => ({
    group,
    pages: shown.filter(({ navigation }) => navigation?.group === group).toSorted((a, b) => (a.navigation?.order ?? 0) - (b.navigation?.order ?? 0)),
  })).filter(({ pages }) => pages.length > 0);
}
