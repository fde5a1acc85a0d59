import { expect, test } from 'vitest';
import { pathTo, problemOf } from './providers';

test.each([
  ['', null],
  ['?sso=corp&problem=no_role', 'no_role'],
  ['?problem=<b>', 'other'],
])('%s tells of the problem %s', (search, problem) => {
  expect(problemOf(search)).toBe(problem);
});

test('the way to a provider remembers where one was going', () => {
  const provider = { name: 'corp', title: 'Example Corp', path: '/auth/operators/sso/corp' };
  expect(pathTo(provider, '/account?realm=operators')).toBe(
    '/auth/operators/sso/corp?continue=%2Faccount%3Frealm%3Doperators',
  );
});
