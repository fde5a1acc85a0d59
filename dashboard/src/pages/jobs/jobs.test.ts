import { expect, test } from 'vitest';
import { changesPlayers, isUnderWay, loginOf, mayBeRetried, percentOf, sizeOf, writtenCounts } from './jobs';

const RUNNING = { state: 'RUNNING', total: 200, done: 0, failed: 0 };

test.each([
  ['QUEUED', true],
  ['RUNNING', true],
  ['DONE', false],
  ['CANCELLED', false],
  ['FAILED', false],
])('%s is under way: %s', (state, expected) => expect(isUnderWay(state)).toBe(expected));

test.each([
  ['nothing of 200', RUNNING, 0],
  ['refused players are gone over, too', { ...RUNNING, done: 50, failed: 50 }, 50],
  ['never a hundred before the end', { ...RUNNING, done: 199 }, 99],
  ['how many there are is not known', { ...RUNNING, total: null, done: 5 }, null],
  ['of no players', { ...RUNNING, total: 0 }, 100],
  ['a filter that found fewer than were counted', { ...RUNNING, state: 'DONE', done: 120 }, 100],
  ['more than were counted', { ...RUNNING, done: 220 }, 100],
])('%s', (_, counts, percent) => expect(percentOf(counts)).toBe(percent));

test.each([
  ['BULK_TAG', 'DONE', 1, true],
  ['BULK_STATUS_MOVE', 'FAILED', 3, true],
  ['BULK_TAG', 'DONE', 0, false],
  ['BULK_TAG', 'RUNNING', 1, false],
  ['BULK_TAG', 'CANCELLED', 1, false],
  ['PLAYERS_EXPORT', 'FAILED', 1, false],
])('%s that is %s with %i failures may be retried: %s', (kind, state, failed, expected) => expect(mayBeRetried({ kind, state, failed })).toBe(expected));

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1234, '1.2 kB'],
  [34_567, '35 kB'],
  [12_345_678, '12 MB'],
])('%i bytes are %s', (bytes, written) => expect(sizeOf(bytes, 'en')).toBe(written));

test('an operator is called by the login', () => expect(loginOf('operator:anna')).toBe('anna'));

test('only exports write files', () => {
  expect(['BULK_TAG', 'BULK_STATUS_MOVE', 'PLAYERS_EXPORT', 'TRANSACTIONS_EXPORT'].map(changesPlayers)).toEqual([true, true, false, false]);
});

test('counts are written as the language does', () => {
  expect(writtenCounts({ ...RUNNING, total: 3000, done: 1200, failed: 4 }, 'de')).toEqual({ over: '1.204', total: '3.000' });
  expect(writtenCounts({ ...RUNNING, total: null, done: 7 }, 'de')).toEqual({ over: '7', total: null });
});
