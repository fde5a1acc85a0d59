import { expect, test } from 'vitest';
import { refusalOf } from './refusals';

test.each([
  [{ __typename: 'FactorRemoved' }, null],
  [{ __typename: 'LastFactorStays' }, { refused: 'LastFactorStays' }],
  [{ __typename: 'FactorRefused', reason: 'TOO_MANY' }, { refused: 'TOO_MANY' }],
  [{ __typename: 'FactorRefused', reason: 'A_NEW_ONE' }, { refused: 'other' }],
  [{ __typename: 'SomethingNew' }, { refused: 'other' }],
  [{ code: 'NOTHING_CHANGED' } as const, { code: 'NOTHING_CHANGED' }],
])('%o is refused as %o', (outcome, refusal) => {
  expect(refusalOf(outcome, 'FactorRemoved')).toEqual(refusal);
});
