import { expect, test } from 'vitest';
import { isHeavy } from './heavy';
import { following, neighbour } from './useQueue';

const IDS = ['a', 'b', 'c'];

test.each([
  [undefined, 1, 'a'],
  ['a', 1, 'b'],
  ['c', 1, undefined],
  ['a', -1, undefined],
  ['gone', -1, 'a'],
])('from %s by %i: %s', (open, by, wanted) => {
  expect(neighbour(IDS, open, by)).toBe(wanted);
});

test.each([
  ['a', 'b'],
  ['c', 'b'],
  ['gone', 'a'],
  [undefined, 'a'],
])('once %s is decided, %s is opened', (open, wanted) => {
  expect(following(IDS, open)).toBe(wanted);
});

test('the last one of a queue leaves nothing open', () => {
  expect(following(['a'], 'a')).toBeUndefined();
});

test.each([
  ['999.99', false],
  ['1000.00', true],
  ['-1000.00', true],
  ['99999', false],
  ['100000', true],
  ['0.00099999', false],
  ['0.00100000', true],
])('%s is heavy: %s', (amount, wanted) => {
  expect(isHeavy(amount)).toBe(wanted);
});
