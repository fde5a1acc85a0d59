import { describe, expect, test } from 'vitest';
import { differenceOf, linesOf, slotsOf, valuesOf } from './figures';

const from = (at: string) => ({ from: at });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('lines', () => {
  test('hold what may be read alone', () => {
    const day = { registrations: 0 };
    expect(linesOf({ today: day, yesterday: { registrations: 3 }, lastWeek: day })).toEqual([
      { key: 'registrations', name: 'registrations', currency: null, today: '0', yesterday: '3', lastWeek: '0' },
    ]);
  });

  test('keep currencies apart, and a day without one has moved zero of it', () => {
    const today = { money: [{ currency: 'EUR', stakes: eur('120.50') }] };
    const yesterday = { money: [{ currency: 'JPY', stakes: { amount: '900', currency: 'JPY' } }] };
    expect(linesOf({ today, yesterday, lastWeek: { money: [] } }).map((line) => [line.key, line.today, line.yesterday, line.lastWeek])).toEqual([
      ['stakes.EUR', '120.50', '0.00', '0.00'],
      ['stakes.JPY', '0', '900', '0'],
    ]);
  });

  test('a negative result has a plain zero beside it', () => {
    expect(valuesOf([{ money: [{ currency: 'EUR', ggr: eur('-120.50') }] }, { money: [] }], 'ggr', 'EUR')).toEqual(['-120.50', '0.00']);
  });
});

test.each([
  ['12.50', '10.00', '2.50', 1, 250],
  ['0.05', '0.10', '-0.05', -1, 500],
  ['-5.00', '5.00', '-10.00', -1, 2000],
  ['7', '7', '0', 0, 0],
  ['3', '0', '3', 1, null],
  ['90071992547409930.01', '90071992547409930.00', '0.01', 1, 0],
])('from %s to %s', (now, before, amount, sign, thousandths) => {
  expect(differenceOf(now, before)).toEqual({ amount, sign, thousandths });
});

describe('hours', () => {
  test('stand beside the same hour of the other day', () => {
    const slots = slotsOf([from('2026-11-29T23:00:00Z')], [from('2026-11-28T23:00:00Z'), from('2026-11-29T00:00:00Z')], 'Europe/Berlin');
    expect(slots.map(({ clock, today, yesterday }) => [clock, today !== null, yesterday !== null])).toEqual([
      ['00:00', true, true],
      ['01:00', false, true],
    ]);
  });

  test('that the clock shows twice are two', () => {
    const slots = slotsOf([from('2026-10-25T00:00:00Z'), from('2026-10-25T01:00:00Z')], [from('2026-10-24T00:00:00Z')], 'Europe/Berlin');
    expect(slots.map(({ clock, today, yesterday }) => [clock, today !== null, yesterday !== null])).toEqual([
      ['02:00', true, true],
      ['02:00', true, false],
    ]);
  });
});
