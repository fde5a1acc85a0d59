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
    "\n  query Operators($first: Int!, $after: String) {\n    operators(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n        roles\n        createdAt\n        createdBy\n      }\n    }\n  }\n": typeof types.OperatorsDocument,
    "\n  query RolesToAssign {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n    }\n  }\n": typeof types.RolesToAssignDocument,
    "\n  mutation CreateOperator($input: CreateOperatorInput!) {\n    createOperator(input: $input) {\n      __typename\n      ... on OperatorCreated {\n        operator {\n          id\n        }\n      }\n      ... on LoginTaken {\n        message\n      }\n    }\n  }\n": typeof types.CreateOperatorDocument,
    "\n  mutation DisableOperator($input: DisableOperatorInput!) {\n    disableOperator(input: $input) {\n      __typename\n      ... on OperatorDisabled {\n        operator {\n          id\n          state\n          roles\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n      ... on OperatorOutOfReach {\n        message\n      }\n    }\n  }\n": typeof types.DisableOperatorDocument,
    "\n  mutation ResetFactors($input: ResetFactorsInput!) {\n    resetFactors(input: $input) {\n      __typename\n      ... on FactorsReset {\n        operatorId\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.ResetFactorsDocument,
};
const documents: Documents = {
    "\n  query Operators($first: Int!, $after: String) {\n    operators(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n        roles\n        createdAt\n        createdBy\n      }\n    }\n  }\n": types.OperatorsDocument,
    "\n  query RolesToAssign {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n    }\n  }\n": types.RolesToAssignDocument,
    "\n  mutation CreateOperator($input: CreateOperatorInput!) {\n    createOperator(input: $input) {\n      __typename\n      ... on OperatorCreated {\n        operator {\n          id\n        }\n      }\n      ... on LoginTaken {\n        message\n      }\n    }\n  }\n": types.CreateOperatorDocument,
    "\n  mutation DisableOperator($input: DisableOperatorInput!) {\n    disableOperator(input: $input) {\n      __typename\n      ... on OperatorDisabled {\n        operator {\n          id\n          state\n          roles\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n      ... on OperatorOutOfReach {\n        message\n      }\n    }\n  }\n": types.DisableOperatorDocument,
    "\n  mutation ResetFactors($input: ResetFactorsInput!) {\n    resetFactors(input: $input) {\n      __typename\n      ... on FactorsReset {\n        operatorId\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.ResetFactorsDocument,
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
export function graphql(source: "\n  query Operators($first: Int!, $after: String) {\n    operators(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n        roles\n        createdAt\n        createdBy\n      }\n    }\n  }\n"): (typeof documents)["\n  query Operators($first: Int!, $after: String) {\n    operators(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n        roles\n        createdAt\n        createdBy\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RolesToAssign {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n    }\n  }\n"): (typeof documents)["\n  query RolesToAssign {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOperator($input: CreateOperatorInput!) {\n    createOperator(input: $input) {\n      __typename\n      ... on OperatorCreated {\n        operator {\n          id\n        }\n      }\n      ... on LoginTaken {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateOperator($input: CreateOperatorInput!) {\n    createOperator(input: $input) {\n      __typename\n      ... on OperatorCreated {\n        operator {\n          id\n        }\n      }\n      ... on LoginTaken {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisableOperator($input: DisableOperatorInput!) {\n    disableOperator(input: $input) {\n      __typename\n      ... on OperatorDisabled {\n        operator {\n          id\n          state\n          roles\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n      ... on OperatorOutOfReach {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DisableOperator($input: DisableOperatorInput!) {\n    disableOperator(input: $input) {\n      __typename\n      ... on OperatorDisabled {\n        operator {\n          id\n          state\n          roles\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n      ... on OperatorOutOfReach {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetFactors($input: ResetFactorsInput!) {\n    resetFactors(input: $input) {\n      __typename\n      ... on FactorsReset {\n        operatorId\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResetFactors($input: ResetFactorsInput!) {\n    resetFactors(input: $input) {\n      __typename\n      ... on FactorsReset {\n        operatorId\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;