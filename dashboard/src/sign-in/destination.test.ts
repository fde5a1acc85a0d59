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
  expect(destination(search, 'https://croupier.test')).toBe(where);
});

test.each([
  ['/sign-in/players', 'players'],
  ['/sign-in/operators', 'operators'],
])('%s is the page of %s', (path, realm) => {
  expect(realmOf(path)).toBe(realm);
});
