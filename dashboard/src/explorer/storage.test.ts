// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { tabStorage } from './storage';

test('clearing what GraphiQL keeps leaves the access token alone', () => {
  sessionStorage.setItem('croupier.token', 'a.b.c');
  tabStorage.setItem('graphiql:tabState', '{}');
  tabStorage.setItem('graphiql:queries', '[]');
  tabStorage.clear();
  expect(Object.keys(sessionStorage)).toEqual(['croupier.token']);
  expect(localStorage.length).toBe(0);
});
