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
    "\n  query PendingCorrections($after: String) {\n    pendingCorrections(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        changes {\n          field\n          before\n          after\n        }\n        reason\n        state\n        maker\n        createdAt\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n": typeof types.PendingCorrectionsDocument,
    "\n  mutation ApproveCorrection($input: DecideCorrectionInput!) {\n    approveCorrection(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.ApproveCorrectionDocument,
    "\n  mutation RejectCorrection($input: DecideCorrectionInput!) {\n    rejectCorrection(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.RejectCorrectionDocument,
};
const documents: Documents = {
    "\n  query PendingCorrections($after: String) {\n    pendingCorrections(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        changes {\n          field\n          before\n          after\n        }\n        reason\n        state\n        maker\n        createdAt\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n": types.PendingCorrectionsDocument,
    "\n  mutation ApproveCorrection($input: DecideCorrectionInput!) {\n    approveCorrection(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.ApproveCorrectionDocument,
    "\n  mutation RejectCorrection($input: DecideCorrectionInput!) {\n    rejectCorrection(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.RejectCorrectionDocument,
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
export function graphql(source: "\n  query PendingCorrections($after: String) {\n    pendingCorrections(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        changes {\n          field\n          before\n          after\n        }\n        reason\n        state\n        maker\n        createdAt\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PendingCorrections($after: String) {\n    pendingCorrections(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        changes {\n          field\n          before\n          after\n        }\n        reason\n        state\n        maker\n        createdAt\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveCorrection($input: DecideCorrectionInput!) {\n    approveCorrection(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveCorrection($input: DecideCorrectionInput!) {\n    approveCorrection(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectCorrection($input: DecideCorrectionInput!) {\n    rejectCorrection(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RejectCorrection($input: DecideCorrectionInput!) {\n    rejectCorrection(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;