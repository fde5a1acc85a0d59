import { expect, test } from 'vitest';
import { fieldsOf } from './fields';
import { EMPTY, inputOf, problemsIn, problemsOf, problemsOfRefusal, type Form } from './form';
import type { Requirements } from './operations';

const NEUTRAL: Requirements = {
  country: 'NZ',
  ageMin: 18,
  requiredFields: ['email', 'username', 'password', 'country', 'currency', 'dateOfBirth'],
  consents: ['TERMS', 'PRIVACY'],
  terms: [{ kind: 'TERMS', version: '2026-07' }],
  currencies: ['EUR', 'NZD'],
  languages: ['de', 'en', 'it'],
};
const NOW = new Date('2026-11-29T12:00:00Z');
const FILLED: Form = {
  typed: {
    email: ' jane@example.com ',
    username: 'jane',
    password: ' correct horse ',
    currency: 'EUR',
    dateOfBirth: '1990-02-28',
    street: 'typed under another country',
  },
  agreed: new Set(['TERMS', 'PRIVACY', 'COOKIES']),
  contactBy: new Set(),
};

test('what is sent is what the country wants: versions in force, no marketing, the password as typed', () => {
  expect(inputOf(FILLED, NEUTRAL, 'it-CH')).toEqual({
    email: 'jane@example.com',
    username: 'jane',
    password: ' correct horse ',
    country: 'NZ',
    currency: 'EUR',
    dateOfBirth: '1990-02-28',
    consents: [
      { kind: 'TERMS', version: '2026-07', given: true },
      { kind: 'PRIVACY', version: 'none published', given: true },
    ],
    contactBy: [],
    language: 'it',
  });
});

test('messages come in English where the browser asks for a language without texts', () => {
  expect(inputOf(FILLED, NEUTRAL, 'fr-FR')).not.toHaveProperty('language');
});

test('an empty form lacks every field and each consent, and a filled one nothing', () => {
  expect(Object.keys(problemsIn(EMPTY, NEUTRAL, NOW))).toEqual([
    'email',
    'username',
    'password',
    'currency',
    'dateOfBirth',
    'consents',
  ]);
  expect(problemsIn(FILLED, NEUTRAL, NOW)).toEqual({});
});

test('what is empty and what is malformed is said together', () => {
  const typed = { email: 'jane', username: 'a b', password: 'short', dateOfBirth: '2020-01-01' };
  expect(Object.keys(problemsIn({ ...EMPTY, typed }, NEUTRAL, NOW))).toEqual([
    'currency',
    'consents',
    'email',
    'username',
    'password',
    'dateOfBirth',
  ]);
});

test.each([
  ['email', 'jane@example.com', 'jane@example'],
  ['username', 'J.a_n-3', 'ja'],
  ['username', 'a'.repeat(30), 'a'.repeat(31)],
  ['password', 'a'.repeat(12), 'a'.repeat(11)],
  ['phone', '+39 (06) 123-4567', '06 1234567'],
  ['phone', '+1234567', '+123456'],
  ['dateOfBirth', '2008-11-30', '2008-12-01'],
])('%s may be %s, and not %s', (name, good, bad) => {
  const wanted = { ...NEUTRAL, requiredFields: [name], consents: [] };
  const problems = (text: string) => problemsIn({ ...EMPTY, typed: { [name]: text } }, wanted, NOW);
  expect(problems(good)).toEqual({});
  expect(Object.keys(problems(bad))).toEqual([name]);
});

test.each([
  ['REQUIRED', 'lastName', 'GB rules require this', { lastName: { code: 'REQUIRED' } }],
  ['UNDER_AGE', 'dateOfBirth', 'Players must be 18 years old', { dateOfBirth: { code: 'UNDER_AGE', age: 18 } }],
  ['INVALID', 'password', 'This password is known', { password: { code: 'INVALID', field: 'password', message: 'This password is known' } }],
  ['CONSENT_REQUIRED', 'consents', 'TERMS must be agreed to', { consents: { code: 'CONSENT_REQUIRED' } }],
  ['INVALID', 'consents.version', 'This is too long', { consents: { code: 'INVALID', field: 'consents', message: 'This is too long' } }],
  ['BUSY', null, 'Too many', { '': { code: 'BUSY' } }],
])('%s of %s is said beside it', (complaint, field, message, problems) => {
  const reasons = [{ complaint, field, message }];
  expect(problemsOf({ __typename: 'RegistrationRefused', reasons }, NEUTRAL)).toEqual(problems);
});

test('names that are taken are said as such', () => {
  expect(Object.keys(problemsOf({ __typename: 'UsernameTaken' }, NEUTRAL))).toEqual(['username']);
  expect(Object.keys(problemsOf({ __typename: 'EmailTaken' }, NEUTRAL))).toEqual(['']);
});

test.each([
  [{ message: 'No', extensions: { code: 'RATE_LIMITED', retryAfter: 4.2 } }, { '': { code: 'TRY_LATER', seconds: 4.2 } }],
  [{ message: 'Not a date.', extensions: { code: 'BAD_USER_INPUT', field: 'input.dateOfBirth' } }, { dateOfBirth: { code: 'INVALID', field: 'dateOfBirth', message: 'Not a date.' } }],
  [{ message: 'There is no such brand' }, { '': { code: 'SAID', message: 'There is no such brand' } }],
  [undefined, { '': { code: 'UNEXPECTED' } }],
])('%o is said where it belongs', (refusal, problems) => {
  expect(problemsOfRefusal(refusal)).toEqual(problems);
});

test('a field that a new pack requires is asked for even without words for it', () => {
  expect(fieldsOf(['country', 'email', 'occupation']).map(({ name }) => name)).toEqual(['email', 'occupation']);
});
