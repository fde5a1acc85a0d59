import { expect, test } from 'vitest';
import { arrivedFilter, justAfter, lately } from './newcomers';

test.each([
  ['2026-11-29T22:16:49.123456+00:00', '2026-11-29T22:16:49.123457+00:00'],
  ['2026-11-29T22:16:49+00:00', '2026-11-29T22:16:49.000001+00:00'],
  ['2026-11-29T22:16:49.1Z', '2026-11-29T22:16:49.100001Z'],
  ['2026-11-29T22:59:59.999999+01:00', '2026-11-29T22:00:00.000Z'],
])('just after %s is %s', (at, expected) => expect(justAfter(at)).toBe(expected));

const SINCE = '2026-11-29T12:00:00.000000+00:00';
const AFTER = '2026-11-29T12:00:00.000001+00:00';

test.each([
  ['every player', {}, SINCE, { created: { from: AFTER, until: null } }],
  ['of one country', { country: ['DE'] }, SINCE, { country: ['DE'], created: { from: AFTER, until: null } }],
  ['an empty list', { country: ['DE'] }, null, { country: ['DE'] }],
  ['an earlier beginning', { created: { from: '2026-11-01T00:00:00Z', until: null } }, SINCE, { created: { from: AFTER, until: null } }],
  ['a later beginning', { created: { from: '2026-11-30T00:00:00Z', until: null } }, SINCE, { created: { from: '2026-11-30T00:00:00Z', until: null } }],
  ['a period that goes on', { created: { from: null, until: '2026-11-30T00:00:00Z' } }, SINCE, { created: { from: AFTER, until: '2026-11-30T00:00:00Z' } }],
  ['a period that is over', { created: { from: null, until: '2026-11-29T00:00:00Z' } }, SINCE, null],
])('who arrived: %s', (_, filter, since, expected) => expect(arrivedFilter(filter, since)).toEqual(expected));

test('the newest is looked for in the last day', () => {
  expect(lately({ vipLevel: [1] }, Date.parse('2026-11-29T12:00:00Z'))).toEqual({ vipLevel: [1], created: { from: '2026-11-28T12:00:00.000001Z', until: null } });
});
