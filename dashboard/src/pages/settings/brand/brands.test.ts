import { expect, test } from 'vitest';
import { differences, isCode } from './brands';

const NOW = { name: 'North', timeZone: 'Europe/Malta', currencies: ['EUR'], jurisdictions: [] };

test('only what changes is a difference, a list as a whole', () => {
  expect(differences(NOW, { ...NOW, name: 'Nord', currencies: ['EUR', 'SEK'] })).toEqual([
    { field: 'name', before: ['North'], after: ['Nord'] },
    { field: 'currencies', before: ['EUR'], after: ['EUR', 'SEK'] },
  ]);
  expect(differences(NOW, { ...NOW, currencies: [...NOW.currencies] })).toEqual([]);
});

test('of a new brand everything is new', () => {
  expect(differences(null, NOW).map(({ field, before }) => [field, before])).toEqual([
    ['name', []],
    ['timeZone', []],
    ['currencies', []],
    ['jurisdictions', []],
  ]);
});

test.each([
  ['north', true],
  ['north-2', true],
  ['2north', false],
  ['North', false],
  ['', false],
])('%s is a code: %s', (code, is) => {
  expect(isCode(code)).toBe(is);
});
