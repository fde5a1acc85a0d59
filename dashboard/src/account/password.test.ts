import { expect, test } from 'vitest';
import { saidOf } from './Password';

test.each([
  [{ __typename: 'PasswordChanged', sessionsEnded: 2 }, { whole: { outcome: 'changed' } }],
  [{ __typename: 'WrongPassword' }, { current: { outcome: 'wrong' } }],
  [{ __typename: 'TooManyAttempts' }, { whole: { outcome: 'later' } }],
  [{ __typename: 'PasswordRefused', objection: 'TOO_SHORT', charactersMin: 15 }, { wanted: { code: 'TOO_SHORT', charactersMin: 15 } }],
])('%o is said as %o', (outcome, said) => {
  expect(saidOf(outcome)).toEqual(said);
});
