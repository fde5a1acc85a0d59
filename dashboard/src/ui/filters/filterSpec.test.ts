import { expect, test } from 'vitest';
import { daysOf, manyOf, periodOf, writtenDays, writtenMany } from './filterSpec';

test('several values are written with commas', () => {
  expect(manyOf('ACTIVE,DORMANT')).toEqual(['ACTIVE', 'DORMANT']);
  expect(manyOf(undefined)).toEqual([]);
  expect(writtenMany(['A', 'B'])).toBe('A,B');
  expect(writtenMany([])).toBeUndefined();
});

test.each([
  ['2026-11-01..2026-11-30', '2026-11-01', '2026-11-30'],
  ['..2026-11-30', null, '2026-11-30'],
  ['2026-11-01..', '2026-11-01', null],
  ['nonsense..', null, null],
])('%s is from %s to %s', (written, from, until) => {
  expect(daysOf(written)).toEqual({ from, until });
  if (from !== null || until !== null) expect(writtenDays({ from, until })).toBe(written);
});

test('the last day of a period belongs to it', () => {
  expect(periodOf('2026-11-01..2026-11-01', 'UTC')).toEqual({ from: '2026-11-01T00:00:00.000Z', until: '2026-11-02T00:00:00.000Z' });
  expect(periodOf('..', 'UTC')).toBeNull();
});
