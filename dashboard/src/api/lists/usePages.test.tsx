// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { become } from '../connectionState';
import { ListServer, THINGS } from './listServer.test.fixture';
import { usePages } from './usePages';
import { withClient } from '../withClient.test.fixture';

afterEach(cleanup);

async function shown() {
  const server = new ListServer();
  server.list('abcdefg');
  const wrapper = withClient(server.client());
  const { result, rerender } = renderHook((variables: { of?: string }) => usePages(THINGS, variables, ({ things }) => things), { wrapper, initialProps: {} });
  const rows = () => result.current.rows.map(({ id }) => id).join('');
  const settled = (wanted: string) =>
    waitFor(() => {
      expect(rows()).toBe(wanted);
      expect(result.current.isFetching).toBe(false);
    });
  await settled('ab');
  server.asked = [];
  return { server, rows, settled, rerender, pages: () => result.current };
}

test('one page after another, until there is no more', async () => {
  const { server, settled, pages } = await shown();
  for (const wanted of ['abcd', 'abcdef', 'abcdefg']) {
    expect(pages().hasMore).toBe(true);
    act(() => pages().more());
    // oxlint-disable-next-line no-await-in-loop
    await settled(wanted);
  }
  expect(pages().hasMore).toBe(false);
  act(() => pages().more());
  expect(server.asked).toEqual(['1', '3', '5']);
});

test('asked twice at once, it reads one page', async () => {
  const { server, settled, pages } = await shown();
  act(() => {
    pages().more();
    pages().more();
  });
  await settled('abcd');
  expect(server.asked).toEqual(['1']);
});

test('reading anew reads as much as there was, and shows what was there until then', async () => {
  const { server, rows, settled, pages } = await shown();
  act(() => pages().more());
  await settled('abcd');
  server.list('bcdefg');
  act(() => pages().reload());
  await waitFor(() => expect(pages().isFetching).toBe(true));
  expect(rows()).toBe('abcd');
  await settled('bcde');
  expect(server.asked).toEqual(['1', '', '2']);
});

test('reading anew ends where the list has become shorter', async () => {
  const { server, settled, pages } = await shown();
  act(() => pages().more());
  await settled('abcd');
  server.list('b');
  act(() => pages().reload());
  await settled('b');
  expect(pages().hasMore).toBe(false);
});

test('asked many times, it reads anew once more and no more often', async () => {
  const { server, settled, pages } = await shown();
  act(() => {
    for (let count = 0; count < 5; count += 1) pages().reload();
  });
  await waitFor(() => expect(server.asked).toEqual(['', '']));
  await settled('ab');
});

test('a page that no longer follows is read again from where the list ends now', async () => {
  const { server, settled, pages } = await shown();
  server.list('acdefg');
  act(() => {
    pages().reload();
  });
  await settled('ac');
  act(() => pages().more());
  await settled('acde');
});

test('other variables begin anew', async () => {
  const { settled, rerender, pages } = await shown();
  act(() => pages().more());
  await settled('abcd');
  rerender({ of: 'efg' });
  await settled('ef');
  rerender({});
  await waitFor(() => expect(pages().rows.length).toBe(2));
});

test('once the connection is back, it reads anew what may have changed meanwhile', async () => {
  const { server, settled, pages } = await shown();
  act(() => pages().more());
  await settled('abcd');
  act(() => become('lost'));
  server.list('xabcdefg');
  act(() => become('live'));
  await settled('xabc');
});

test('a next page that does not come is told, with the rows there are, until it is there', async () => {
  const { server, rows, settled, pages } = await shown();
  server.isDown = true;
  act(() => pages().more());
  await waitFor(() => expect(pages().unread).toMatchObject({ what: 'next', refusal: { code: 'OFFLINE' } }));
  expect(rows()).toBe('ab');
  server.isDown = false;
  act(() => pages().unread?.retry());
  await settled('abcd');
  expect(pages().unread).toBeNull();
  expect(server.asked).toEqual(['1']);
});

test('rows that cannot be read anew stay, and that they did is told until they are', async () => {
  const { server, rows, settled, pages } = await shown();
  act(() => pages().more());
  await settled('abcd');
  server.isDown = true;
  act(() => pages().reload());
  await waitFor(() => expect(pages().unread).toMatchObject({ what: 'anew', refusal: { code: 'OFFLINE' } }));
  expect(rows()).toBe('abcd');
  server.isDown = false;
  server.list('bcdefg');
  act(() => pages().unread?.retry());
  await settled('bcde');
  expect(pages().unread).toBeNull();
});

test('where other rows cannot be read, those before are not shown in their place', async () => {
  const { server, rerender, rows, pages } = await shown();
  server.isDown = true;
  rerender({ of: 'efg' });
  await waitFor(() => expect(pages().refusal).toMatchObject({ code: 'OFFLINE' }));
  expect(rows()).toBe('');
  expect(pages().unread).toBeNull();
});
