// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeLanguage, startTexts, type Language } from '../texts/texts';
import { useProblemWords, type Problem } from './problems';

beforeEach(async () => {
  await startTexts(['register', 'password', 'session']);
});

afterEach(() => {
  cleanup();
  localStorage.clear();
});

async function said(problem: Problem, language: Language): Promise<string> {
  await act(() => changeLanguage(language));
  return renderHook(() => useProblemWords()).result.current(problem);
}

test.each<[Problem, Language, string]>([
  [{ code: 'INVALID', field: 'password', message: 'This password is known from breaches' }, 'en', 'This password is known from breaches.'],
  [{ code: 'INVALID', field: 'dateOfBirth', message: 'Not a date.' }, 'en', 'Not a date.'],
  [{ code: 'INVALID', field: 'password', message: 'This password is known' }, 'de', 'Dieses Passwort ist nicht sicher genug: Wählen Sie ein anderes.'],
  [{ code: 'INVALID', field: 'occupation', message: 'This is too long' }, 'it', 'Il valore non è valido: lo controlli.'],
  [{ code: 'UNDER_AGE', age: 18 }, 'es', 'Debe tener al menos 18 años para jugar.'],
  [{ code: 'TOO_SHORT', charactersMin: 12 }, 'de', 'Es braucht mindestens 12 Zeichen.'],
  [{ code: 'MALFORMED', field: 'email' }, 'it', 'Questo non è un indirizzo e-mail.'],
  [{ code: 'SAID', message: 'There is no such brand' }, 'de', 'There is no such brand'],
])('%o in %s is said as %s', async (problem, language, words) => {
  expect(await said(problem, language)).toBe(words);
});
