import { astFromValue, buildClientSchema, buildSchema, introspectionFromSchema, print, type GraphQLInputObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { showDefaults } from './defaults';

const SCHEMA = buildClientSchema(
  introspectionFromSchema(
    buildSchema(`
      enum Odds { DECIMAL FRACTIONAL }
      scalar Day
      input Registration {
        email: String!
        consents: [String!]! = []
        language: String! = "en"
        odds: Odds! = DECIMAL
        hidden: Boolean! = false
        count: Int! = 0
        word: String! = ""
        born: Day = null
        plain: String
      }
      type Query { a(first: Int! = 10, r: Registration): Int }
    `),
  ),
);
showDefaults(SCHEMA);
const FIELDS = (SCHEMA.getType('Registration') as GraphQLInputObjectType).getFields();

test.each([
  ['consents', '[]'],
  ['language', '"en"'],
  ['odds', 'DECIMAL'],
  ['hidden', 'false'],
  ['count', '0'],
  ['word', '""'],
])('%s has its default, %s, and so is not missing', (name, shown) => {
  const field = FIELDS[name];
  expect(field?.defaultValue).toBeTruthy();
  const literal = field && astFromValue(field.defaultValue, field.type);
  expect(literal && print(literal)).toBe(shown);
});

test('inputs without a default stay without, null is one, and arguments have theirs', () => {
  expect([FIELDS['email']?.defaultValue, FIELDS['plain']?.defaultValue]).toEqual([undefined, undefined]);
  expect(FIELDS['born']?.defaultValue).toBeNull();
  expect(SCHEMA.getQueryType()?.getFields()['a']?.args[0]?.defaultValue).toBe(10);
});
