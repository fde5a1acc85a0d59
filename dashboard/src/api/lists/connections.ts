/** How the cache keeps the pages of a connection: as a list from its start, for as far as each page follows the one before. */

import type { Cache, FieldArgs, Resolver, ResolverConfig, UpdateResolver, UpdatesConfig } from '@urql/exchange-graphcache';

/** The fields of each type that lead to a connection. */
type Fields = Readonly<Record<string, readonly string[]>>;

interface Where {
  parent: string;
  field: string;
  /** All arguments but the cursor: another filter, order or size is another list. */
  others: NonNullable<FieldArgs>;
}

/** Every read of a connection gets the list, whichever of its pages was asked for. */
export function connectionResolvers(connections: Fields): ResolverConfig {
  return eachField(connections, () => listed);
}

/**
 * A first page that comes anew begins the list anew: what was read after the former one may show rows twice, or rows
 * that are no longer there.
 */
export function connectionUpdates(connections: Fields): UpdatesConfig {
  return eachField(connections, () => forgetFollowing) as UpdatesConfig;
}

function eachField<Value>(connections: Fields, valueOf: () => Value): Record<string, Record<string, Value>> {
  return Object.fromEntries(Object.entries(connections).map(([type, fields]) => [type, Object.fromEntries(fields.map((field) => [field, valueOf()]))]));
}

const listed: Resolver = (_, args, cache, { parentKey, fieldName }) => {
  const { after = null, ...others } = args;
  const where = { parent: parentKey, field: fieldName, others };
  const asked = pageAfter(cache, where, after);
  if (asked === null) return undefined;
  const pages = walked(cache, where);
  const list = pages.length === 0 ? [asked] : pages;
  const last = list.at(-1) ?? asked;
  return {
    __typename: cache.resolve(asked, '__typename') as string,
    ...(has(cache, asked, 'nodes') && { nodes: onceEach(list.flatMap((page) => keysAt(cache, page, 'nodes')), (node) => node) }),
    ...(has(cache, asked, 'edges') && { edges: onceEach(list.flatMap((page) => keysAt(cache, page, 'edges')), (edge) => String(cache.resolve(edge, 'node') ?? edge)) }),
    ...(has(cache, last, 'pageInfo') && { pageInfo: cache.resolve(last, 'pageInfo') as string }),
  };
};

const forgetFollowing: UpdateResolver = (_, args, cache, { parentKey, fieldName }) => {
  const listOf = (given: FieldArgs) => cache.keyOfField(fieldName, { ...given, after: null });
  if (typeof args['after'] === 'string') return;
  for (const { fieldName: name, arguments: given } of cache.inspectFields(parentKey)) {
    if (name === fieldName && given?.['after'] && listOf(given) === listOf(args as FieldArgs)) cache.invalidate(parentKey, name, given);
  }
};

/** The pages from the start on, each asked for after the end of the one before; none where the first is not there. */
function walked(cache: Cache, where: Where): string[] {
  const pages: string[] = [];
  const passed = new Set<string>();
  let page = pageAfter(cache, where, null);
  while (page !== null && isReadable(cache, page)) {
    pages.push(page);
    const end = endOf(cache, page);
    if (end === null || passed.has(end)) break;
    passed.add(end);
    page = pageAfter(cache, where, end);
  }
  return pages;
}

function pageAfter(cache: Cache, { parent, field, others }: Where, after: unknown): string | null {
  const args = after === null ? others : { ...others, after };
  const page = cache.resolve(parent, field, Object.keys(args).length === 0 ? null : (args as FieldArgs));
  return typeof page === 'string' ? page : null;
}

/** The cursor that a page ends at; null where the list ends there. */
function endOf(cache: Cache, page: string): string | null {
  const info = cache.resolve(page, 'pageInfo');
  if (typeof info !== 'string' || cache.resolve(info, 'hasNextPage') === false) return null;
  const end = cache.resolve(info, 'endCursor');
  return typeof end === 'string' ? end : null;
}

/** False where a row was taken out of the cache. */
function isReadable(cache: Cache, page: string): boolean {
  return keysAt(cache, page, 'nodes').every((node) => typeof cache.resolve(node, '__typename') === 'string');
}

function has(cache: Cache, page: string, field: string): boolean {
  return cache.resolve(page, field) !== undefined;
}

function keysAt(cache: Cache, page: string, field: string): string[] {
  const keys = cache.resolve(page, field);
  return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
}

/** A row that moved from one page to the next between their answers is in both. */
function onceEach(keys: readonly string[], rowOf: (key: string) => string): string[] {
  const rows = new Set<string>();
  return keys.filter((key) => rows.size < rows.add(rowOf(key)).size);
}
