import { expect, test } from 'vitest';
import { amountOf, limitOf } from './amounts';

test.each([
  ['12', '12'],
  ['12.50', '12.50'],
  ['12,50', '12.50'],
  ['1.234,50', '1234.50'],
  ['1,234.50', '1234.50'],
  ['-0,10', '-0.10'],
  ['−5', '-5'],
  ['+5', '5'],
  ['1 234,5', '1234.5'],
  ['0.00000001', '0.00000001'],
])('%s is %s', (written, amount) => {
  expect(amountOf(written)).toBe(amount);
});

test.each(['', '0', '0.00', '-', 'ten', '1e3', '1,2,3', '12.', '1.2.3'])('%s is no amount', (written) => {
  expect(amountOf(written)).toBeNull();
});

test.each([
  ['0', '0'],
  ['0,00', '0.00'],
  ['1.000,00', '1000.00'],
])('%s is a limit of %s', (written, limit) => {
  expect(limitOf(written)).toBe(limit);
});

test.each(['', '-1', '−0.01', 'ten'])('%s is no limit', (written) => {
  expect(limitOf(written)).toBeNull();
});
