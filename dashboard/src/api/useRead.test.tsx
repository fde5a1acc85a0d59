// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { become } from './connectionState';
import { ListServer, THINGS } from './lists/listServer.test.fixture';
import { useTotal } from './lists/useTotal';
import { useRead, type Options } from './useRead';
import { withClient } from './withClient.test.fixture';

let server: ListServer;

beforeEach(() => {
  server = new ListServer();
  server.list('abc');
  become('live');
});

afterEach(cleanup);

async function reading(options: Options = {}) {
  const { result } = renderHook(() => useRead(THINGS, {}, options), { wrapper: withClient(server.client()) });
  if (!options.pause) await waitFor(() => expect(result.current.data?.things.totalCount).toBe(3));
  server.asked = [];
  return () => result.current;
}

function outage(rows: string): void {
  act(() => become('lost'));
  server.list(rows);
  act(() => become('live'));
}

test('once the connection is back, what is shown is read anew', async () => {
  const read = await reading();
  outage('abcd');
  await waitFor(() => expect(read().data?.things.totalCount).toBe(4));
  expect(server.asked).toEqual(['']);
});

test('what is not shown, or is renewed by its caller, is left alone', async () => {
  await reading({ pause: true });
  await reading({ isRenewedByCaller: true });
  const read = await reading();
  outage('abcd');
  await waitFor(() => expect(read().data?.things.totalCount).toBe(4));
  expect(server.asked).toEqual(['']);
});

test('a total is known once it is asked for, and never that of other variables', async () => {
  const { result, rerender } = renderHook(
    ({ of, pause }) => useTotal(THINGS, { ...(of !== undefined && { of }) }, ({ things }) => things.totalCount, { pause }),
    { wrapper: withClient(server.client()), initialProps: { pause: true } as { of?: string; pause: boolean } },
  );
  expect(server.asked).toEqual([]);
  rerender({ pause: false });
  await waitFor(() => expect(result.current.total).toBe(3));
  rerender({ of: 'ab', pause: true });
  expect(result.current.total).toBeNull();
  rerender({ of: 'ab', pause: false });
  expect(result.current.total).toBeNull();
  await waitFor(() => expect(result.current.total).toBe(2));
});
