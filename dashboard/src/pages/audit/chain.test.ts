import { expect, test } from 'vitest';
import { chainOf, missingOf } from './chain';

const at = (day: string, seq: number) => ({ day, seq, hash: `hash of ${day} ${seq}` });

test.each([
  [[at('b', 3), at('b', 2), at('b', 1)], 0],
  [[at('b', 4), at('b', 2)], 1],
  [[at('b', 5), at('b', 4), at('b', 1)], 2],
  [[at('b', 1), at('a', 9), at('a', 8)], 0],
  [[at('b', 2), at('a', 9)], 1],
  [[], 0],
])('%o has %i places missing', (entries, missing) => {
  expect(missingOf(chainOf(entries))).toBe(missing);
});

test('each day has its places and the hash of the last of them', () => {
  expect(chainOf([at('b', 2), at('b', 1), at('a', 9), at('a', 7)])).toEqual([
    { day: 'b', first: 1, last: 2, missing: 0, hash: 'hash of b 2' },
    { day: 'a', first: 7, last: 9, missing: 1, hash: 'hash of a 9' },
  ]);
});
