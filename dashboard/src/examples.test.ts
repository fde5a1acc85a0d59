import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { OPERATIONS } from './account/operations';
import { EXAMPLES } from './examples';

const SDL = resolve(import.meta.dirname, '../../schema/schema.graphql');

test.each(EXAMPLES)('example $query', ({ query, variables }) => {
  const operations = parse(query).definitions.filter((definition) => definition.kind === 'OperationDefinition');
  expect(operations).toHaveLength(1);
  const [operation] = operations;
  const declared = (operation?.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  expect(declared).toEqual(expect.arrayContaining(Object.keys(JSON.parse(variables ?? '{}') as object)));
});

describe.skipIf(!existsSync(SDL))('against the schema of this server', () => {
  const schema = buildSchema(existsSync(SDL) ? readFileSync(SDL, 'utf8') : 'type Query { a: Int }');

  test.each([...EXAMPLES.map(({ query }) => query), ...OPERATIONS])('%s', (query) => {
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
  });
});
