import { beforeAll, expect, test, vi } from 'vitest';
import { agoOf, dayOf, digitsOf, momentOf, signOf } from './formats';

beforeAll(() => {
  vi.stubGlobal('navigator', { languages: ['en-US', 'es-CL'] });
});

test.each([
  ['1234.50', 'en', '1,234.50'],
  ['1234.50', 'de', '1.234,50'],
  ['1234.50', 'es', '1.234,50'],
  ['-0.10', 'en', '−0.10'],
  ['123456789012345678.99', 'en', '123,456,789,012,345,678.99'],
  ['0.00000001', 'en', '0.00000001'],
  ['5', 'it', '5'],
])('%s in %s is %s: as many digits as were sent', (amount, language, written) => {
  expect(digitsOf(amount, language)).toBe(written);
});

test.each([
  ['-0.01', -1],
  ['0.00', 0],
  ['-0.00', 0],
  ['0.10', 1],
])('the sign of %s is %i', (amount, sign) => {
  expect(signOf(amount)).toBe(sign);
});

test('an instant is shown in the zone that was chosen', () => {
  expect(momentOf('2026-01-31T23:30:00Z', 'en', 'Europe/Rome')).toMatch(/Feb 1, 2026, 12:30:00.AM/);
});

test('a day is written as the country of the browser writes it', () => {
  expect(dayOf('1990-01-28', 'es')).toBe('28-01-1990');
});

test('a calendar day stays the day it is', () => {
  expect(dayOf('1990-02-28', 'en')).toBe('Feb 28, 1990');
});

test.each([
  [-30, '30 seconds ago'],
  [-3_600, '1 hour ago'],
  [-172_800, '2 days ago'],
  [2, 'now'],
  [10, 'now'],
  [11, 'in 11 seconds'],
])('%i seconds from now is %s', (seconds, words) => {
  expect(agoOf(new Date(seconds * 1000).toISOString(), 0, 'en')).toBe(words);
});
