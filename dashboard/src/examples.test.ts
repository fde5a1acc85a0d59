import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { OPERATIONS as OF_THE_ACCOUNT } from './account/operations';
import { EXAMPLES, examplesFor, PLAYER_ID } from './examples';
import { OPERATIONS as OF_REGISTERING } from './register/operations';
import { BRAND_NAME } from './brand/casinoName';
import { USERNAME } from './session/shownName';

const SDL = resolve(import.meta.dirname, '../../schema/schema.graphql');

test.each(EXAMPLES)('example $query', ({ query, variables }) => {
  const operations = parse(query).definitions.filter((definition) => definition.kind === 'OperationDefinition');
  expect(operations).toHaveLength(1);
  const [operation] = operations;
  const declared = (operation?.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  expect(declared).toEqual(expect.arrayContaining(Object.keys(JSON.parse(variables ?? '{}') as object)));
});

test.each([
  ['plr_01a2', 'plr_01a2'],
  [null, ''],
])('of the player %s the samples are about %o', (playerId, filled) => {
  const written = examplesFor(playerId).map(({ variables = '' }) => variables);
  const ids = written.flatMap((each) => [...each.matchAll(/"playerId": (".*")/g)].map(([, id]) => JSON.parse(id ?? '')));
  expect(ids).toEqual([filled, filled, filled]);
  expect(written.join('')).not.toContain(`"${PLAYER_ID}"`);
});

describe.skipIf(!existsSync(SDL))('against the schema of this server', () => {
  const schema = buildSchema(existsSync(SDL) ? readFileSync(SDL, 'utf8') : 'type Query { a: Int }');

  test.each([...EXAMPLES.map(({ query }) => query), ...OF_THE_ACCOUNT, ...OF_REGISTERING, USERNAME, BRAND_NAME])('%s', (query) => {
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
  });
});
