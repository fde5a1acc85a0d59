import { expect, test } from 'vitest';
import { filterOf } from './ledgerFilters';

test('only what the address names is asked for', () => {
  expect(filterOf({ kind: 'BET,WIN', open: 'txn_1', sort: 'at' }, 'UTC')).toEqual({ kinds: ['BET', 'WIN'] });
});

test('days are instants of the zone', () => {
  expect(filterOf({ period: '2026-11-01..2026-11-30' }, 'UTC')).toEqual({ period: { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' } });
});

test('a size of amounts counts in one currency alone', () => {
  expect(filterOf({ currency: 'eur', least: '10' }, 'UTC')).toEqual({ currency: ['EUR'], amount: { currency: 'EUR', min: '10', max: null } });
  expect(filterOf({ currency: 'EUR,SEK', least: '10' }, 'UTC')).toEqual({ currency: ['EUR', 'SEK'] });
});
