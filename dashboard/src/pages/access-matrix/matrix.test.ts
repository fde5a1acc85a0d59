import { describe, expect, test } from 'vitest';
import type { AccessLevel } from './gql/graphql';
import { coordinatesOf, editsFor, heirs, inherited, levelAt, linesOf, possibleLevels, type Filter, type Rights, type Wish } from './matrix';

const of = (levels: Record<string, AccessLevel>): ReadonlyMap<string, AccessLevel> => new Map(Object.entries(levels));
const RIGHTS: Rights = new Map([
  ['support', of({ 'Player.email': 'MASKED', 'PlayerFilter.email': 'WRITE', 'Query.players': 'CALL' })],
  ['risk', of({ 'Player.email': 'READ', 'Player.phone': 'READ', 'Query.players': 'CALL' })],
]);
const EVERY: Filter = { text: '', levels: [], differing: false };
const COLUMNS = ['support', 'risk'];

function named(filter: Partial<Filter>): string[] {
  return linesOf(coordinatesOf(RIGHTS), RIGHTS, COLUMNS, { ...EVERY, ...filter }).map((line) => (line.kind === 'type' ? `${line.type} ${line.count}` : line.field));
}

test('coordinates stand under their type', () => {
  expect(named({})).toEqual(['Player 2', 'email', 'phone', 'PlayerFilter 1', 'email', 'Query 1', 'players']);
});

test('a text, a level and a difference leave rows out', () => {
  expect(named({ text: 'PHONE' })).toEqual(['Player 1', 'phone']);
  expect(named({ levels: ['MASKED'] })).toEqual(['Player 1', 'email']);
  expect(named({ levels: ['NONE'] })).toEqual(['Player 1', 'phone', 'PlayerFilter 1', 'email']);
  expect(named({ differing: true })).not.toContain('players');
});

test('what is not listed is denied', () => {
  expect(levelAt(RIGHTS, 'support', 'Player.phone')).toBe('NONE');
  expect(levelAt(RIGHTS, 'unknown', 'Player.phone')).toBe('NONE');
});

test.each([
  ['Query.players', ['CALL', 'NONE']],
  ['PlayerFilter.email', ['WRITE', 'NONE']],
  ['Player.email', ['READ', 'MASKED', 'NONE']],
])('%s can be %o', (coordinate, levels) => {
  expect(possibleLevels(RIGHTS, coordinate)).toEqual(levels);
});

const place = { role: 'support', coordinate: 'Player.email' };
const wish = (now: AccessLevel, wanted: Wish['wanted'], isForbidden = false): Wish => ({ ...place, now, wanted, isForbidden });

describe('edits', () => {
  test('a rise allows', () => expect(editsFor(wish('MASKED', 'READ'))).toEqual([{ allow: { ...place, level: 'READ' } }]));
  test('nothing denies everything', () => expect(editsFor(wish('READ', 'NONE'))).toEqual([{ deny: { ...place, level: null } }]));
  test('a fall denies what is above, and allows what stays', () =>
    expect(editsFor(wish('READ', 'MASKED'))).toEqual([{ deny: { ...place, level: 'READ' } }, { allow: { ...place, level: 'MASKED' } }]));
  test('what is forbidden is cleared before it is allowed', () =>
    expect(editsFor(wish('NONE', 'READ', true))).toEqual([{ clear: place }, { allow: { ...place, level: 'READ' } }]));
  test('the standard has no rules of operators', () => expect(editsFor(wish('READ', 'STANDARD'))).toEqual([{ clear: place }]));
});

test('roles with the rights of another change with it', () => {
  const roles = [
    { name: 'operator', has: ['player:read'] },
    { name: 'support', has: ['operator'] },
    { name: 'support_lead', has: ['support'] },
    { name: 'risk', has: ['operator'] },
  ];
  expect(heirs('support', roles)).toEqual(['support_lead']);
  expect(heirs('operator', roles)).toEqual(['risk', 'support', 'support_lead']);
  expect(inherited('READ', wish('MASKED', 'READ'))).toBeNull();
  expect(inherited('NONE', wish('NONE', 'MASKED'))).toBe('MASKED');
  expect(inherited('READ', wish('READ', 'NONE'))).toBe('NONE');
  expect(inherited('READ', wish('READ', 'MASKED'))).toBe('MASKED');
  expect(inherited('READ', wish('READ', 'STANDARD'))).toBeNull();
});
