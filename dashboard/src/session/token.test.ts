import { expect, test } from 'vitest';
import { expiryOf, tidyToken } from './token';

test.each([
  ['as it is', 'a.b.c', 'a.b.c'],
  ['with blanks around it', '  a.b.c \n', 'a.b.c'],
  ['broken over lines by a terminal', 'a.b\n  .c', 'a.b.c'],
  ['with its scheme', 'Bearer a.b.c', 'a.b.c'],
  ['as a whole header', 'authorization: bearer a.b.c', 'a.b.c'],
  ['nothing but blanks', ' \n', ''],
])('a token pasted %s is understood', (_, pasted, token) => {
  expect(tidyToken(pasted)).toBe(token);
});

const claims = (payload: unknown) => `x.${btoa(JSON.stringify(payload)).replaceAll('=', '')}.x`;

test('a token says when it ends', () => {
  expect(expiryOf(claims({ exp: 4102444800 }))).toEqual(new Date('2100-01-01T00:00:00Z'));
});

test.each([
  ['no payload', 'opaque'],
  ['a payload that is not JSON', 'x.bm90IGpzb24.x'],
  ['no end', claims({})],
  ['an end that is not a number', claims({ exp: 'soon' })],
  ['a payload that is null', claims(null)],
])('a token with %s does not', (_, token) => {
  expect(expiryOf(token)).toBeNull();
});
