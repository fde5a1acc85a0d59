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
    "\n  fragment Money on MoneyFigures {\n    currency\n    deposits {\n      amount\n      currency\n    }\n    withdrawals {\n      amount\n      currency\n    }\n    stakes {\n      amount\n      currency\n    }\n    wins {\n      amount\n      currency\n    }\n    ggr {\n      amount\n      currency\n    }\n  }\n": typeof types.MoneyFragmentDoc,
    "\n  fragment Day on DayFigures {\n    day\n    registrations\n    signInsSucceeded\n    signInsFailed\n    money {\n      ...Money\n    }\n  }\n": typeof types.DayFragmentDoc,
    "\n  fragment Hours on DayFigures {\n    hours {\n      from\n      until\n      registrations\n      signInsSucceeded\n      signInsFailed\n      money {\n        ...Money\n      }\n    }\n  }\n": typeof types.HoursFragmentDoc,
    "\n  query TodayFigures {\n    todayFigures {\n      at\n      timeZone\n      today {\n        ...Day\n        ...Hours\n      }\n      yesterday {\n        ...Day\n        ...Hours\n      }\n      lastWeek {\n        ...Day\n      }\n    }\n  }\n": typeof types.TodayFiguresDocument,
    "\n  subscription TodayFiguresChanged {\n    todayFiguresChanged {\n      at\n      timeZone\n      today {\n        ...Day\n        ...Hours\n      }\n      yesterday {\n        ...Day\n      }\n      lastWeek {\n        ...Day\n      }\n    }\n  }\n": typeof types.TodayFiguresChangedDocument,
    "\n  query Queues {\n    queueCounts {\n      kind\n      count\n      capped\n      oldestAt\n    }\n  }\n": typeof types.QueuesDocument,
};
const documents: Documents = {
    "\n  fragment Money on MoneyFigures {\n    currency\n    deposits {\n      amount\n      currency\n    }\n    withdrawals {\n      amount\n      currency\n    }\n    stakes {\n      amount\n      currency\n    }\n    wins {\n      amount\n      currency\n    }\n    ggr {\n      amount\n      currency\n    }\n  }\n": types.MoneyFragmentDoc,
    "\n  fragment Day on DayFigures {\n    day\n    registrations\n    signInsSucceeded\n    signInsFailed\n    money {\n      ...Money\n    }\n  }\n": types.DayFragmentDoc,
    "\n  fragment Hours on DayFigures {\n    hours {\n      from\n      until\n      registrations\n      signInsSucceeded\n      signInsFailed\n      money {\n        ...Money\n      }\n    }\n  }\n": types.HoursFragmentDoc,
    "\n  query TodayFigures {\n    todayFigures {\n      at\n      timeZone\n      today {\n        ...Day\n        ...Hours\n      }\n      yesterday {\n        ...Day\n        ...Hours\n      }\n      lastWeek {\n        ...Day\n      }\n    }\n  }\n": types.TodayFiguresDocument,
    "\n  subscription TodayFiguresChanged {\n    todayFiguresChanged {\n      at\n      timeZone\n      today {\n        ...Day\n        ...Hours\n      }\n      yesterday {\n        ...Day\n      }\n      lastWeek {\n        ...Day\n      }\n    }\n  }\n": types.TodayFiguresChangedDocument,
    "\n  query Queues {\n    queueCounts {\n      kind\n      count\n      capped\n      oldestAt\n    }\n  }\n": types.QueuesDocument,
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
export function graphql(source: "\n  fragment Money on MoneyFigures {\n    currency\n    deposits {\n      amount\n      currency\n    }\n    withdrawals {\n      amount\n      currency\n    }\n    stakes {\n      amount\n      currency\n    }\n    wins {\n      amount\n      currency\n    }\n    ggr {\n      amount\n      currency\n    }\n  }\n"): (typeof documents)["\n  fragment Money on MoneyFigures {\n    currency\n    deposits {\n      amount\n      currency\n    }\n    withdrawals {\n      amount\n      currency\n    }\n    stakes {\n      amount\n      currency\n    }\n    wins {\n      amount\n      currency\n    }\n    ggr {\n      amount\n      currency\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Day on DayFigures {\n    day\n    registrations\n    signInsSucceeded\n    signInsFailed\n    money {\n      ...Money\n    }\n  }\n"): (typeof documents)["\n  fragment Day on DayFigures {\n    day\n    registrations\n    signInsSucceeded\n    signInsFailed\n    money {\n      ...Money\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Hours on DayFigures {\n    hours {\n      from\n      until\n      registrations\n      signInsSucceeded\n      signInsFailed\n      money {\n        ...Money\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Hours on DayFigures {\n    hours {\n      from\n      until\n      registrations\n      signInsSucceeded\n      signInsFailed\n      money {\n        ...Money\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TodayFigures {\n    todayFigures {\n      at\n      timeZone\n      today {\n        ...Day\n        ...Hours\n      }\n      yesterday {\n        ...Day\n        ...Hours\n      }\n      lastWeek {\n        ...Day\n      }\n    }\n  }\n"): (typeof documents)["\n  query TodayFigures {\n    todayFigures {\n      at\n      timeZone\n      today {\n        ...Day\n        ...Hours\n      }\n      yesterday {\n        ...Day\n        ...Hours\n      }\n      lastWeek {\n        ...Day\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TodayFiguresChanged {\n    todayFiguresChanged {\n      at\n      timeZone\n      today {\n        ...Day\n        ...Hours\n      }\n      yesterday {\n        ...Day\n      }\n      lastWeek {\n        ...Day\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription TodayFiguresChanged {\n    todayFiguresChanged {\n      at\n      timeZone\n      today {\n        ...Day\n        ...Hours\n      }\n      yesterday {\n        ...Day\n      }\n      lastWeek {\n        ...Day\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Queues {\n    queueCounts {\n      kind\n      count\n      capped\n      oldestAt\n    }\n  }\n"): (typeof documents)["\n  query Queues {\n    queueCounts {\n      kind\n      count\n      capped\n      oldestAt\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;