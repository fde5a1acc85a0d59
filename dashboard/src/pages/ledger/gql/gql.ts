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
    "\n  query Ledger($filter: LedgerFilter, $sort: LedgerOrder, $after: String) {\n    ledger(filter: $filter, sort: $sort, first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        at\n        kind\n        amount {\n          amount\n          currency\n        }\n        actor\n        reference\n        game\n        player {\n          id\n          username\n        }\n      }\n    }\n  }\n": typeof types.LedgerDocument,
    "\n  query LedgerTotals($filter: LedgerFilter) {\n    ledger(filter: $filter, first: 1) {\n      totals {\n        walletKind\n        currency\n        transactions\n        credited {\n          amount\n          currency\n        }\n        debited {\n          amount\n          currency\n        }\n        net {\n          amount\n          currency\n        }\n      }\n    }\n  }\n": typeof types.LedgerTotalsDocument,
    "\n  query LedgerTransaction($id: ID!) {\n    transaction(id: $id) {\n      id\n      seq\n      at\n      occurredAt\n      kind\n      amount {\n        amount\n        currency\n      }\n      legs {\n        walletNo\n        walletKind\n        contra\n        amount {\n          amount\n          currency\n        }\n        reservedDelta {\n          amount\n          currency\n        }\n        balanceAfter {\n          amount\n          currency\n        }\n      }\n      reference\n      roundReference\n      game\n      actor\n      channel\n      reason\n      hash\n      allowedMoves\n      reverses {\n        id\n      }\n      bet {\n        id\n      }\n      player {\n        id\n        username\n        status\n      }\n    }\n  }\n": typeof types.LedgerTransactionDocument,
    "\n  mutation ReverseTransaction($input: ReverseTransactionInput!) {\n    reverseTransaction(input: $input) {\n      ... on Reversed {\n        transaction {\n          id\n        }\n      }\n      ... on Refusal {\n        message\n      }\n      ... on SecondPersonNeeded {\n        approval {\n          id\n          state\n        }\n      }\n    }\n  }\n": typeof types.ReverseTransactionDocument,
};
const documents: Documents = {
    "\n  query Ledger($filter: LedgerFilter, $sort: LedgerOrder, $after: String) {\n    ledger(filter: $filter, sort: $sort, first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        at\n        kind\n        amount {\n          amount\n          currency\n        }\n        actor\n        reference\n        game\n        player {\n          id\n          username\n        }\n      }\n    }\n  }\n": types.LedgerDocument,
    "\n  query LedgerTotals($filter: LedgerFilter) {\n    ledger(filter: $filter, first: 1) {\n      totals {\n        walletKind\n        currency\n        transactions\n        credited {\n          amount\n          currency\n        }\n        debited {\n          amount\n          currency\n        }\n        net {\n          amount\n          currency\n        }\n      }\n    }\n  }\n": types.LedgerTotalsDocument,
    "\n  query LedgerTransaction($id: ID!) {\n    transaction(id: $id) {\n      id\n      seq\n      at\n      occurredAt\n      kind\n      amount {\n        amount\n        currency\n      }\n      legs {\n        walletNo\n        walletKind\n        contra\n        amount {\n          amount\n          currency\n        }\n        reservedDelta {\n          amount\n          currency\n        }\n        balanceAfter {\n          amount\n          currency\n        }\n      }\n      reference\n      roundReference\n      game\n      actor\n      channel\n      reason\n      hash\n      allowedMoves\n      reverses {\n        id\n      }\n      bet {\n        id\n      }\n      player {\n        id\n        username\n        status\n      }\n    }\n  }\n": types.LedgerTransactionDocument,
    "\n  mutation ReverseTransaction($input: ReverseTransactionInput!) {\n    reverseTransaction(input: $input) {\n      ... on Reversed {\n        transaction {\n          id\n        }\n      }\n      ... on Refusal {\n        message\n      }\n      ... on SecondPersonNeeded {\n        approval {\n          id\n          state\n        }\n      }\n    }\n  }\n": types.ReverseTransactionDocument,
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
export function graphql(source: "\n  query Ledger($filter: LedgerFilter, $sort: LedgerOrder, $after: String) {\n    ledger(filter: $filter, sort: $sort, first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        at\n        kind\n        amount {\n          amount\n          currency\n        }\n        actor\n        reference\n        game\n        player {\n          id\n          username\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Ledger($filter: LedgerFilter, $sort: LedgerOrder, $after: String) {\n    ledger(filter: $filter, sort: $sort, first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        at\n        kind\n        amount {\n          amount\n          currency\n        }\n        actor\n        reference\n        game\n        player {\n          id\n          username\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerTotals($filter: LedgerFilter) {\n    ledger(filter: $filter, first: 1) {\n      totals {\n        walletKind\n        currency\n        transactions\n        credited {\n          amount\n          currency\n        }\n        debited {\n          amount\n          currency\n        }\n        net {\n          amount\n          currency\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query LedgerTotals($filter: LedgerFilter) {\n    ledger(filter: $filter, first: 1) {\n      totals {\n        walletKind\n        currency\n        transactions\n        credited {\n          amount\n          currency\n        }\n        debited {\n          amount\n          currency\n        }\n        net {\n          amount\n          currency\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerTransaction($id: ID!) {\n    transaction(id: $id) {\n      id\n      seq\n      at\n      occurredAt\n      kind\n      amount {\n        amount\n        currency\n      }\n      legs {\n        walletNo\n        walletKind\n        contra\n        amount {\n          amount\n          currency\n        }\n        reservedDelta {\n          amount\n          currency\n        }\n        balanceAfter {\n          amount\n          currency\n        }\n      }\n      reference\n      roundReference\n      game\n      actor\n      channel\n      reason\n      hash\n      allowedMoves\n      reverses {\n        id\n      }\n      bet {\n        id\n      }\n      player {\n        id\n        username\n        status\n      }\n    }\n  }\n"): (typeof documents)["\n  query LedgerTransaction($id: ID!) {\n    transaction(id: $id) {\n      id\n      seq\n      at\n      occurredAt\n      kind\n      amount {\n        amount\n        currency\n      }\n      legs {\n        walletNo\n        walletKind\n        contra\n        amount {\n          amount\n          currency\n        }\n        reservedDelta {\n          amount\n          currency\n        }\n        balanceAfter {\n          amount\n          currency\n        }\n      }\n      reference\n      roundReference\n      game\n      actor\n      channel\n      reason\n      hash\n      allowedMoves\n      reverses {\n        id\n      }\n      bet {\n        id\n      }\n      player {\n        id\n        username\n        status\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReverseTransaction($input: ReverseTransactionInput!) {\n    reverseTransaction(input: $input) {\n      ... on Reversed {\n        transaction {\n          id\n        }\n      }\n      ... on Refusal {\n        message\n      }\n      ... on SecondPersonNeeded {\n        approval {\n          id\n          state\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReverseTransaction($input: ReverseTransactionInput!) {\n    reverseTransaction(input: $input) {\n      ... on Reversed {\n        transaction {\n          id\n        }\n      }\n      ... on Refusal {\n        message\n      }\n      ... on SecondPersonNeeded {\n        approval {\n          id\n          state\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;