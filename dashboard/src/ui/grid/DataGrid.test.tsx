// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTexts } from '../../texts/texts';
import type { ListState } from '../lists/NextRows';
import { DataGrid, type Props } from './DataGrid';

interface Row {
  id: string;
  amount: string;
  note: string;
}

const ROWS: readonly Row[] = [{ id: 'one', amount: '5.00', note: 'by hand' }];
const COLUMNS = (['id', 'amount', 'note'] as const).map((id) => ({ id, title: `Its ${id}`, width: 100, cell: (row: Row) => row[id] }));

beforeAll(async () => {
  // The grid draws the rows that fit, and here nothing has a size.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  await startTexts();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(given: Partial<Props<Row>> = {}) {
  return render(<DataGrid label="Things" rows={ROWS} columns={COLUMNS} phone={['id', 'amount']} idOf={({ id }) => id} empty={null} {...given} />, { wrapper: MantineProvider });
}

function onPhone() {
  const query = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined };
  vi.stubGlobal('matchMedia', () => query);
}

test('next rows that did not come are told at the end of those there are, with the way to try again', () => {
  const retry = vi.fn();
  const pages: ListState = { hasMore: true, isFetching: false, more: () => undefined, unread: { what: 'next', refusal: { code: 'OFFLINE', message: '' }, retry } };
  const { rerender } = show({ pages });
  screen.getByText('5.00');
  const notice = screen.getByRole('alert');
  expect(notice.textContent).toContain('The next rows could not be read.');
  fireEvent.click(within(notice).getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('-1');
  rerender(<DataGrid label="Things" rows={ROWS} columns={COLUMNS} phone={['id', 'amount']} idOf={({ id }) => id} empty={null} pages={{ ...pages, unread: null, hasMore: false }} />);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('2');
});

test('on a phone a row has the values it was given places for, and opens all of them where it leads nowhere', async () => {
  onPhone();
  show();
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Its id', 'Its amount']);
  expect(screen.queryByText('by hand')).toBeNull();
  fireEvent.click(screen.getByText('5.00'));
  const details = await waitFor(() => screen.getByRole('dialog'));
  within(details).getByText('by hand');
});

test('on a phone a row that leads somewhere goes there', () => {
  onPhone();
  const onOpen = vi.fn();
  show({ onOpen });
  fireEvent.click(screen.getByText('5.00'));
  expect(onOpen).toHaveBeenCalledWith(ROWS[0]);
});
