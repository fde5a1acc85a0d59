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
    "\n  query Roles {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n      has\n    }\n  }\n": typeof types.RolesDocument,
    "\n  query PeopleWithRoles($after: String) {\n    operators(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n        roles\n      }\n    }\n  }\n": typeof types.PeopleWithRolesDocument,
    "\n  query ProgramsWithRoles {\n    clients {\n      id\n      name\n      roles\n      disabledAt\n      approvedAt\n    }\n  }\n": typeof types.ProgramsWithRolesDocument,
    "\n  query WaitingRoles($after: String) {\n    roleAssignments(status: PENDING, first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        role\n        until\n        reason\n        status\n        askedBy\n        askedAt\n        operator {\n          id\n          login\n          name\n        }\n      }\n    }\n  }\n": typeof types.WaitingRolesDocument,
    "\n  query RightsInWords($role: String!) {\n    accessMatrix(role: $role) {\n      coordinate\n      level\n    }\n  }\n": typeof types.RightsInWordsDocument,
    "\n  mutation ChangeRoles($input: UpdatePolicyInput!) {\n    updatePolicy(input: $input) {\n      __typename\n      ... on PolicyChangeAsked {\n        change {\n          id\n          status\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n    }\n  }\n": typeof types.ChangeRolesDocument,
};
const documents: Documents = {
    "\n  query Roles {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n      has\n    }\n  }\n": types.RolesDocument,
    "\n  query PeopleWithRoles($after: String) {\n    operators(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n        roles\n      }\n    }\n  }\n": types.PeopleWithRolesDocument,
    "\n  query ProgramsWithRoles {\n    clients {\n      id\n      name\n      roles\n      disabledAt\n      approvedAt\n    }\n  }\n": types.ProgramsWithRolesDocument,
    "\n  query WaitingRoles($after: String) {\n    roleAssignments(status: PENDING, first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        role\n        until\n        reason\n        status\n        askedBy\n        askedAt\n        operator {\n          id\n          login\n          name\n        }\n      }\n    }\n  }\n": types.WaitingRolesDocument,
    "\n  query RightsInWords($role: String!) {\n    accessMatrix(role: $role) {\n      coordinate\n      level\n    }\n  }\n": types.RightsInWordsDocument,
    "\n  mutation ChangeRoles($input: UpdatePolicyInput!) {\n    updatePolicy(input: $input) {\n      __typename\n      ... on PolicyChangeAsked {\n        change {\n          id\n          status\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n    }\n  }\n": types.ChangeRolesDocument,
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
export function graphql(source: "\n  query Roles {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n      has\n    }\n  }\n"): (typeof documents)["\n  query Roles {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n      has\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PeopleWithRoles($after: String) {\n    operators(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n        roles\n      }\n    }\n  }\n"): (typeof documents)["\n  query PeopleWithRoles($after: String) {\n    operators(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n        roles\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProgramsWithRoles {\n    clients {\n      id\n      name\n      roles\n      disabledAt\n      approvedAt\n    }\n  }\n"): (typeof documents)["\n  query ProgramsWithRoles {\n    clients {\n      id\n      name\n      roles\n      disabledAt\n      approvedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingRoles($after: String) {\n    roleAssignments(status: PENDING, first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        role\n        until\n        reason\n        status\n        askedBy\n        askedAt\n        operator {\n          id\n          login\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WaitingRoles($after: String) {\n    roleAssignments(status: PENDING, first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        role\n        until\n        reason\n        status\n        askedBy\n        askedAt\n        operator {\n          id\n          login\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RightsInWords($role: String!) {\n    accessMatrix(role: $role) {\n      coordinate\n      level\n    }\n  }\n"): (typeof documents)["\n  query RightsInWords($role: String!) {\n    accessMatrix(role: $role) {\n      coordinate\n      level\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeRoles($input: UpdatePolicyInput!) {\n    updatePolicy(input: $input) {\n      __typename\n      ... on PolicyChangeAsked {\n        change {\n          id\n          status\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeRoles($input: UpdatePolicyInput!) {\n    updatePolicy(input: $input) {\n      __typename\n      ... on PolicyChangeAsked {\n        change {\n          id\n          status\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;