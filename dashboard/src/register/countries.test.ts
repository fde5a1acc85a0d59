import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CODES, named } from './countries';

test('the countries are those of the server', () => {
  const source = readFileSync(resolve(import.meta.dirname, '../../../domain/players/profile/countries.py'), 'utf8');
  const theirs = source.split('"""').find((part) => part.includes(' AD '));
  expect(theirs?.trim().split(/\s+/)).toEqual(CODES);
});

test('countries are in the order of the language', () => {
  expect(named(['AT', 'ES', 'IT'], 'region', 'en').map(({ name }) => name)).toEqual(['Austria', 'Italy', 'Spain']);
  expect(named(['AT', 'ES', 'IT'], 'region', 'de').map(({ name }) => name)).toEqual(['Italien', 'Österreich', 'Spanien']);
});

test('countries and currencies are listed by name', () => {
  expect(named(CODES, 'region', 'en')[0]).toEqual({ code: 'AF', name: 'Afghanistan' });
  expect(named(['USD', 'USDT', 'EUR'], 'currency', 'en')).toEqual([
    { code: 'EUR', name: 'Euro' },
    { code: 'USD', name: 'US Dollar' },
    { code: 'USDT', name: 'USDT' },
  ]);
});
