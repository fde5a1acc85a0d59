import { expect, test } from 'vitest';
import { heldBy } from './savedView';

const VIEWS = [{ id: 'svw_1', name: 'Germans', query: 'country=DE&sort=username' }];

test.each([
  ['country=DE&sort=username', 'svw_1', false],
  ['sort=username&country=DE', 'svw_1', false],
  ['sort=username&country=DE&saved=svw_1', 'svw_1', false],
  ['country=AT&saved=svw_1', 'svw_1', true],
  ['country=AT', undefined, false],
  ['', undefined, false],
])('%s is of the view %s, changed: %s', (query, id, isChanged) => {
  const held = heldBy(VIEWS, query);
  expect(held.shown?.id).toBe(id);
  expect(held.isChanged).toBe(isChanged);
});
