import { expect, test } from 'vitest';
import { destination, realmOf } from './destination';

test.each([
  ['?continue=/oauth/authorize%3Fclient_id%3Da', '/oauth/authorize?client_id=a'],
  ['', '/'],
  ['?continue=https://evil.test/', '/'],
  ['?continue=//evil.test/', '/'],
  [String.raw`?continue=/\evil.test/`, '/'],
  ['?continue=javascript:alert(1)', '/'],
  ['?continue=/%09/evil.test', '/'],
  ['?continue=/.//evil.test/', '/'],
  ['?continue=/account/..//evil.test/', '/'],
])('%s leads to %s', (search, where) => {
  expect(destination(search, 'https://croupier.test', 'operators')).toBe(where);
});

test.each([
  ['/sign-in/players', 'players'],
  ['/sign-in/operators', 'operators'],
])('%s is the page of %s', (path, realm) => {
  expect(realmOf(path)).toBe(realm);
});

test('players of a brand that the address names come back to it', () => {
  expect(destination('?brand=malta', 'https://croupier.test', 'players')).toBe('/account?realm=players&brand=malta');
});

test.each(['', '?continue=https://evil.test/', '?continue=//evil.test/'])('with %s players land on their account', (search) => {
  expect(destination(search, 'https://croupier.test', 'players')).toBe('/account?realm=players');
});
