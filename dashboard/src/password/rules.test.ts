import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CHARACTERS_MAX, CHARACTERS_MIN, objectionOf, objectionTo, OPERATORS_CHARACTERS_MIN } from './rules';

test.each([
  ['one character too short', 'a'.repeat(11), 'TOO_SHORT'],
  ['long enough', 'a'.repeat(12), undefined],
  ['as long as it may be', 'a'.repeat(256), undefined],
  ['one character too long', 'a'.repeat(257), 'TOO_LONG'],
  ['of pictures, each one character', '🂡'.repeat(11), 'TOO_SHORT'],
])('a password that is %s', (_, password, objection) => {
  expect(objectionTo(password)?.code).toBe(objection);
});

test.each([
  ['BREACHED', 'BREACHED'],
  ['A_NEW_ONE', 'OTHER'],
])('the objection %s of the server has the words of %s', (code, known) => {
  expect(objectionOf(code, 15)).toEqual({ code: known, charactersMin: 15 });
});

test('the bounds are those of the server', () => {
  const rules = readFileSync(resolve(import.meta.dirname, '../../../domain/identity/passwords/rules.py'), 'utf8');
  expect(rules).toContain(`CHARACTERS_MAX: Final = ${CHARACTERS_MAX}\n`);
  expect(rules).toContain(`ActorKind.PLAYER: ${CHARACTERS_MIN}, ActorKind.OPERATOR: ${OPERATORS_CHARACTERS_MIN}}`);
});
