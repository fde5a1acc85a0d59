/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment ListedPlayer on Player {\n    id\n    username\n    externalId\n    email\n    name {\n      first\n      last\n    }\n    status\n    allowedMoves\n    missing\n    country\n    currency\n    jurisdiction\n    vipLevel\n    tags\n    createdAt\n    lastSeenAt\n    source {\n      trafficSource\n      campaign\n    }\n    wallets {\n      id\n      kind\n      currency\n      balance {\n        amount\n        currency\n      }\n    }\n  }\n": typeof types.ListedPlayerFragmentDoc,
    "\n  query Players($filter: PlayerFilter, $sort: PlayerOrder, $first: Int!, $after: String) {\n    players(filter: $filter, sort: $sort, first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...ListedPlayer\n      }\n    }\n  }\n": typeof types.PlayersDocument,
    "\n  query SavedViews($page: String!) {\n    savedViews(page: $page) {\n      id\n      name\n      query\n    }\n  }\n": typeof types.SavedViewsDocument,
    "\n  mutation SaveView($input: SaveViewInput!) {\n    saveView(input: $input) {\n      ... on ViewSaved {\n        view {\n          id\n          name\n          query\n        }\n      }\n      ... on SavedViewNameTaken {\n        message\n      }\n      ... on TooManySavedViews {\n        message\n      }\n      ... on SavedViewNotFound {\n        message\n      }\n    }\n  }\n": typeof types.SaveViewDocument,
    "\n  mutation DeleteView($input: DeleteViewInput!) {\n    deleteView(input: $input) {\n      ... on ViewDeleted {\n        view {\n          id\n        }\n      }\n      ... on SavedViewNotFound {\n        message\n      }\n    }\n  }\n": typeof types.DeleteViewDocument,
    "\n  subscription PlayersInSight($playerIds: [ID!]!) {\n    playersChanged(playerIds: $playerIds) {\n      ...ListedPlayer\n    }\n  }\n": typeof types.PlayersInSightDocument,
    "\n  subscription Registrations {\n    playersRegistered {\n      count\n    }\n  }\n": typeof types.RegistrationsDocument,
    "\n  query NewestPlayer($filter: PlayerFilter!) {\n    players(filter: $filter, sort: { created: DESC }, first: 1) {\n      nodes {\n        id\n        createdAt\n      }\n    }\n  }\n": typeof types.NewestPlayerDocument,
    "\n  query PlayersCount($filter: PlayerFilter) {\n    players(filter: $filter, first: 1) {\n      totalCount\n    }\n  }\n": typeof types.PlayersCountDocument,
    "\n  mutation StartBulkTag($input: StartBulkTagInput!) {\n    startBulkTag(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": typeof types.StartBulkTagDocument,
    "\n  mutation StartBulkStatusMove($input: StartBulkStatusMoveInput!) {\n    startBulkStatusMove(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": typeof types.StartBulkStatusMoveDocument,
    "\n  mutation StartPlayersExport($input: StartPlayersExportInput!) {\n    startPlayersExport(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": typeof types.StartPlayersExportDocument,
};
const documents: Documents = {
    "\n  fragment ListedPlayer on Player {\n    id\n    username\n    externalId\n    email\n    name {\n      first\n      last\n    }\n    status\n    allowedMoves\n    missing\n    country\n    currency\n    jurisdiction\n    vipLevel\n    tags\n    createdAt\n    lastSeenAt\n    source {\n      trafficSource\n      campaign\n    }\n    wallets {\n      id\n      kind\n      currency\n      balance {\n        amount\n        currency\n      }\n    }\n  }\n": types.ListedPlayerFragmentDoc,
    "\n  query Players($filter: PlayerFilter, $sort: PlayerOrder, $first: Int!, $after: String) {\n    players(filter: $filter, sort: $sort, first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...ListedPlayer\n      }\n    }\n  }\n": types.PlayersDocument,
    "\n  query SavedViews($page: String!) {\n    savedViews(page: $page) {\n      id\n      name\n      query\n    }\n  }\n": types.SavedViewsDocument,
    "\n  mutation SaveView($input: SaveViewInput!) {\n    saveView(input: $input) {\n      ... on ViewSaved {\n        view {\n          id\n          name\n          query\n        }\n      }\n      ... on SavedViewNameTaken {\n        message\n      }\n      ... on TooManySavedViews {\n        message\n      }\n      ... on SavedViewNotFound {\n        message\n      }\n    }\n  }\n": types.SaveViewDocument,
    "\n  mutation DeleteView($input: DeleteViewInput!) {\n    deleteView(input: $input) {\n      ... on ViewDeleted {\n        view {\n          id\n        }\n      }\n      ... on SavedViewNotFound {\n        message\n      }\n    }\n  }\n": types.DeleteViewDocument,
    "\n  subscription PlayersInSight($playerIds: [ID!]!) {\n    playersChanged(playerIds: $playerIds) {\n      ...ListedPlayer\n    }\n  }\n": types.PlayersInSightDocument,
    "\n  subscription Registrations {\n    playersRegistered {\n      count\n    }\n  }\n": types.RegistrationsDocument,
    "\n  query NewestPlayer($filter: PlayerFilter!) {\n    players(filter: $filter, sort: { created: DESC }, first: 1) {\n      nodes {\n        id\n        createdAt\n      }\n    }\n  }\n": types.NewestPlayerDocument,
    "\n  query PlayersCount($filter: PlayerFilter) {\n    players(filter: $filter, first: 1) {\n      totalCount\n    }\n  }\n": types.PlayersCountDocument,
    "\n  mutation StartBulkTag($input: StartBulkTagInput!) {\n    startBulkTag(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": types.StartBulkTagDocument,
    "\n  mutation StartBulkStatusMove($input: StartBulkStatusMoveInput!) {\n    startBulkStatusMove(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": types.StartBulkStatusMoveDocument,
    "\n  mutation StartPlayersExport($input: StartPlayersExportInput!) {\n    startPlayersExport(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n": types.StartPlayersExportDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ListedPlayer on Player {\n    id\n    username\n    externalId\n    email\n    name {\n      first\n      last\n    }\n    status\n    allowedMoves\n    missing\n    country\n    currency\n    jurisdiction\n    vipLevel\n    tags\n    createdAt\n    lastSeenAt\n    source {\n      trafficSource\n      campaign\n    }\n    wallets {\n      id\n      kind\n      currency\n      balance {\n        amount\n        currency\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ListedPlayer on Player {\n    id\n    username\n    externalId\n    email\n    name {\n      first\n      last\n    }\n    status\n    allowedMoves\n    missing\n    country\n    currency\n    jurisdiction\n    vipLevel\n    tags\n    createdAt\n    lastSeenAt\n    source {\n      trafficSource\n      campaign\n    }\n    wallets {\n      id\n      kind\n      currency\n      balance {\n        amount\n        currency\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Players($filter: PlayerFilter, $sort: PlayerOrder, $first: Int!, $after: String) {\n    players(filter: $filter, sort: $sort, first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...ListedPlayer\n      }\n    }\n  }\n"): (typeof documents)["\n  query Players($filter: PlayerFilter, $sort: PlayerOrder, $first: Int!, $after: String) {\n    players(filter: $filter, sort: $sort, first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...ListedPlayer\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SavedViews($page: String!) {\n    savedViews(page: $page) {\n      id\n      name\n      query\n    }\n  }\n"): (typeof documents)["\n  query SavedViews($page: String!) {\n    savedViews(page: $page) {\n      id\n      name\n      query\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveView($input: SaveViewInput!) {\n    saveView(input: $input) {\n      ... on ViewSaved {\n        view {\n          id\n          name\n          query\n        }\n      }\n      ... on SavedViewNameTaken {\n        message\n      }\n      ... on TooManySavedViews {\n        message\n      }\n      ... on SavedViewNotFound {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveView($input: SaveViewInput!) {\n    saveView(input: $input) {\n      ... on ViewSaved {\n        view {\n          id\n          name\n          query\n        }\n      }\n      ... on SavedViewNameTaken {\n        message\n      }\n      ... on TooManySavedViews {\n        message\n      }\n      ... on SavedViewNotFound {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteView($input: DeleteViewInput!) {\n    deleteView(input: $input) {\n      ... on ViewDeleted {\n        view {\n          id\n        }\n      }\n      ... on SavedViewNotFound {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteView($input: DeleteViewInput!) {\n    deleteView(input: $input) {\n      ... on ViewDeleted {\n        view {\n          id\n        }\n      }\n      ... on SavedViewNotFound {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PlayersInSight($playerIds: [ID!]!) {\n    playersChanged(playerIds: $playerIds) {\n      ...ListedPlayer\n    }\n  }\n"): (typeof documents)["\n  subscription PlayersInSight($playerIds: [ID!]!) {\n    playersChanged(playerIds: $playerIds) {\n      ...ListedPlayer\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Registrations {\n    playersRegistered {\n      count\n    }\n  }\n"): (typeof documents)["\n  subscription Registrations {\n    playersRegistered {\n      count\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewestPlayer($filter: PlayerFilter!) {\n    players(filter: $filter, sort: { created: DESC }, first: 1) {\n      nodes {\n        id\n        createdAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query NewestPlayer($filter: PlayerFilter!) {\n    players(filter: $filter, sort: { created: DESC }, first: 1) {\n      nodes {\n        id\n        createdAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlayersCount($filter: PlayerFilter) {\n    players(filter: $filter, first: 1) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query PlayersCount($filter: PlayerFilter) {\n    players(filter: $filter, first: 1) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartBulkTag($input: StartBulkTagInput!) {\n    startBulkTag(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartBulkTag($input: StartBulkTagInput!) {\n    startBulkTag(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartBulkStatusMove($input: StartBulkStatusMoveInput!) {\n    startBulkStatusMove(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartBulkStatusMove($input: StartBulkStatusMoveInput!) {\n    startBulkStatusMove(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartPlayersExport($input: StartPlayersExportInput!) {\n    startPlayersExport(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartPlayersExport($input: StartPlayersExportInput!) {\n    startPlayersExport(input: $input) {\n      __typename\n      ... on JobStarted {\n        job {\n          id\n        }\n      }\n      ... on TooManyJobs {\n        message\n        most\n      }\n      ... on TooManyRows {\n        message\n        most\n        found\n      }\n      ... on JobKeyReused {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;