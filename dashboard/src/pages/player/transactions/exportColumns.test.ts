import { expect, test } from 'vitest';
import { exportableColumns } from './exportColumns';

/** The columns without one coordinate. */
const names = (denied: string) => exportableColumns((coordinate) => coordinate !== denied).map(({ name }) => name as string);

test('an amount is in the file where both it and its parts may be read', () => {
  expect(names('')).toContain('amount');
  expect(names('Transaction.amount')).not.toContain('amount');
  expect(names('Money.currency')).not.toContain('amount');
  expect(names('Transaction.actor')).not.toContain('actor');
});
