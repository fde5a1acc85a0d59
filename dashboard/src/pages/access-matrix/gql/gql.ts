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
    "\n  query MatrixRoles {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n      has\n    }\n  }\n": typeof types.MatrixRolesDocument,
    "\n  query RightsOfRole($role: String!) {\n    accessMatrix(role: $role) {\n      coordinate\n      level\n    }\n  }\n": typeof types.RightsOfRoleDocument,
    "\n  query RightsOfOperator($operatorId: ID!) {\n    whatCanSee(operatorId: $operatorId) {\n      coordinate\n      level\n    }\n  }\n": typeof types.RightsOfOperatorDocument,
    "\n  query MatrixOperators($after: String) {\n    operators(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n      }\n    }\n  }\n": typeof types.MatrixOperatorsDocument,
    "\n  query Explanation($role: String!, $coordinate: String!) {\n    explainAccess(role: $role, coordinate: $coordinate) {\n      level\n      reasons {\n        path\n        coordinate\n        level\n        allows\n        brand\n        custom\n      }\n      neededFields {\n        coordinate\n        atLeast\n        level\n        met\n      }\n    }\n  }\n": typeof types.ExplanationDocument,
    "\n  query WhoCanSee($coordinate: String!) {\n    whoCanSee(coordinate: $coordinate) {\n      coordinate\n      roles {\n        role\n        level\n      }\n      operators {\n        level\n        operator {\n          id\n          login\n          name\n        }\n      }\n    }\n  }\n": typeof types.WhoCanSeeDocument,
    "\n  mutation UpdatePolicy($input: UpdatePolicyInput!) {\n    updatePolicy(input: $input) {\n      __typename\n      ... on PolicyChangeAsked {\n        change {\n          id\n          status\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n    }\n  }\n": typeof types.UpdatePolicyDocument,
};
const documents: Documents = {
    "\n  query MatrixRoles {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n      has\n    }\n  }\n": types.MatrixRolesDocument,
    "\n  query RightsOfRole($role: String!) {\n    accessMatrix(role: $role) {\n      coordinate\n      level\n    }\n  }\n": types.RightsOfRoleDocument,
    "\n  query RightsOfOperator($operatorId: ID!) {\n    whatCanSee(operatorId: $operatorId) {\n      coordinate\n      level\n    }\n  }\n": types.RightsOfOperatorDocument,
    "\n  query MatrixOperators($after: String) {\n    operators(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n      }\n    }\n  }\n": types.MatrixOperatorsDocument,
    "\n  query Explanation($role: String!, $coordinate: String!) {\n    explainAccess(role: $role, coordinate: $coordinate) {\n      level\n      reasons {\n        path\n        coordinate\n        level\n        allows\n        brand\n        custom\n      }\n      neededFields {\n        coordinate\n        atLeast\n        level\n        met\n      }\n    }\n  }\n": types.ExplanationDocument,
    "\n  query WhoCanSee($coordinate: String!) {\n    whoCanSee(coordinate: $coordinate) {\n      coordinate\n      roles {\n        role\n        level\n      }\n      operators {\n        level\n        operator {\n          id\n          login\n          name\n        }\n      }\n    }\n  }\n": types.WhoCanSeeDocument,
    "\n  mutation UpdatePolicy($input: UpdatePolicyInput!) {\n    updatePolicy(input: $input) {\n      __typename\n      ... on PolicyChangeAsked {\n        change {\n          id\n          status\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n    }\n  }\n": types.UpdatePolicyDocument,
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
export function graphql(source: "\n  query MatrixRoles {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n      has\n    }\n  }\n"): (typeof documents)["\n  query MatrixRoles {\n    accessRoles {\n      name\n      title\n      kind\n      custom\n      has\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RightsOfRole($role: String!) {\n    accessMatrix(role: $role) {\n      coordinate\n      level\n    }\n  }\n"): (typeof documents)["\n  query RightsOfRole($role: String!) {\n    accessMatrix(role: $role) {\n      coordinate\n      level\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RightsOfOperator($operatorId: ID!) {\n    whatCanSee(operatorId: $operatorId) {\n      coordinate\n      level\n    }\n  }\n"): (typeof documents)["\n  query RightsOfOperator($operatorId: ID!) {\n    whatCanSee(operatorId: $operatorId) {\n      coordinate\n      level\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MatrixOperators($after: String) {\n    operators(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n      }\n    }\n  }\n"): (typeof documents)["\n  query MatrixOperators($after: String) {\n    operators(first: 100, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        login\n        name\n        state\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Explanation($role: String!, $coordinate: String!) {\n    explainAccess(role: $role, coordinate: $coordinate) {\n      level\n      reasons {\n        path\n        coordinate\n        level\n        allows\n        brand\n        custom\n      }\n      neededFields {\n        coordinate\n        atLeast\n        level\n        met\n      }\n    }\n  }\n"): (typeof documents)["\n  query Explanation($role: String!, $coordinate: String!) {\n    explainAccess(role: $role, coordinate: $coordinate) {\n      level\n      reasons {\n        path\n        coordinate\n        level\n        allows\n        brand\n        custom\n      }\n      neededFields {\n        coordinate\n        atLeast\n        level\n        met\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoCanSee($coordinate: String!) {\n    whoCanSee(coordinate: $coordinate) {\n      coordinate\n      roles {\n        role\n        level\n      }\n      operators {\n        level\n        operator {\n          id\n          login\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WhoCanSee($coordinate: String!) {\n    whoCanSee(coordinate: $coordinate) {\n      coordinate\n      roles {\n        role\n        level\n      }\n      operators {\n        level\n        operator {\n          id\n          login\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePolicy($input: UpdatePolicyInput!) {\n    updatePolicy(input: $input) {\n      __typename\n      ... on PolicyChangeAsked {\n        change {\n          id\n          status\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdatePolicy($input: UpdatePolicyInput!) {\n    updatePolicy(input: $input) {\n      __typename\n      ... on PolicyChangeAsked {\n        change {\n          id\n          status\n        }\n      }\n      ... on PolicyChangeRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;