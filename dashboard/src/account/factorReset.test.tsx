// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTexts } from '../texts/texts';
import { FactorReset } from './FactorReset';

beforeAll(async () => {
  await startTexts(['account', 'session']);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A server with a reset in this state, which an objection ends. */
function withReset(state: string, dueAt: string | null): void {
  let now = state;
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const isObjection = body.includes('objectToFactorReset');
    if (isObjection) now = 'OBJECTED';
    const data = isObjection
      ? { objectToFactorReset: { __typename: 'FactorResetDecided' } }
      : { viewer: { player: { factorReset: { state: now, dueAt } } } };
    return Promise.resolve(Response.json({ data }));
  });
}

test('a player objects to a reset that waits, and it is gone', async () => {
  withReset('WAITING', '2100-01-01T00:00:00Z');
  render(<FactorReset />);
  fireEvent.click(await screen.findByRole('button', { name: /Object/ }));
  await vi.waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});

test.each(['COMPLETED', 'REJECTED', 'OBJECTED', 'LAPSED'])('a reset that is %s is nothing to object to', async (state) => {
  withReset(state, null);
  const { container } = render(<FactorReset />);
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  expect(container.textContent).toBe('');
});
