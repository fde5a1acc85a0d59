import { expect, test } from 'vitest';
import { plainOf } from './jsonText';

test.each([
  ['"Anna"', 'Anna'],
  ['["a","b"]', 'a, b'],
  ['[]', '–'],
  ['null', '–'],
  [null, '–'],
  ['3', '3'],
  ['true', 'true'],
  ['{"given":true,"version":"2"}', 'given: true, version: 2'],
  ['***', '***'],
])('%s is shown as %s', (text, shown) => {
  expect(plainOf(text)).toBe(shown);
});
