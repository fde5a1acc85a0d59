import { expect, test } from 'vitest';
import { problemsOf } from './ResetPage';

test('a refused code is told beside the code, with what to do', () => {
  expect(Object.keys(problemsOf({ state: 'CODE_REFUSED' }))).toEqual(['code']);
});

test.each([
  ['BREACHED', ['password']],
  ['TOO_SHORT', ['password']],
  ['LIKE_THE_LOGIN', ['password', 'code']],
])('of a password refused as %s the problems are with %o', (objection, fields) => {
  expect(Object.keys(problemsOf({ state: 'PASSWORD_REFUSED', objection, charactersMin: 12 }))).toEqual(fields);
});

test('what else went wrong is said of the whole', () => {
  expect(problemsOf({ state: 'REFUSED', complaint: { code: 'TRY_LATER' } })).toEqual({ whole: { code: 'TRY_LATER' } });
});
