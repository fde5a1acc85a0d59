/** Leaves out of a document what its viewer may not read, so that the server has nothing to refuse. */

import type {
  Kind,
  DefinitionNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { fields, implementers } from './schemaShape.json';

const FIELDS = fields as Record<string, Record<string, string>>;
const IMPLEMENTERS = implementers as Record<string, string[]>;
const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** Whether the viewer may use a coordinate: `Type.field` or `Type.field(argument)`. */
export type May = (coordinate: string) => boolean;

/** A fragment by its name, as the viewer may read it; null where nothing of it is left. */
type Fragments = (name: string) => FragmentDefinitionNode | null;

interface Reader {
  may: May;
  fragments: Fragments;
}

/**
 * The document without the fields and arguments that `may` denies, nor what they alone held; null where nothing of
 * it is left. The very same document where nothing is denied. A mutation is sent whole: its outcome is not guessed.
 */
export function pruned(document: DocumentNode, may: May): DocumentNode | null {
  const operations = document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
  if (operations.every(({ operation }) => operation === 'mutation')) return document;
  const reader = { may, fragments: readableFragments(document, may) };
  const left = operations.map((operation) => operationFor(operation, reader)).filter((operation) => operation !== null);
  if (left.length === 0) return null;
  const fragments = spreadIn(left, reader.fragments);
  const isWhole = [...left, ...fragments.values()].every((definition) => document.definitions.includes(definition));
  if (isWhole && left.length === operations.length) return document;
  return { kind: 'Document', definitions: [...left.map((operation) => withUsedVariables(operation, fragments)), ...fragments.values()] };
}

function readableFragments(document: DocumentNode, may: May): Fragments {
  const definitions = new Map(document.definitions.filter((each) => each.kind === 'FragmentDefinition').map((each) => [each.name.value, each]));
  const known = new Map<string, FragmentDefinitionNode | null>();
  const fragments: Fragments = (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const definition = definitions.get(name);
    const left = definition ? withSelections(definition, readable(definition.selectionSet, definition.typeCondition.name.value, { may, fragments })) : null;
    known.set(name, left);
    return left;
  };
  return fragments;
}

function operationFor(operation: OperationDefinitionNode, reader: Reader): OperationDefinitionNode | null {
  return withSelections(operation, readable(operation.selectionSet, ROOTS[operation.operation], reader));
}

/** The node itself where its selections are the same; null where it has none any more. */
function withSelections<Node extends { readonly selectionSet?: SelectionSetNode | undefined }>(node: Node, selectionSet: SelectionSetNode | null): Node | null {
  if (selectionSet === node.selectionSet) return node;
  return selectionSet && { ...node, selectionSet };
}

/** The set itself where all of it may be read; null where nothing but `__typename` is left of more. */
function readable(set: SelectionSetNode, type: string, reader: Reader): SelectionSetNode | null {
  const kept = set.selections.map((selection) => selectionFor(selection, type, reader));
  if (kept.every((selection, index) => selection === set.selections[index])) return set;
  const selections = kept.filter((selection) => selection !== null);
  return selections.some((selection) => !isTypename(selection)) ? { ...set, selections } : null;
}

function selectionFor(selection: SelectionNode, type: string, reader: Reader): SelectionNode | null {
  if (selection.kind === 'Field') return isTypename(selection) ? selection : fieldFor(selection, type, reader);
  if (selection.kind === 'FragmentSpread') return reader.fragments(selection.name.value) && selection;
  return withSelections(selection, readable(selection.selectionSet, selection.typeCondition?.name.value ?? type, reader));
}

function fieldFor(field: FieldNode, type: string, reader: Reader): FieldNode | null {
  const name = field.name.value;
  const wanted = [name, ...(field.arguments ?? []).map((argument) => `${name}(${argument.name.value})`)];
  if (!wanted.every((each) => mayOn(type, each, reader.may))) return null;
  return field.selectionSet ? withSelections(field, readable(field.selectionSet, FIELDS[type]?.[name] ?? '', reader)) : field;
}

/** Rights are on objects: a field of an interface may be read where it may be of any type that it can be. */
function mayOn(type: string, field: string, may: May): boolean {
  return (IMPLEMENTERS[type] ?? [type]).some((each) => may(`${each}.${field}`));
}

function isTypename(selection: SelectionNode): boolean {
  return selection.kind === 'Field' && selection.name.value === '__typename';
}

/** The fragments that these definitions use, and those that they use in turn. */
function spreadIn(definitions: readonly DefinitionNode[], fragments: Fragments): Map<string, FragmentDefinitionNode> {
  const found = new Map<string, FragmentDefinitionNode>();
  const collect = (node: unknown): void => {
    for (const name of namesIn(node, 'FragmentSpread')) {
      const fragment = found.has(name) ? null : fragments(name);
      if (!fragment) continue;
      found.set(name, fragment);
      collect(fragment.selectionSet);
    }
  };
  collect(definitions);
  return found;
}

/** Variables that only left-out fields used would be an error of their own. */
function withUsedVariables(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): OperationDefinitionNode {
  const within = [operation, ...spreadIn([operation], (name) => fragments.get(name) ?? null).values()];
  const used = namesIn(within.flatMap(({ selectionSet, directives }) => [selectionSet, directives]), 'Variable');
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return { ...operation, ...(variableDefinitions && { variableDefinitions }) };
}

/** What the nodes of one kind are called. */
function namesIn(node: unknown, kind: Kind): Set<string> {
  const names = new Set<string>();
  JSON.stringify(node, (key, value: unknown) => {
    if (key === 'loc') return undefined;
    const found = value as { kind?: string; name?: { value: string } } | null;
    if (found?.kind === kind && found.name) names.add(found.name.value);
    return value;
  });
  return names;
}
