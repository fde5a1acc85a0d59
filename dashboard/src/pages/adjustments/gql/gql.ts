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
    "\n  query PendingAdjustments($after: String) {\n    pendingAdjustments(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        amount {\n          amount\n          currency\n        }\n        reason\n        state\n        allowedMoves\n        maker\n        createdAt\n        wallet {\n          id\n          kind\n          balance {\n            amount\n            currency\n          }\n          available {\n            amount\n            currency\n          }\n        }\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n": typeof types.PendingAdjustmentsDocument,
    "\n  query PendingApprovals($after: String) {\n    pendingMoneyApprovals(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        kind\n        scope\n        amount {\n          amount\n          currency\n        }\n        reference\n        reason\n        state\n        maker\n        createdAt\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n": typeof types.PendingApprovalsDocument,
    "\n  mutation ApproveAdjustment($input: DecideAdjustmentInput!) {\n    approveAdjustment(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.ApproveAdjustmentDocument,
    "\n  mutation RejectAdjustment($input: DecideAdjustmentInput!) {\n    rejectAdjustment(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.RejectAdjustmentDocument,
    "\n  mutation ApproveMoneyOperation($input: DecideMoneyOperationInput!) {\n    approveMoneyOperation(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.ApproveMoneyOperationDocument,
    "\n  mutation RejectMoneyOperation($input: DecideMoneyOperationInput!) {\n    rejectMoneyOperation(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.RejectMoneyOperationDocument,
};
const documents: Documents = {
    "\n  query PendingAdjustments($after: String) {\n    pendingAdjustments(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        amount {\n          amount\n          currency\n        }\n        reason\n        state\n        allowedMoves\n        maker\n        createdAt\n        wallet {\n          id\n          kind\n          balance {\n            amount\n            currency\n          }\n          available {\n            amount\n            currency\n          }\n        }\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n": types.PendingAdjustmentsDocument,
    "\n  query PendingApprovals($after: String) {\n    pendingMoneyApprovals(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        kind\n        scope\n        amount {\n          amount\n          currency\n        }\n        reference\n        reason\n        state\n        maker\n        createdAt\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n": types.PendingApprovalsDocument,
    "\n  mutation ApproveAdjustment($input: DecideAdjustmentInput!) {\n    approveAdjustment(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.ApproveAdjustmentDocument,
    "\n  mutation RejectAdjustment($input: DecideAdjustmentInput!) {\n    rejectAdjustment(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.RejectAdjustmentDocument,
    "\n  mutation ApproveMoneyOperation($input: DecideMoneyOperationInput!) {\n    approveMoneyOperation(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.ApproveMoneyOperationDocument,
    "\n  mutation RejectMoneyOperation($input: DecideMoneyOperationInput!) {\n    rejectMoneyOperation(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.RejectMoneyOperationDocument,
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
export function graphql(source: "\n  query PendingAdjustments($after: String) {\n    pendingAdjustments(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        amount {\n          amount\n          currency\n        }\n        reason\n        state\n        allowedMoves\n        maker\n        createdAt\n        wallet {\n          id\n          kind\n          balance {\n            amount\n            currency\n          }\n          available {\n            amount\n            currency\n          }\n        }\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PendingAdjustments($after: String) {\n    pendingAdjustments(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        amount {\n          amount\n          currency\n        }\n        reason\n        state\n        allowedMoves\n        maker\n        createdAt\n        wallet {\n          id\n          kind\n          balance {\n            amount\n            currency\n          }\n          available {\n            amount\n            currency\n          }\n        }\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PendingApprovals($after: String) {\n    pendingMoneyApprovals(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        kind\n        scope\n        amount {\n          amount\n          currency\n        }\n        reference\n        reason\n        state\n        maker\n        createdAt\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PendingApprovals($after: String) {\n    pendingMoneyApprovals(first: 50, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        kind\n        scope\n        amount {\n          amount\n          currency\n        }\n        reference\n        reason\n        state\n        maker\n        createdAt\n        player {\n          id\n          username\n          status\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveAdjustment($input: DecideAdjustmentInput!) {\n    approveAdjustment(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveAdjustment($input: DecideAdjustmentInput!) {\n    approveAdjustment(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectAdjustment($input: DecideAdjustmentInput!) {\n    rejectAdjustment(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RejectAdjustment($input: DecideAdjustmentInput!) {\n    rejectAdjustment(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveMoneyOperation($input: DecideMoneyOperationInput!) {\n    approveMoneyOperation(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveMoneyOperation($input: DecideMoneyOperationInput!) {\n    approveMoneyOperation(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectMoneyOperation($input: DecideMoneyOperationInput!) {\n    rejectMoneyOperation(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RejectMoneyOperation($input: DecideMoneyOperationInput!) {\n    rejectMoneyOperation(input: $input) {\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;