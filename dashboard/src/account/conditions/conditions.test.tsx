// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTexts } from '../../texts/texts';
import { Conditions } from './Conditions';

beforeAll(async () => {
  await startTexts(['account', 'session']);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A server where this is missing until the code 123456 comes back; it notes what was asked of it. */
function withMissing(...missing: string[]): string[] {
  const asked: string[] = [];
  let left = missing;
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: { input?: { contact?: string; code?: string } } };
    const name = /requestVerification|verifyPhone|verifyEmail|missing/.exec(query)?.[0] ?? '';
    asked.push(`${name} ${variables.input?.contact ?? variables.input?.code ?? ''}`.trim());
    if (name === 'missing') return Promise.resolve(Response.json({ data: { viewer: { player: { missing: left } } } }));
    const isRight = variables.input?.code === '123456';
    if (isRight) left = left.filter((each) => name !== `verify${each.charAt(0)}${each.slice(1).toLowerCase()}`);
    const outcome = name === 'requestVerification' ? { __typename: 'CodeSent', challenge: 'c' } : { __typename: isRight ? 'PlayerUpdated' : 'CodeRefused' };
    return Promise.resolve(Response.json({ data: { [name]: outcome } }));
  });
  return asked;
}

test('each condition has a sentence, and only addresses and numbers have a button', async () => {
  withMissing('EMAIL', 'PHONE', 'TERMS', 'IDENTITY');
  const { container } = render(<Conditions />);
  await screen.findByText(/e-mail address is not confirmed/);
  expect(container.querySelectorAll('.notice')).toHaveLength(4);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Send a code to your e-mail address',
    'Send a code to your phone',
  ]);
});

test.each([
  ['PHONE', /to your phone/, 'Code from the text message', 'verifyPhone'],
  ['EMAIL', /to your e-mail/, 'Code from the e-mail', 'verifyEmail'],
])('%s is confirmed by a code, and its notice goes', async (contact, button, label, mutation) => {
  const asked = withMissing(contact);
  const { container } = render(<Conditions />);
  fireEvent.click(await screen.findByRole('button', { name: button }));
  const field = await screen.findByLabelText(label);
  fireEvent.change(field, { target: { value: '12 34 57' } });
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
  await screen.findByText(/This code is wrong/);
  fireEvent.change(field, { target: { value: '1' } });
  expect(screen.queryByText(/This code is wrong/)).toBeNull();
  fireEvent.change(field, { target: { value: '123 456' } });
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
  await vi.waitFor(() => expect(container.textContent).toBe(''));
  expect(asked).toEqual(['missing', `requestVerification ${contact}`, `${mutation} 123457`, `${mutation} 123456`, 'missing']);
});

test('a player whom nothing keeps from playing sees no notice', async () => {
  const asked = withMissing();
  const { container } = render(<Conditions />);
  await vi.waitFor(() => expect(asked).toEqual(['missing']));
  expect(container.textContent).toBe('');
});
