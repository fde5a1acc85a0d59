import { expect, test } from 'vitest';
import { lastOf, rangeOf } from './series';

test.each([
  [0, 100, [0, 106]],
  [40, 100, [0, 106]],
  [-50, -10, [-53, 0]],
  [-50, 50, [-56, 56]],
  [0, 0, [0, 1]],
  [null, null, [0, 1]],
])('values from %s to %s stand on zero', (low, high, range) => {
  expect(rangeOf(low, high)).toEqual(range);
});

test('the last value is the last that there is', () => {
  expect(lastOf(['1', '2', null, null])).toBe('2');
  expect(lastOf([null])).toBe(null);
});
