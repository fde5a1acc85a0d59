import { expect, test } from 'vitest';
import { withoutMarkup } from './markup';

test.each([
  [':root{--a:light-dark(#fff,#000)}', true],
  ['@media (width > 400px){a>b{color:red}}', true],
  ['<b>x</b>', false],
  ['x</style><p>', false],
])('%s may be set: %s', (text, may) => {
  expect(withoutMarkup(text) !== null).toBe(may);
});
