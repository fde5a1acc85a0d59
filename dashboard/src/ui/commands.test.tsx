// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useCommands, useOffered, type Command } from './commands';

afterEach(cleanup);

test('a page offers what can be done while it is shown, and does it as it was last told to', () => {
  const done: string[] = [];
  const command = (what: string): Command => ({ name: 'note', label: 'Add a note', run: () => done.push(what) });
  const offered = renderHook(() => useOffered());
  const page = renderHook(({ what }) => useCommands([command(what)]), { initialProps: { what: 'first' } });
  page.rerender({ what: 'second' });
  expect(offered.result.current.map(({ label }) => label)).toEqual(['Add a note']);
  act(() => offered.result.current[0]?.run());
  expect(done).toEqual(['second']);
  page.unmount();
  expect(offered.result.current).toEqual([]);
});
