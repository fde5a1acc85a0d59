import { expect, test } from 'vitest';
import { waitingIn } from './queues';

const NOON = Date.parse('2026-03-02T12:00:00Z');
const COUNTS = [
  { kind: 'ADJUSTMENTS', count: 2, capped: false, oldestAt: '2026-03-02T11:00:00Z' },
  { kind: 'CORRECTIONS', count: 1000, capped: true, oldestAt: '2026-03-01T12:00:00Z' },
  { kind: 'CLIENTS', count: 0, capped: false, oldestAt: null },
];

test.each([
  ['nothing waits', ['CLIENTS'], null],
  ['a queue that is not counted', ['WITHDRAWALS'], null],
  ['one queue', ['ADJUSTMENTS', 'CLIENTS'], { count: 2, isCapped: false, oldestAt: NOON - 3_600_000, isOverdue: false }],
  ['two together, a day old to the moment', ['ADJUSTMENTS', 'CORRECTIONS'], { count: 1002, isCapped: true, oldestAt: NOON - 86_400_000, isOverdue: false }],
])('%s', (_, kinds, waiting) => {
  expect(waitingIn(kinds, COUNTS, NOON)).toEqual(waiting);
});

test('what waits for more than a day is overdue', () => {
  expect(waitingIn(['CORRECTIONS'], COUNTS, NOON + 1)?.isOverdue).toBe(true);
});
