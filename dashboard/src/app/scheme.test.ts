import { expect, test } from 'vitest';
import { schemeOf } from './scheme';

test.each([
  ['dark', false, 'dark'],
  ['light', true, 'light'],
  ['auto', true, 'dark'],
  [null, true, 'dark'],
  [null, false, 'light'],
] as const)('chosen %s where the system prefers dark: %s, it is %s', (stored, prefersDark, scheme) => {
  expect(schemeOf(stored, prefersDark)).toBe(scheme);
});
