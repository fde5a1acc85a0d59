import { expect, test } from 'vitest';
import { pathTo, problemOf } from './providers';

test.each([
  ['', null],
  ['?sso=corp&problem=no_role', 'Your provider knows you, but you have no role here.'],
  ['?problem=<b>', 'Signing in at your provider did not work.'],
])('%s is said as %s', (search, said) => {
  expect(problemOf(search)).toBe(said);
});

test('the way to a provider remembers where one was going', () => {
  const provider = { name: 'corp', title: 'Example Corp', path: '/auth/operators/sso/corp' };
  expect(pathTo(provider, '/account?realm=operators')).toBe(
    '/auth/operators/sso/corp?continue=%2Faccount%3Frealm%3Doperators',
  );
});
