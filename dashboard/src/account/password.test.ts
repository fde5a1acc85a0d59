import { expect, test } from 'vitest';
import { inWords } from './Password';

test.each([
  [{ __typename: 'PasswordChanged', sessionsEnded: 2 }, 'It is changed. You were signed out everywhere else.'],
  [{ __typename: 'WrongPassword' }, 'This is not the password you have now.'],
  [{ __typename: 'PasswordRefused', objection: 'TOO_SHORT', charactersMin: 15 }, 'It needs at least 15 characters.'],
  [
    { __typename: 'PasswordRefused', objection: 'BREACHED', charactersMin: 15 },
    'It is known from breaches: choose another one.',
  ],
])('%o is said as %s', (outcome, said) => {
  expect(inWords(outcome)).toBe(said);
});
