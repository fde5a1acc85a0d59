/** A client with the cache as the console has it, and a server that answers from a list of one-letter ids. */

import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, CombinedError, gql, type Exchange, type Operation, type OperationResult } from 'urql';
import { filter, fromPromise, makeSubject, merge, mergeMap, pipe } from 'wonka';
import { connectionResolvers, connectionUpdates } from './connections';

const CONNECTIONS = { Query: ['things'], Box: ['things'] };
export const THINGS = gql<{ things: Listed }, { of?: string | undefined; first?: number | undefined; after?: string | null | undefined }>(`
  query Things($of: String, $first: Int, $after: String) {
    things(of: $of, first: $first, after: $after) {
      __typename
      totalCount
      nodes { __typename id name }
      edges { __typename cursor node { __typename id } }
      pageInfo { __typename hasNextPage endCursor }
    }
  }
`);
export const IN_BOX = gql<{ box: { things: Listed } }>(`
  query InBox($after: String) {
    box { __typename id things(after: $after) { __typename nodes { __typename id name } pageInfo { __typename hasNextPage endCursor } } }
  }
`);
export const RENAMED = gql('subscription Renamed { renamed { __typename id name } }');
export const FORGET = gql('mutation Forget($id: String) { forget(id: $id) }');

interface Thing {
  id: string;
  name: string;
}

export interface Listed {
  totalCount: number;
  nodes: readonly Thing[];
  edges: readonly { cursor: string; node: Thing }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Asked {
  of?: string;
  first?: number;
  after?: string;
}

/** Ids in the order of the list, and a cursor for each: rows that come before it move nothing after it. */
export class ListServer {
  rows: string[] = [];
  /** What was asked: `after` of each, an empty text for the start. */
  asked: string[] = [];
  /** No answer: every request fails. */
  isDown = false;
  readonly places = new Map<string, number>();
  private push: (renamed: object) => void = () => undefined;

  list(text: string): void {
    this.rows = [...text];
    for (const [index, id] of this.rows.entries()) if (!this.places.has(id)) this.places.set(id, index);
  }

  rename(id: string, name: string): void {
    this.push({ __typename: 'Thing', id, name });
  }

  client(): Client {
    const keys = Object.fromEntries(['ThingConnection', 'ThingEdge', 'PageInfo'].map((type) => [type, () => null]));
    const updates = { ...connectionUpdates(CONNECTIONS), Mutation: { forget } };
    const cache = cacheExchange({ keys, resolvers: connectionResolvers(CONNECTIONS), updates: updates as never });
    return new Client({ url: 'http://unused.test', preferGetMethod: false, requestPolicy: 'cache-and-network', exchanges: [cache, this.exchange] });
  }

  private readonly exchange: Exchange = () => (operations$) => {
    const { source: pushes$, next } = makeSubject<OperationResult>();
    const answers$ = pipe(
      operations$,
      filter((operation) => {
        if (operation.kind === 'subscription') this.push = (renamed) => next({ operation, data: { renamed }, stale: false, hasNext: true });
        return operation.kind === 'query' || operation.kind === 'mutation';
      }),
      mergeMap((operation) => fromPromise(Promise.resolve(this.result(operation)))),
    );
    return merge([answers$, pushes$]);
  };

  private result(operation: Operation): OperationResult {
    const rest = { operation, stale: false, hasNext: false };
    if (this.isDown) return { ...rest, data: undefined, error: new CombinedError({ networkError: new Error('down') }) };
    return { ...rest, data: this.answer(operation) };
  }

  private answer({ kind, query, variables }: Operation): object {
    if (kind === 'mutation') return { forget: true };
    const things = this.page(variables as Asked);
    this.asked.push((variables as Asked).after ?? '');
    return query.loc?.source.body.includes('box') ? { box: { __typename: 'Box', id: 'b', things } } : { things };
  }

  private page({ of, first = 2, after }: Asked) {
    const listed = this.rows.filter((id) => of === undefined || of.includes(id));
    const rest = listed.filter((id) => after === undefined || (this.places.get(id) ?? 0) > Number(after));
    const nodes = rest.slice(0, first).map((id) => ({ __typename: 'Thing', id, name: id.toUpperCase() }));
    const cursors = nodes.map(({ id }) => String(this.places.get(id)));
    return {
      __typename: 'ThingConnection',
      totalCount: listed.length,
      nodes,
      edges: nodes.map((node, index) => ({ __typename: 'ThingEdge', cursor: cursors[index], node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: rest.length > first, endCursor: cursors.at(-1) ?? null },
    };
  }
}

interface Invalidating {
  invalidate: (key: string, field?: string) => void;
}

/** One thing, or the list of all where none is named. */
function forget(_: unknown, { id }: { id?: string }, cache: Invalidating): void {
  if (id === undefined) cache.invalidate('Query', 'things');
  else cache.invalidate(`Thing:${id}`);
}
