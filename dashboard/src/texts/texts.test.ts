import { expect, test } from 'vitest';
import { languageHere, localeOf, placeOf } from './texts';

test.each([
  [null, ['de-AT', 'en'], 'de'],
  ['es', ['de'], 'es'],
  [null, ['fr-FR', 'it'], 'it'],
  [null, ['fr'], 'en'],
  ['xx', [], 'en'],
])('stored %s, wanted %o: %s', (stored, wanted, language) => {
  expect(languageHere(stored, wanted)).toBe(language);
});

test.each([
  ['de', ['de-AT', 'de'], 'de-AT'],
  ['en', ['de-AT', 'en-GB'], 'en-GB'],
  ['it', ['de-AT'], 'it'],
] as const)('%s in a browser that asks for %o is %s', (language, wanted, locale) => {
  expect(localeOf(language, wanted)).toBe(locale);
});

test.each([
  ['./common/en.json', 'common', 'en'],
  ['../pages/players/texts/de.json', 'players', 'de'],
  ['../shell/texts/it.json', 'shell', 'it'],
])('%s holds %s in %s', (path, namespace, language) => {
  expect(placeOf(path)).toEqual({ namespace, language });
});
