import { expect, test } from 'vitest';
import { filterOf, idOf } from './entries';

test('an entry is named by its place in the chain', () => {
  expect(idOf({ day: '2026-11-29', seq: 7 })).toBe('2026-11-29/7');
});

test('the address makes the filter', () => {
  expect(filterOf({}, 'UTC')).toBeNull();
  expect(filterOf({ actor: 'operator:anna', player: 'plr_1', period: '2026-11-29..2026-11-29' }, 'UTC')).toEqual({
    actor: 'operator:anna',
    playerId: 'plr_1',
    period: { from: '2026-11-29T00:00:00.000Z', until: '2026-11-30T00:00:00.000Z' },
  });
});
