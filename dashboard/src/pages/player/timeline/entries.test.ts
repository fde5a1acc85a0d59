import { expect, test } from 'vitest';
import { byDay, placeOf, type Entry } from './entries';

const NOTHING = { statusChange: null, changes: null, note: null, consent: null, correction: null, transaction: null, hold: null, factorReset: null, moneyApproval: null, signIn: null };

function entry(given: Partial<Entry>): Entry {
  return { __typename: 'TimelineEntry', at: '2026-11-29T10:00:00Z', kind: 'NOTE_ADDED', actor: null, ...NOTHING, ...given };
}

test('entries stand under the day they fell on in the zone', () => {
  const entries = ['2026-11-29T00:30:00Z', '2026-11-28T23:30:00Z', '2026-11-28T22:30:00Z'].map((at) => entry({ at }));
  expect(byDay(entries, 'UTC').map(({ day, entries: found }) => [day, found.length])).toEqual([
    ['2026-11-29', 1],
    ['2026-11-28', 2],
  ]);
  expect(byDay(entries, 'Europe/Rome').map(({ day, entries: found }) => [day, found.length])).toEqual([
    ['2026-11-29', 2],
    ['2026-11-28', 1],
  ]);
});

const transaction = { id: 'txn_1', seq: 4, kind: 'BET', game: null, reason: null, amount: null } as const;
const correction = { id: 'cor_1', state: 'PENDING', reason: null, remark: null, changes: [] } as const;
const hold = { id: 'hld_1', reason: null, note: null, liftNote: null, withdrawal: { id: 'wdr_1', amount: null } } as const;

test.each([
  [{ kind: 'NOTE_ADDED' }, { tab: 'notes' }],
  [{ kind: 'PLAY', transaction }, { tab: 'transactions', open: 'txn_1' }],
  [{ kind: 'HOLD_PUT', hold }, { tab: 'payments', open: 'wdr_1' }],
  [{ kind: 'CORRECTION_REQUESTED', correction }, { to: '/corrections?item=cor_1' }],
  [{ kind: 'CORRECTION_DECIDED', correction: { ...correction, state: 'APPROVED' } }, { tab: 'profile' }],
  [{ kind: 'SIGN_IN_FAILED' }, { tab: 'sessions' }],
  [{ kind: 'FACTOR_RESET_ENDED' }, { tab: 'sessions' }],
  [{ kind: 'MONEY_APPROVAL_DECIDED' }, null],
  [{ kind: 'PLAY' }, null],
  [{ kind: null }, null],
] as unknown as [Partial<Entry>, unknown][])('%o leads to %o', (given, place) => {
  expect(placeOf(entry(given))).toEqual(place);
});
