#!/usr/bin/env bash
# relayPagination of @urql/exchange-graphcache 9.0.2 joins every page it holds of a connection, in the order of
# their cursors' arrival, without checking that a page begins where the one before it ended.
# A list of which two pages were read and whose first page is then read again, after rows were added at its top,
# lacks the rows that were pushed from the first page onto the second: the list has a gap, and says nothing of it.
# Seen: rows 1 to 4 in pages of two; two newer rows come; the first page is read again. Shown: new2, new1, 3, 4.
# Rows 1 and 2 are on no page that is held, and missing from the list; pageInfo says that there is no more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  @urql/core@6.0.3 @urql/exchange-graphcache@9.0.2 graphql@16.11.0 wonka@6.3.5 >/dev/null 2>&1
cat > ask.mjs <<'JS'
import { Client, gql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { filter, map, pipe } from 'wonka';

let rows = ['1', '2', '3', '4'];
const document = gql`query ($after: String) { rows(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`;

function page(after) {
  const from = after ? rows.indexOf(after) + 1 : 0;
  const nodes = rows.slice(from, from + 2).map((id) => ({ __typename: 'Row', id }));
  const pageInfo = { __typename: 'PageInfo', endCursor: nodes.at(-1)?.id ?? null, hasNextPage: from + 2 < rows.length };
  return { __typename: 'Query', rows: { __typename: 'RowConnection', nodes, pageInfo } };
}

const server = () => (operations) =>
  pipe(
    operations,
    filter(({ kind }) => kind === 'query'),
    map((operation) => ({ operation, data: page(operation.variables.after), stale: false, hasNext: false })),
  );
const cache = cacheExchange({ keys: { RowConnection: () => null, PageInfo: () => null }, resolvers: { Query: { rows: relayPagination() } } });
const client = new Client({ url: 'http://localhost/', exchanges: [cache, server], preferGetMethod: false });
const read = (after, requestPolicy) => client.query(document, { after }, { requestPolicy }).toPromise();

await read(null, 'network-only');
await read('2', 'network-only');
rows = ['new2', 'new1', ...rows];
await read(null, 'network-only');
const shown = (await read(null, 'cache-only')).data.rows;
console.log(shown.nodes.map(({ id }) => id).join(' '), 'more:', shown.pageInfo.hasNextPage);
JS
node ask.mjs | tee seen
diff seen - <<'SEEN'
new2 new1 3 4 more: false
SEEN
