import { expect, test, vi } from 'vitest';
import { dayPattern, typedDay, typedTime, writtenDay } from './dayText';

const LETTERS = { day: 'TT', month: 'MM', year: 'JJJJ' };

// A browser in American English, in which the console may speak any of its languages.
vi.stubGlobal('navigator', { languages: ['en-US'] });

test.each([
  ['de', '31.12.2026', 'TT.MM.JJJJ'],
  ['it', '31/12/2026', 'TT/MM/JJJJ'],
  ['es', '31/12/2026', 'TT/MM/JJJJ'],
  ['en', '12/31/2026', 'MM/TT/JJJJ'],
])('in %s a day is written %s, and read as it is written', (language, written, pattern) => {
  expect(writtenDay('2026-12-31', language)).toBe(written);
  expect(dayPattern(LETTERS, language)).toBe(pattern);
  expect(typedDay(written, language, false)).toBe('2026-12-31');
});

test.each([
  ['1.2.2026', '2026-02-01'],
  ['01-02-2026', '2026-02-01'],
  [' 01 02 2026 ', '2026-02-01'],
  ['2026-02-01', '2026-02-01'],
  ['29.2.2024', '2024-02-29'],
  ['29.2.2026', null],
  ['31.4.2026', null],
  ['2.13.2026', null],
  ['0.1.2026', null],
  ['1.2.', null],
  ['1.2.202', null],
  ['1.2.2026.3', null],
  ['morgen', null],
  ['', null],
])('typed in German, "%s" is %s', (text, day) => {
  expect(typedDay(text, 'de', true)).toBe(day);
});

test('a year of two figures is taken once the day is typed', () => {
  expect(typedDay('1.2.26', 'de', false)).toBeNull();
  expect(typedDay('1.2.26', 'de', true)).toBe('2026-02-01');
});

test.each([
  ['9:30', '09:30'],
  ['09.30', '09:30'],
  ['23:59', '23:59'],
  ['24:00', null],
  ['9:60', null],
  ['9', null],
])('the time "%s" is %s', (text, time) => {
  expect(typedTime(text)).toBe(time);
});
