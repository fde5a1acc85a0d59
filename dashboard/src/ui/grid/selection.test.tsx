// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTexts } from '../../texts/texts';
import { DataGrid } from './DataGrid';
import { useSelection, withAll, withRange } from './selection';

const ROWS = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const PHONE = ['id', 'id'] as const;
const COLUMNS = [{ id: 'id', title: 'Id', width: 100, cell: ({ id }: { id: string }) => id }];

beforeAll(async () => {
  // The grid draws the rows that fit, and here nothing has a size.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  await startTexts();
});

afterEach(cleanup);

function Selectable({ of, onOpen }: { of: string; onOpen?: () => void }) {
  const selection = useSelection(of);
  const [loaded, setLoaded] = useState(2);
  return (
    <>
      <button onClick={() => setLoaded(4)}>more</button>
      <DataGrid
        label="Things"
        rows={ROWS.slice(0, loaded)}
        columns={COLUMNS}
        phone={PHONE}
        idOf={({ id }) => id}
        empty={null}
        {...(onOpen && { onOpen })}
        selection={{ ...selection, actions: <button>act on {[...selection.ids].join()}</button> }}
      />
    </>
  );
}

function show(of = '', onOpen?: () => void) {
  const { rerender } = render(<Selectable of={of} {...(onOpen && { onOpen })} />, { wrapper: MantineProvider });
  fireEvent.click(screen.getByText('more'));
  return { grid: screen.getByRole('grid'), filter: (other: string) => rerender(<Selectable of={other} />) };
}

const selected = () => screen.getAllByRole('row', { selected: true }).map(({ textContent }) => textContent);
const boxes = () => screen.getAllByRole('checkbox', { name: 'Select this row' });

test('x selects the row of the cursor, once more does not, and the count is told', () => {
  const { grid } = show();
  expect(grid.getAttribute('aria-multiselectable')).toBe('true');
  fireEvent.keyDown(grid, { key: 'j' });
  fireEvent.keyDown(grid, { key: 'x' });
  expect(selected()).toEqual(['b']);
  expect(screen.getByRole('status').textContent).toBe('1 row selected');
  expect(screen.getByText('act on b')).toBeTruthy();
  fireEvent.keyDown(grid, { key: 'x' });
  expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
  expect(screen.getByRole('status').textContent).toBe('');
  expect(screen.queryByText(/act on/)).toBeNull();
});

test('a box selects without opening its row, and with shift all from the last one', () => {
  const open = vi.fn<() => void>();
  show('', open);
  fireEvent.click(boxes()[1] as HTMLElement);
  fireEvent.click(boxes()[3] as HTMLElement, { shiftKey: true });
  expect(selected()).toEqual(['b', 'c', 'd']);
  expect(open).not.toHaveBeenCalled();
});

test('the box above selects every loaded row, Escape none', () => {
  const { grid } = show();
  const all = screen.getByRole('checkbox', { name: 'Select every loaded row' });
  fireEvent.click(all);
  expect(selected()).toEqual(['a', 'b', 'c', 'd']);
  fireEvent.click(all);
  expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
  fireEvent.click(all);
  fireEvent.keyDown(grid, { key: 'Escape' });
  expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
});

test('another filter begins with nothing selected', () => {
  const { grid, filter } = show('status=ACTIVE');
  fireEvent.keyDown(grid, { key: 'x' });
  expect(selected()).toEqual(['a']);
  filter('status=BANNED');
  expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
});

test('rows that are no longer loaded stay selected', () => {
  expect([...withAll(new Set(['gone']), ['a', 'b'])]).toEqual(['gone', 'a', 'b']);
  expect([...withAll(new Set(['gone', 'a', 'b']), ['a', 'b'])]).toEqual(['gone']);
});

test.each([
  [0, 2, ['a', 'b', 'c']],
  [2, 1, ['b', 'c']],
  [3, 3, ['d']],
])('a range from %i to %i', (from, to, wanted) => {
  expect([...withRange(new Set(), ['a', 'b', 'c', 'd'], from, to)]).toEqual(wanted);
});
