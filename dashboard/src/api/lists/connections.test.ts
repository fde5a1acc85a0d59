import type { Client, RequestPolicy } from 'urql';
import { pipe, subscribe } from 'wonka';
import { beforeEach, expect, test } from 'vitest';
import { FORGET, IN_BOX, ListServer, RENAMED, THINGS, type Listed } from './listServer.test.fixture';

let server: ListServer;
let client: Client;

beforeEach(() => {
  server = new ListServer();
  server.list('abcde');
  client = server.client();
});

async function read(variables: object = {}, requestPolicy: RequestPolicy = 'network-only'): Promise<Listed> {
  const { data } = await client.query(THINGS, variables, { requestPolicy }).toPromise();
  return data?.things as Listed;
}

const cached = (variables: object = {}) => read(variables, 'cache-only');
const ids = ({ nodes }: Pick<Listed, 'nodes'>) => nodes.map(({ id }) => id).join('');

test('pages are one list, and it ends where the last of them does', async () => {
  await read();
  const two = await read({ after: '1' });
  expect(ids(two)).toBe('abcd');
  expect(two.edges.map(({ cursor }) => cursor)).toEqual(['0', '1', '2', '3']);
  expect(two.pageInfo).toMatchObject({ hasNextPage: true, endCursor: '3' });
  const whole = await read({ after: '3' });
  expect(ids(whole)).toBe('abcde');
  expect(whole.pageInfo).toMatchObject({ hasNextPage: false, endCursor: '4' });
  expect(ids(await cached())).toBe('abcde');
});

test('the first page grows as those that follow come', async () => {
  const seen: string[] = [];
  const { unsubscribe } = pipe(
    client.query(THINGS, {}),
    subscribe(({ data }) => data && seen.push(ids(data.things))),
  );
  await read({ after: '1' });
  unsubscribe();
  expect(seen).toEqual(['ab', 'abcd']);
});

test('a first page that comes anew begins the list anew: no gap, and nothing that is gone', async () => {
  await read();
  await read({ after: '1' });
  server.list('bde');
  expect(ids(await read())).toBe('bd');
  expect(ids(await cached())).toBe('bd');
  server.list('abde');
  // It ends where a page from before began, which holds a row that is gone.
  expect(ids(await read())).toBe('ab');
  expect(ids(await read({ after: '1' }))).toBe('abde');
});

test('a page that does not follow is not joined, and the list goes on from where it ends', async () => {
  await read();
  server.list('acde');
  expect(ids(await read())).toBe('ac');
  // It was on its way when the start came anew.
  const late = await read({ after: '1' });
  expect(ids(late)).toBe('ac');
  expect(late.pageInfo).toMatchObject({ hasNextPage: true, endCursor: '2' });
  expect(ids(await read({ after: '2' }))).toBe('acde');
});

test('another filter or size is another list', async () => {
  await read({ of: 'abc' });
  await read({ of: 'abc', after: '1' });
  expect(ids(await read({ of: 'de' }))).toBe('de');
  expect(ids(await read({ first: 1 }))).toBe('a');
  await read();
  expect(ids(await cached({ of: 'abc' }))).toBe('abc');
  await read({ of: 'abc' });
  expect(ids(await cached({ of: 'abc' }))).toBe('ab');
});

test('counts are those of the page that was asked for', async () => {
  await read();
  server.list('abcdef');
  expect((await read({ after: '1' })).totalCount).toBe(6);
  expect((await cached()).totalCount).toBe(5);
});

test('a row that moved on is shown once', async () => {
  await read();
  server.places.set('a', 9);
  server.list('bca');
  const moved = await read({ after: '1' });
  expect(ids(moved)).toBe('abc');
  expect(moved.edges.map(({ node }) => node.id).join('')).toBe('abc');
});

test('a list whose start is not in the cache is the page that was asked for', async () => {
  expect(ids(await read({ after: '1' }))).toBe('cd');
  await read();
  await client.mutation(FORGET, {}).toPromise();
  expect(await cached()).toBeUndefined();
  expect(ids(await read({ after: '1' }))).toBe('cd');
  expect(ids(await read())).toBe('ab');
});

test('a list ends before a page with a row that was invalidated, and is read anew where that is the first', async () => {
  await read();
  await read({ after: '1' });
  await client.mutation(FORGET, { id: 'd' }).toPromise();
  expect(ids(await cached())).toBe('ab');
  await client.mutation(FORGET, { id: 'a' }).toPromise();
  expect(await cached()).toBeUndefined();
  expect(ids(await read({}, 'cache-first'))).toBe('ab');
});

test('a push changes a row of any page in its place', async () => {
  await read();
  await read({ after: '1' });
  const { unsubscribe } = pipe(
    client.subscription(RENAMED, {}),
    subscribe(() => undefined),
  );
  server.rename('d', 'new');
  const { nodes } = await cached();
  unsubscribe();
  expect(nodes.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'new']);
});

test('a list of one thing is kept beside it', async () => {
  const inBox = async (variables: object) => {
    const { data } = await client.query(IN_BOX, variables, { requestPolicy: 'network-only' }).toPromise();
    return ids(data?.box.things as Listed);
  };
  await read();
  expect(await inBox({})).toBe('ab');
  expect(await inBox({ after: '1' })).toBe('abcd');
  expect(await inBox({})).toBe('ab');
  expect(ids(await cached())).toBe('ab');
});
