import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema, parse, print, validate } from 'graphql';
import { expect, test } from 'vitest';
import { pruned } from './pruning';

const SCHEMA = buildSchema(readFileSync(resolve(import.meta.dirname, '../../../schema/schema.graphql'), 'utf8'));

const WHOLE = parse(`query Player($id: ID!, $first: Int) {
  player(id: $id) { __typename id email changes(first: $first) { __typename nodes { __typename field } } }
}`);

/** As text; and whatever is left is a document that the server would take. */
function left(document: ReturnType<typeof parse>, ...denied: string[]): string | null {
  const found = pruned(document, (coordinate) => !denied.includes(coordinate));
  if (found) expect(validate(SCHEMA, found)).toEqual([]);
  return found && print(found).replaceAll(/\s+/g, ' ');
}

const without = (...denied: string[]) => left(WHOLE, ...denied);

test('nothing denied leaves the very same document', () => {
  expect(pruned(WHOLE, () => true)).toBe(WHOLE);
  expect(pruned(WITH_FRAGMENTS, () => true)).toBe(WITH_FRAGMENTS);
});

test.each([
  ['a field', 'Player.email', 'email'],
  ['a list', 'Player.changes', 'changes'],
  ['an argument of it', 'Player.changes(first)', 'changes'],
  ['all that it holds', 'PlayerChange.field', 'changes'],
])('%s that is denied is not asked for', (_, denied, gone) => {
  expect(without(denied)).not.toContain(gone);
  expect(without(denied)).toContain('id');
});

test('a variable that nothing uses any more is not declared', () => {
  expect(without('Player.changes')).not.toContain('$first');
  expect(without('Player.email')).toContain('$first');
});

test('there is no document where the root is denied', () => {
  expect(without('Query.player')).toBeNull();
});

const INLINE = parse('query N($id: ID!) { node(id: $id) { __typename id ... on Player { email } ... on Wallet { currency } } }');

test('inline fragments are pruned by their own type', () => {
  expect(left(INLINE, 'Player.email')).toBe('query N($id: ID!) { node(id: $id) { __typename id ... on Wallet { currency } } }');
});

/** Listed as the server lists them: of objects and roots, and never of an interface. */
const LISTED = new Set(['Query.node', 'Query.node(id)', 'Player.id', 'Player.email', 'Wallet.id', 'Wallet.currency']);

test('a field of an interface is asked for where any type that it can be has it', () => {
  expect(pruned(INLINE, (coordinate) => LISTED.has(coordinate))).toBe(INLINE);
  const none = pruned(INLINE, (coordinate) => LISTED.has(coordinate) && !coordinate.endsWith('.id'));
  expect(none && print(none)).not.toMatch(/\bid\s/);
});

const WITH_FRAGMENTS = parse(`
  query Player($id: ID!, $first: Int, $isLong: Boolean!) {
    player(id: $id) { __typename ...Names ...Listed @include(if: $isLong) ...Contacts }
    node(id: $id) { __typename ...Names ... on Player { ...Contacts } }
  }
  fragment Names on Player { __typename id name { first } }
  fragment Contacts on Player { __typename email ...Phone }
  fragment Phone on Player { __typename phone }
  fragment Listed on Player { changes(first: $first) { __typename nodes { ...Change } } }
  fragment Change on PlayerChange { field }
`);

test('fields of named fragments are pruned by the type of the fragment', () => {
  const text = left(WITH_FRAGMENTS, 'Player.email');
  expect(text).toContain('fragment Contacts on Player { __typename ...Phone }');
  expect(text).toContain('fragment Phone on Player { __typename phone }');
});

test('a fragment of which nothing is left goes, with where it is spread', () => {
  const text = left(WITH_FRAGMENTS, 'Player.email', 'Player.phone');
  expect(text).not.toContain('Contacts');
  expect(text).not.toContain('Phone');
  expect(text).toContain('...Names');
});

test('fragments that nothing spreads any more go, and so do their variables', () => {
  const text = left(WITH_FRAGMENTS, 'Player.changes');
  expect(text).not.toMatch(/Listed|Change|\$first|\$isLong/);
  expect(left(WITH_FRAGMENTS, 'PlayerChange.field')).not.toMatch(/Listed|Change|\$first|\$isLong/);
  expect(left(WITH_FRAGMENTS, 'Player.email')).toMatch(/\$first.*\$isLong/);
});

test('fragments of a root that is denied go with it', () => {
  const document = parse('query Q($id: ID!) { player(id: $id) { ...Names } viewer { name } } fragment Names on Player { id }');
  expect(left(document, 'Query.player')).toBe('query Q { viewer { name } }');
  expect(left(document, 'Player.id')).toBe('query Q { viewer { name } }');
});

test('a mutation is sent whole', () => {
  const mutation = parse('mutation A($input: TagInput!) { addTag(input: $input) { ...Outcome } } fragment Outcome on TagAdded { __typename }');
  expect(pruned(mutation, () => false)).toBe(mutation);
});
