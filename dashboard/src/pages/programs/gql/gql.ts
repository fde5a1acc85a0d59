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
    "\n  query Clients {\n    clients {\n      id\n      name\n      kind\n      redirectUris\n      scopes\n      roles\n      trusted\n      mayIntrospect\n      createdAt\n      disabledAt\n      askedBy\n      approvedBy\n      approvedAt\n      secretWaits\n    }\n  }\n": typeof types.ClientsDocument,
    "\n  mutation RegisterClient($input: RegisterClientInput!) {\n    registerClient(input: $input) {\n      __typename\n      ... on ClientRegistered {\n        secret\n        client {\n          id\n        }\n      }\n    }\n  }\n": typeof types.RegisterClientDocument,
    "\n  mutation ApproveClient($input: ApproveClientInput!) {\n    approveClient(input: $input) {\n      __typename\n      ... on ClientApproved {\n        client {\n          id\n          approvedBy\n          approvedAt\n          secretWaits\n        }\n      }\n      ... on ApproverAskedThemselves {\n        message\n      }\n      ... on AuthorityLost {\n        message\n      }\n      ... on ClientRequestChanged {\n        message\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n": typeof types.ApproveClientDocument,
    "\n  mutation RenewClientSecret($input: ClientInput!) {\n    renewClientSecret(input: $input) {\n      __typename\n      ... on ClientSecretRenewed {\n        secret\n        client {\n          id\n          secretWaits\n          askedBy\n        }\n      }\n      ... on ClientSecretWaits {\n        secret\n        client {\n          id\n          secretWaits\n          askedBy\n        }\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n": typeof types.RenewClientSecretDocument,
    "\n  mutation DisableClient($input: ClientInput!) {\n    disableClient(input: $input) {\n      __typename\n      ... on ClientDisabled {\n        client {\n          id\n          disabledAt\n        }\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n": typeof types.DisableClientDocument,
};
const documents: Documents = {
    "\n  query Clients {\n    clients {\n      id\n      name\n      kind\n      redirectUris\n      scopes\n      roles\n      trusted\n      mayIntrospect\n      createdAt\n      disabledAt\n      askedBy\n      approvedBy\n      approvedAt\n      secretWaits\n    }\n  }\n": types.ClientsDocument,
    "\n  mutation RegisterClient($input: RegisterClientInput!) {\n    registerClient(input: $input) {\n      __typename\n      ... on ClientRegistered {\n        secret\n        client {\n          id\n        }\n      }\n    }\n  }\n": types.RegisterClientDocument,
    "\n  mutation ApproveClient($input: ApproveClientInput!) {\n    approveClient(input: $input) {\n      __typename\n      ... on ClientApproved {\n        client {\n          id\n          approvedBy\n          approvedAt\n          secretWaits\n        }\n      }\n      ... on ApproverAskedThemselves {\n        message\n      }\n      ... on AuthorityLost {\n        message\n      }\n      ... on ClientRequestChanged {\n        message\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n": types.ApproveClientDocument,
    "\n  mutation RenewClientSecret($input: ClientInput!) {\n    renewClientSecret(input: $input) {\n      __typename\n      ... on ClientSecretRenewed {\n        secret\n        client {\n          id\n          secretWaits\n          askedBy\n        }\n      }\n      ... on ClientSecretWaits {\n        secret\n        client {\n          id\n          secretWaits\n          askedBy\n        }\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n": types.RenewClientSecretDocument,
    "\n  mutation DisableClient($input: ClientInput!) {\n    disableClient(input: $input) {\n      __typename\n      ... on ClientDisabled {\n        client {\n          id\n          disabledAt\n        }\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n": types.DisableClientDocument,
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
export function graphql(source: "\n  query Clients {\n    clients {\n      id\n      name\n      kind\n      redirectUris\n      scopes\n      roles\n      trusted\n      mayIntrospect\n      createdAt\n      disabledAt\n      askedBy\n      approvedBy\n      approvedAt\n      secretWaits\n    }\n  }\n"): (typeof documents)["\n  query Clients {\n    clients {\n      id\n      name\n      kind\n      redirectUris\n      scopes\n      roles\n      trusted\n      mayIntrospect\n      createdAt\n      disabledAt\n      askedBy\n      approvedBy\n      approvedAt\n      secretWaits\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegisterClient($input: RegisterClientInput!) {\n    registerClient(input: $input) {\n      __typename\n      ... on ClientRegistered {\n        secret\n        client {\n          id\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RegisterClient($input: RegisterClientInput!) {\n    registerClient(input: $input) {\n      __typename\n      ... on ClientRegistered {\n        secret\n        client {\n          id\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveClient($input: ApproveClientInput!) {\n    approveClient(input: $input) {\n      __typename\n      ... on ClientApproved {\n        client {\n          id\n          approvedBy\n          approvedAt\n          secretWaits\n        }\n      }\n      ... on ApproverAskedThemselves {\n        message\n      }\n      ... on AuthorityLost {\n        message\n      }\n      ... on ClientRequestChanged {\n        message\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveClient($input: ApproveClientInput!) {\n    approveClient(input: $input) {\n      __typename\n      ... on ClientApproved {\n        client {\n          id\n          approvedBy\n          approvedAt\n          secretWaits\n        }\n      }\n      ... on ApproverAskedThemselves {\n        message\n      }\n      ... on AuthorityLost {\n        message\n      }\n      ... on ClientRequestChanged {\n        message\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenewClientSecret($input: ClientInput!) {\n    renewClientSecret(input: $input) {\n      __typename\n      ... on ClientSecretRenewed {\n        secret\n        client {\n          id\n          secretWaits\n          askedBy\n        }\n      }\n      ... on ClientSecretWaits {\n        secret\n        client {\n          id\n          secretWaits\n          askedBy\n        }\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenewClientSecret($input: ClientInput!) {\n    renewClientSecret(input: $input) {\n      __typename\n      ... on ClientSecretRenewed {\n        secret\n        client {\n          id\n          secretWaits\n          askedBy\n        }\n      }\n      ... on ClientSecretWaits {\n        secret\n        client {\n          id\n          secretWaits\n          askedBy\n        }\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisableClient($input: ClientInput!) {\n    disableClient(input: $input) {\n      __typename\n      ... on ClientDisabled {\n        client {\n          id\n          disabledAt\n        }\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DisableClient($input: ClientInput!) {\n    disableClient(input: $input) {\n      __typename\n      ... on ClientDisabled {\n        client {\n          id\n          disabledAt\n        }\n      }\n      ... on ClientNotFound {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;