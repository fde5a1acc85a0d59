import { beforeEach, expect, test, vi } from 'vitest';
import { requestOf } from './waitingRequests';

let kept: string | null = null;
const store = { getItem: () => kept, setItem: (_: string, value: string) => void (kept = value) };
const given = (key: string, amount = '500.00') => ({ input: { playerId: 'plr_1', key, amount: { amount, currency: 'EUR' }, grantId: `of-${key}` } });
const send = (key: string, amount?: string, who = 'anna') => requestOf(who, 'GrantFunds', given(key, amount), store);
const WAITS = { __typename: 'SecondPersonNeeded', approval: { state: 'PENDING' } };

beforeEach(() => {
  kept = null;
  vi.useRealTimers();
});

test('what waits for another operator is sent again under its first key', async () => {
  (await send('one')).answered(WAITS);
  expect((await send('two')).variables).toEqual(given('one'));
  expect((await send('two', '600.00')).variables).toEqual(given('two', '600.00'));
  expect((await send('two', '500.00', 'bob')).variables).toEqual(given('two'));
});

test.each([
  ['done', { __typename: 'FundsGranted' }],
  ['rejected by the other operator', { __typename: 'SecondPersonNeeded', approval: { state: 'REJECTED' } }],
])('once it is %s, the same request is a new one', async (_, outcome) => {
  (await send('one')).answered(WAITS);
  (await send('two')).answered(outcome);
  expect((await send('three')).variables).toEqual(given('three'));
});

test('an approval lasts a day, and so does the key', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  (await send('one')).answered(WAITS);
  vi.setSystemTime(24 * 3_600_000 - 1);
  expect((await send('two')).variables).toEqual(given('one'));
  vi.setSystemTime(24 * 3_600_000);
  expect((await send('two')).variables).toEqual(given('two'));
});

test('nothing of the request is kept but its digest', async () => {
  (await send('one')).answered(WAITS);
  expect(kept).not.toContain('plr_1');
  expect(kept).not.toContain('500');
});

test('what has no key is sent as it is, and nothing is kept', async () => {
  const request = await requestOf('anna', 'AddNote', { input: { text: 'called' } }, store);
  expect(request.variables).toEqual({ input: { text: 'called' } });
  request.answered(WAITS);
  expect(kept).toBeNull();
});
