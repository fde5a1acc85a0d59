import { expect, test } from 'vitest';
import { isSubscription, withKnownName } from './fetcher';

const TWO = 'query Look { a } subscription Watch { b }';

test.each([
  ['{ a }', undefined, false],
  ['subscription { a }', undefined, true],
  [TWO, 'Look', false],
  [TWO, 'Watch', true],
  [TWO, undefined, false],
  ['subscription { a', undefined, false],
])('%s, operation %s', (query, operationName, answer) => {
  expect(isSubscription({ query, ...(operationName && { operationName }) })).toBe(answer);
});

test('a name the document has no longer is not sent', () => {
  expect(withKnownName({ query: '{ a }', operationName: 'Gone' })).toEqual({ query: '{ a }' });
  expect(withKnownName({ query: TWO, operationName: 'Watch' })).toEqual({ query: TWO, operationName: 'Watch' });
});
