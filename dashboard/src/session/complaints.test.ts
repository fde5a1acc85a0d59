// @vitest-environment happy-dom
import { beforeAll, expect, test } from 'vitest';
import { startTexts, translatorOf } from '../texts/texts';
import { complaintInWords, complaintOf, type Complaint } from './complaints';

beforeAll(async () => {
  await startTexts(['session']);
});

test.each<[Complaint, string]>([
  [{ code: 'WRONG' }, 'This is not right. Check what you typed and try again.'],
  [{ code: 'SUSPENDED' }, 'Your account is suspended. Ask our support what to do.'],
  [{ code: 'CLOSED' }, 'Your account is closed. Ask our support if you think this is wrong.'],
  [{ code: 'TRY_LATER', seconds: 12.2 }, 'Too many attempts. Try again in 13 seconds.'],
  [{ code: 'TRY_LATER', seconds: 0.2 }, 'Too many attempts. Try again in 1 second.'],
  [{ code: 'TRY_LATER', seconds: 90 }, 'Too many attempts. Try again in 90 seconds.'],
  [{ code: 'TRY_LATER', seconds: 91 }, 'Too many attempts. Try again in 2 minutes.'],
  [{ code: 'TRY_LATER' }, 'Too many attempts. Try again in a while.'],
  [{ code: 'STATUS', status: 418 }, 'The server answered with status 418.'],
  [{ code: 'SAID', message: 'Words of the server.' }, 'Words of the server.'],
])('%o is said as %s', (complaint, words) => {
  expect(complaintInWords(translatorOf('session'), complaint)).toBe(words);
});

test.each([
  [undefined, { code: 'UNEXPECTED' }],
  [{ message: 'No', extensions: { code: 'RATE_LIMITED', retryAfter: 4 } }, { code: 'TRY_LATER', seconds: 4 }],
  [{ message: 'You may not', extensions: { code: 'FORBIDDEN' } }, { code: 'NOT_ALLOWED' }],
  [{ message: 'There is no such brand', extensions: { code: 'BAD_USER_INPUT' } }, { code: 'SAID', message: 'There is no such brand' }],
])('the error %o is the complaint %o', (refusal, complaint) => {
  expect(complaintOf(refusal)).toEqual(complaint);
});
