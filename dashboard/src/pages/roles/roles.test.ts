import { expect, test } from 'vitest';
import { editsOf, everyPermission, isGiven, sourcesOf } from './roles';

const ROLES = [
  { name: 'operator', has: ['node:read', 'player:read'] },
  { name: 'support', has: ['operator', 'player.notes:write'] },
  { name: 'risk', has: ['operator', 'player.notes:write', 'withdrawals:review'] },
  { name: 'admin', has: ['support', 'risk', 'policy:change'] },
];

test('a role has its own permissions first, then those of each role it builds on, each once', () => {
  expect(sourcesOf('admin', ROLES)).toEqual([
    { role: 'admin', permissions: ['policy:change'] },
    { role: 'risk', permissions: ['player.notes:write', 'withdrawals:review'] },
    { role: 'operator', permissions: ['node:read', 'player:read'] },
  ]);
  expect(sourcesOf('unknown', ROLES)).toEqual([]);
});

test('roles that build on one another are no endless walk', () => {
  const circle = [
    { name: 'one', has: ['two', 'a:read'] },
    { name: 'two', has: ['one', 'b:read'] },
  ];
  expect(sourcesOf('one', circle).map(({ role }) => role)).toEqual(['one', 'two']);
});

test('every permission is there once, and no role', () => {
  expect(everyPermission(ROLES)).toEqual(['node:read', 'player.notes:write', 'player:read', 'policy:change', 'withdrawals:review']);
});

test('permissions are given and taken, each by an edit', () => {
  expect(editsOf('support', ['statement:read'], ['player.notes:write'])).toEqual([
    { grant: { role: 'support', has: 'statement:read' } },
    { withdraw: { role: 'support', has: 'player.notes:write' } },
  ]);
});

test.each([
  ['OPERATOR', 'support', true],
  ['OPERATOR', 'operator', true],
  ['OPERATOR', 'enrolling', false],
  ['SERVICE', 'game_server', false],
  ['PLAYER', 'player', false],
] as const)('%s %s is given to operators: %s', (kind, name, given) => {
  expect(isGiven({ kind, name })).toBe(given);
});
