import { expect, test } from 'vitest';
import { inOrder, limitFor, type Limit } from './limits';

function limit(scope: Limit['scope'], currency: string): Limit {
  const money = { __typename: 'Money' as const, amount: '100.00', currency };
  return { __typename: 'MoneyLimit', scope, isDefault: false, perPlayer: money, perMaker: money };
}

const LIMITS = [limit('WITHDRAWAL', 'SEK'), limit('WITHDRAWAL', 'EUR'), limit('BY_HAND', 'SEK'), limit('BY_HAND', 'EUR')];

test('limits stand by currency, those for what is moved by hand first', () => {
  expect(inOrder(LIMITS).map(({ scope, perPlayer }) => `${perPlayer.currency} ${scope}`)).toEqual(['EUR BY_HAND', 'EUR WITHDRAWAL', 'SEK BY_HAND', 'SEK WITHDRAWAL']);
});

test('a change is compared with the limit of its scope and currency', () => {
  expect(limitFor(LIMITS, 'BY_HAND', 'SEK')).toBe(LIMITS[2]);
  expect(limitFor(LIMITS, 'BY_HAND', 'USD')).toBeNull();
});
