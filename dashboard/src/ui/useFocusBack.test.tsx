// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { startTexts } from '../texts/texts';
import { ActionDialog } from './ActionDialog';
import { Panel } from './layout/Split';

beforeAll(() => startTexts());
afterEach(cleanup);

/** A panel with a button whose dialog is taken away once it is closed, and the button too where that is wanted. */
function Page({ isButtonLost }: { isButtonLost: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isLost, setIsLost] = useState(false);
  const close = () => {
    setIsLost(isButtonLost);
    setIsOpen(false);
  };
  return (
    <main tabIndex={-1}>
      <Panel title="Item" onClose={() => undefined}>
        {!isLost && <button onClick={() => setIsOpen(true)}>ask</button>}
        {isOpen && <ActionDialog isOpen title="Sure" confirm="Do it" onConfirm={() => Promise.resolve(null)} onClose={close} />}
      </Panel>
    </main>
  );
}

test.each([
  ['the button that opened it', false, () => screen.getByRole('button', { name: 'ask' })],
  ['the panel around it where the button is gone', true, () => screen.getByRole('complementary')],
])('after a dialog the focus is at %s', async (_, isButtonLost, wanted) => {
  render(
    <MantineProvider>
      <Page isButtonLost={isButtonLost} />
    </MantineProvider>,
  );
  const opener = screen.getByRole('button', { name: 'ask' });
  opener.focus();
  fireEvent.click(opener);
  const confirm = await screen.findByRole('button', { name: 'Do it' });
  confirm.focus();
  fireEvent.click(confirm);
  await waitFor(() => expect(document.activeElement).toBe(wanted()));
});
