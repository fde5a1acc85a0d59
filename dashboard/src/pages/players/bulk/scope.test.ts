import { expect, test } from 'vitest';
import { choicesFor, countIn, targetsOf, typedFor, type Scope } from './scope';

const selected = (count: number): Scope => ({ is: 'selected', ids: Array.from({ length: count }, (_, index) => `plr_${index}`) });
const filtered = (count: number): Scope => ({ is: 'filter', filter: { country: ['DE'] }, count });

test('selected players go by their ids, others by the filter', () => {
  expect(targetsOf(selected(2))).toEqual({ playerIds: ['plr_0', 'plr_1'] });
  expect(targetsOf(filtered(7))).toEqual({ filter: { country: ['DE'] } });
  expect([countIn(selected(2)), countIn(filtered(7))]).toEqual([2, 7]);
});

test.each([
  ['tag', selected(99), undefined],
  ['tag', selected(100), '100'],
  ['tag', filtered(1204), '1204'],
  ['status', selected(9), undefined],
  ['status', selected(10), '10'],
  ['status', filtered(9), undefined],
] as const)('%s of many: %# types %s', (what, scope, typed) => expect(typedFor(what, scope)).toBe(typed));

const STATUSES = ['ACTIVE', 'DORMANT', 'SUSPENDED', 'CLOSED'] as const;
const ROWS = [
  { id: 'plr_0', allowedMoves: ['SUSPENDED' as const, 'CLOSED' as const] },
  { id: 'plr_1', allowedMoves: ['SUSPENDED' as const] },
  { id: 'plr_2', allowedMoves: ['ACTIVE' as const] },
];

test('of selected players the statuses that some of them may be moved to', () => {
  expect(choicesFor(selected(2), ROWS, STATUSES)).toEqual([
    { status: 'SUSPENDED', allowed: 2 },
    { status: 'CLOSED', allowed: 1 },
  ]);
});

test('of a filter those that a loaded row may be moved to', () => {
  expect(choicesFor(filtered(500), ROWS, STATUSES)).toEqual([
    { status: 'ACTIVE', allowed: null },
    { status: 'SUSPENDED', allowed: null },
    { status: 'CLOSED', allowed: null },
  ]);
});
