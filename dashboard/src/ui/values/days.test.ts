import { expect, test } from 'vitest';
import { addDays, dayIn, daysOfPreset, endOfDay, periodOf, startOfDay, type Preset } from './days';

test.each([
  ['2026-01-15', 'UTC', '2026-01-15T00:00:00.000Z'],
  ['2026-01-15', 'Europe/Rome', '2026-01-14T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Rome', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Rome', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Rome', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Rome', '2026-10-25T23:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-01-15', 'Asia/Kathmandu', '2026-01-14T18:15:00.000Z'],
])('%s begins in %s at %s, summer time or not', (day, zone, instant) => {
  expect(startOfDay(day, zone)).toBe(instant);
});

test('a day ends where the next begins', () => {
  expect(endOfDay('2026-03-29', 'Europe/Rome')).toBe('2026-03-29T22:00:00.000Z');
});

test.each(['', 'yesterday', '2026-13-01', undefined])('%s is no day', (day) => {
  expect(startOfDay(day, 'UTC')).toBeNull();
});

test('days are added over the ends of months', () => {
  expect([addDays('2026-01-31', 1), addDays('2026-03-01', -1)]).toEqual(['2026-02-01', '2026-02-28']);
});

test('the day is that of the zone', () => {
  expect([dayIn(Date.parse('2026-01-14T23:30:00Z'), 'Europe/Rome'), dayIn(Date.parse('2026-01-14T23:30:00Z'), 'UTC')]).toEqual(['2026-01-15', '2026-01-14']);
});

test('a period may be open on one side, and is none without both', () => {
  expect(periodOf('2026-01-15', undefined, 'UTC')).toEqual({ from: '2026-01-15T00:00:00.000Z' });
  expect(periodOf(undefined, '2026-01-15', 'UTC')).toEqual({ until: '2026-01-16T00:00:00.000Z' });
  expect(periodOf(undefined, '', 'UTC')).toBeNull();
});

test.each<[Preset, string, string]>([
  ['today', '2026-03-01', '2026-03-01'],
  ['yesterday', '2026-02-28', '2026-02-28'],
  ['week', '2026-02-23', '2026-03-01'],
  ['month', '2026-01-31', '2026-03-01'],
  ['thisMonth', '2026-03-01', '2026-03-01'],
])('%s, on the first of March, is from %s to %s', (preset, from, until) => {
  expect(daysOfPreset(preset, '2026-03-01')).toEqual({ from, until });
});
