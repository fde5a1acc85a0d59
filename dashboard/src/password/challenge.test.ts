import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { asFragment, challengeOf, CODE_MINUTES, endOf } from './challenge';

const ASKED = { id: 'a-b_c', askedAt: 1_764_412_345_678 };

test('a challenge comes back from the fragment it was put into', () => {
  expect(challengeOf(asFragment(ASKED))).toEqual(ASKED);
});

test.each(['', '#', '#asked=5', '#challenge=&asked=5', '#challenge=a&asked=soon'])('%s holds no challenge', (fragment) => {
  expect(challengeOf(fragment)).toBeNull();
});

test.each(['1e300', 'Infinity', '-1', '-1e300', '8640000000000000'])('no code was asked for at %s', (asked) => {
  expect(challengeOf(`#challenge=x&asked=${asked}`)).toBeNull();
});

test('the end of the latest code that is taken can be shown', () => {
  const latest = { id: 'x', askedAt: 8.64e15 - CODE_MINUTES * 60_000 };
  expect(challengeOf(asFragment(latest))).toEqual(latest);
  expect(new Date(endOf(latest)).getTime()).toBe(8.64e15);
});

test('a code is good as long as the server says', () => {
  const codes = readFileSync(resolve(import.meta.dirname, '../../../adapters/valkey/identity/codes.py'), 'utf8');
  expect(codes).toContain(`LIFETIME: Final = timedelta(minutes=${CODE_MINUTES})`);
  expect(endOf(ASKED) - ASKED.askedAt).toBe(300_000);
});
