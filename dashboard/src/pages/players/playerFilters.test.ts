import { expect, test } from 'vitest';
import { filterOf, orderOf, playerFilters, sortingOf, writtenSorting } from './playerFilters';

test('an address without filters asks for none', () => {
  expect(filterOf({}, 'UTC')).toEqual({});
});

test('what the address says is what is asked', () => {
  const state = { q: 'ada', status: 'ACTIVE,DORMANT', country: 'de', vip: '3,4', registered: '2026-11-01..', columns: 'tags' };
  expect(filterOf(state, 'UTC')).toEqual({
    usernamePrefix: 'ada',
    status: ['ACTIVE', 'DORMANT'],
    country: ['DE'],
    vipLevel: [3, 4],
    created: { from: '2026-11-01T00:00:00.000Z' },
  });
});

test('every filter of the bar takes a right of its own', () => {
  const specs = playerFilters(String, () => []);
  expect(new Set(specs.map(({ needs }) => needs)).size).toBe(specs.length);
  for (const { name } of specs) expect(Object.keys(filterOf({ [name]: '1' }, 'UTC')), name).toHaveLength(name === 'registered' || name === 'seen' ? 0 : 1);
});

test.each([
  [undefined, 'created', false],
  ['username', 'username', true],
  ['-balance', 'balance', false],
  ['nonsense', 'created', false],
])('%s sorts by %s', (written, column, isAscending) => {
  const sorting = sortingOf(written === undefined ? {} : { sort: written });
  expect(sorting).toEqual({ column, isAscending });
  expect(orderOf(sorting)).toEqual({ [column]: isAscending ? 'ASC' : 'DESC' });
});

test('an order is written as it is read', () => {
  expect(writtenSorting({ column: 'balance', isAscending: false })).toBe('-balance');
  expect(writtenSorting({ column: 'balance', isAscending: true })).toBe('balance');
});
