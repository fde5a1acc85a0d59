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
    "\n  query PolicyChanges($status: ChangeStatus, $first: Int!, $after: String) {\n    policyChanges(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        reason\n        status\n        askedBy\n        askedAt\n        decidedBy\n        decidedAt\n        edits {\n          kind\n          role\n          has\n          coordinate\n          level\n          title\n          roleKind\n          inherits\n        }\n      }\n    }\n  }\n": typeof types.PolicyChangesDocument,
    "\n  query RoleAssignments($status: ChangeStatus, $first: Int!, $after: String) {\n    roleAssignments(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        role\n        until\n        reason\n        status\n        askedBy\n        askedAt\n        decidedBy\n        decidedAt\n        operatorId\n        operator {\n          id\n          name\n          login\n          roles\n        }\n      }\n    }\n  }\n": typeof types.RoleAssignmentsDocument,
    "\n  query LevelNow($role: String!, $coordinate: String!) {\n    explainAccess(role: $role, coordinate: $coordinate) {\n      level\n      neededFields {\n        coordinate\n        met\n      }\n    }\n  }\n": typeof types.LevelNowDocument,
    "\n  mutation ApprovePolicyChange($input: PolicyChangeInput!) {\n    approvePolicyChange(input: $input) {\n      __typename\n      ... on PolicyChangeDecided {\n        change {\n          id\n          status\n          decidedBy\n          decidedAt\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n      }\n      ... on PolicyChangeNotFound {\n        message\n      }\n      ... on PolicyChangeClosed {\n        message\n      }\n    }\n  }\n": typeof types.ApprovePolicyChangeDocument,
    "\n  mutation RejectPolicyChange($input: PolicyChangeInput!) {\n    rejectPolicyChange(input: $input) {\n      __typename\n      ... on PolicyChangeDecided {\n        change {\n          id\n          status\n          decidedBy\n          decidedAt\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n      }\n      ... on PolicyChangeNotFound {\n        message\n      }\n      ... on PolicyChangeClosed {\n        message\n      }\n    }\n  }\n": typeof types.RejectPolicyChangeDocument,
};
const documents: Documents = {
    "\n  query PolicyChanges($status: ChangeStatus, $first: Int!, $after: String) {\n    policyChanges(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        reason\n        status\n        askedBy\n        askedAt\n        decidedBy\n        decidedAt\n        edits {\n          kind\n          role\n          has\n          coordinate\n          level\n          title\n          roleKind\n          inherits\n        }\n      }\n    }\n  }\n": types.PolicyChangesDocument,
    "\n  query RoleAssignments($status: ChangeStatus, $first: Int!, $after: String) {\n    roleAssignments(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        role\n        until\n        reason\n        status\n        askedBy\n        askedAt\n        decidedBy\n        decidedAt\n        operatorId\n        operator {\n          id\n          name\n          login\n          roles\n        }\n      }\n    }\n  }\n": types.RoleAssignmentsDocument,
    "\n  query LevelNow($role: String!, $coordinate: String!) {\n    explainAccess(role: $role, coordinate: $coordinate) {\n      level\n      neededFields {\n        coordinate\n        met\n      }\n    }\n  }\n": types.LevelNowDocument,
    "\n  mutation ApprovePolicyChange($input: PolicyChangeInput!) {\n    approvePolicyChange(input: $input) {\n      __typename\n      ... on PolicyChangeDecided {\n        change {\n          id\n          status\n          decidedBy\n          decidedAt\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n      }\n      ... on PolicyChangeNotFound {\n        message\n      }\n      ... on PolicyChangeClosed {\n        message\n      }\n    }\n  }\n": types.ApprovePolicyChangeDocument,
    "\n  mutation RejectPolicyChange($input: PolicyChangeInput!) {\n    rejectPolicyChange(input: $input) {\n      __typename\n      ... on PolicyChangeDecided {\n        change {\n          id\n          status\n          decidedBy\n          decidedAt\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n      }\n      ... on PolicyChangeNotFound {\n        message\n      }\n      ... on PolicyChangeClosed {\n        message\n      }\n    }\n  }\n": types.RejectPolicyChangeDocument,
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
export function graphql(source: "\n  query PolicyChanges($status: ChangeStatus, $first: Int!, $after: String) {\n    policyChanges(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        reason\n        status\n        askedBy\n        askedAt\n        decidedBy\n        decidedAt\n        edits {\n          kind\n          role\n          has\n          coordinate\n          level\n          title\n          roleKind\n          inherits\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PolicyChanges($status: ChangeStatus, $first: Int!, $after: String) {\n    policyChanges(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        reason\n        status\n        askedBy\n        askedAt\n        decidedBy\n        decidedAt\n        edits {\n          kind\n          role\n          has\n          coordinate\n          level\n          title\n          roleKind\n          inherits\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoleAssignments($status: ChangeStatus, $first: Int!, $after: String) {\n    roleAssignments(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        role\n        until\n        reason\n        status\n        askedBy\n        askedAt\n        decidedBy\n        decidedAt\n        operatorId\n        operator {\n          id\n          name\n          login\n          roles\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query RoleAssignments($status: ChangeStatus, $first: Int!, $after: String) {\n    roleAssignments(status: $status, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        role\n        until\n        reason\n        status\n        askedBy\n        askedAt\n        decidedBy\n        decidedAt\n        operatorId\n        operator {\n          id\n          name\n          login\n          roles\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LevelNow($role: String!, $coordinate: String!) {\n    explainAccess(role: $role, coordinate: $coordinate) {\n      level\n      neededFields {\n        coordinate\n        met\n      }\n    }\n  }\n"): (typeof documents)["\n  query LevelNow($role: String!, $coordinate: String!) {\n    explainAccess(role: $role, coordinate: $coordinate) {\n      level\n      neededFields {\n        coordinate\n        met\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApprovePolicyChange($input: PolicyChangeInput!) {\n    approvePolicyChange(input: $input) {\n      __typename\n      ... on PolicyChangeDecided {\n        change {\n          id\n          status\n          decidedBy\n          decidedAt\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n      }\n      ... on PolicyChangeNotFound {\n        message\n      }\n      ... on PolicyChangeClosed {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ApprovePolicyChange($input: PolicyChangeInput!) {\n    approvePolicyChange(input: $input) {\n      __typename\n      ... on PolicyChangeDecided {\n        change {\n          id\n          status\n          decidedBy\n          decidedAt\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n      }\n      ... on PolicyChangeNotFound {\n        message\n      }\n      ... on PolicyChangeClosed {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectPolicyChange($input: PolicyChangeInput!) {\n    rejectPolicyChange(input: $input) {\n      __typename\n      ... on PolicyChangeDecided {\n        change {\n          id\n          status\n          decidedBy\n          decidedAt\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n      }\n      ... on PolicyChangeNotFound {\n        message\n      }\n      ... on PolicyChangeClosed {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RejectPolicyChange($input: PolicyChangeInput!) {\n    rejectPolicyChange(input: $input) {\n      __typename\n      ... on PolicyChangeDecided {\n        change {\n          id\n          status\n          decidedBy\n          decidedAt\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n      }\n      ... on PolicyChangeNotFound {\n        message\n      }\n      ... on PolicyChangeClosed {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;