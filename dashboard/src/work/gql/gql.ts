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
    "\n  subscription QueuesChanged {\n    queueCountsChanged {\n      kind\n      count\n      capped\n      oldestAt\n    }\n  }\n": typeof types.QueuesChangedDocument,
    "\n  mutation AddNoteFromQueue($input: AddNoteInput!) {\n    addNote(input: $input) {\n      ... on NoteAdded {\n        note {\n          id\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.AddNoteFromQueueDocument,
    "\n  subscription WorkItemsChanged($kinds: [WorkItemKind!]) {\n    workItemsChanged(kinds: $kinds, coalesce: true) {\n      fresh\n      items {\n        kind\n        itemId\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n    }\n  }\n": typeof types.WorkItemsChangedDocument,
    "\n  mutation ClaimWorkItem($input: ClaimWorkItemInput!) {\n    claimWorkItem(input: $input) {\n      ... on WorkItemClaimed {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n      ... on WorkItemHeld {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n      ... on WorkItemTaken {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n    }\n  }\n": typeof types.ClaimWorkItemDocument,
    "\n  mutation TakeOverWorkItem($input: TakeOverWorkItemInput!) {\n    takeOverWorkItem(input: $input) {\n      ... on WorkItemTakenOver {\n        claim {\n          holder\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": typeof types.TakeOverWorkItemDocument,
    "\n  mutation ReleaseWorkItem($input: ReleaseWorkItemInput!) {\n    releaseWorkItem(input: $input) {\n      ... on WorkItemReleased {\n        claim {\n          itemId\n        }\n      }\n    }\n  }\n": typeof types.ReleaseWorkItemDocument,
    "\n  mutation AssignRole($input: AssignRoleInput!) {\n    assignRole(input: $input) {\n      __typename\n      ... on RoleAsked {\n        assignment {\n          id\n          status\n        }\n      }\n      ... on RoleRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n    }\n  }\n": typeof types.AssignRoleDocument,
    "\n  mutation WithdrawRole($input: WithdrawRoleInput!) {\n    withdrawRole(input: $input) {\n      __typename\n      ... on RoleWithdrawn {\n        operator {\n          id\n          roles\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n    }\n  }\n": typeof types.WithdrawRoleDocument,
    "\n  fragment RoleDecision on RoleDecisionResult {\n    __typename\n    ... on RoleDecided {\n      assignment {\n        id\n        status\n        decidedBy\n        decidedAt\n        operator {\n          id\n          roles\n        }\n      }\n    }\n    ... on RoleRefused {\n      message\n      complaints {\n        kind\n        about\n      }\n    }\n    ... on RoleAssignmentNotFound {\n      message\n    }\n    ... on RoleAssignmentClosed {\n      message\n    }\n  }\n": typeof types.RoleDecisionFragmentDoc,
    "\n  mutation ApproveRoleAssignment($input: RoleAssignmentInput!) {\n    approveRoleAssignment(input: $input) {\n      ...RoleDecision\n    }\n  }\n": typeof types.ApproveRoleAssignmentDocument,
    "\n  mutation RejectRoleAssignment($input: RoleAssignmentInput!) {\n    rejectRoleAssignment(input: $input) {\n      ...RoleDecision\n    }\n  }\n": typeof types.RejectRoleAssignmentDocument,
};
const documents: Documents = {
    "\n  subscription QueuesChanged {\n    queueCountsChanged {\n      kind\n      count\n      capped\n      oldestAt\n    }\n  }\n": types.QueuesChangedDocument,
    "\n  mutation AddNoteFromQueue($input: AddNoteInput!) {\n    addNote(input: $input) {\n      ... on NoteAdded {\n        note {\n          id\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.AddNoteFromQueueDocument,
    "\n  subscription WorkItemsChanged($kinds: [WorkItemKind!]) {\n    workItemsChanged(kinds: $kinds, coalesce: true) {\n      fresh\n      items {\n        kind\n        itemId\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n    }\n  }\n": types.WorkItemsChangedDocument,
    "\n  mutation ClaimWorkItem($input: ClaimWorkItemInput!) {\n    claimWorkItem(input: $input) {\n      ... on WorkItemClaimed {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n      ... on WorkItemHeld {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n      ... on WorkItemTaken {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n    }\n  }\n": types.ClaimWorkItemDocument,
    "\n  mutation TakeOverWorkItem($input: TakeOverWorkItemInput!) {\n    takeOverWorkItem(input: $input) {\n      ... on WorkItemTakenOver {\n        claim {\n          holder\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n": types.TakeOverWorkItemDocument,
    "\n  mutation ReleaseWorkItem($input: ReleaseWorkItemInput!) {\n    releaseWorkItem(input: $input) {\n      ... on WorkItemReleased {\n        claim {\n          itemId\n        }\n      }\n    }\n  }\n": types.ReleaseWorkItemDocument,
    "\n  mutation AssignRole($input: AssignRoleInput!) {\n    assignRole(input: $input) {\n      __typename\n      ... on RoleAsked {\n        assignment {\n          id\n          status\n        }\n      }\n      ... on RoleRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n    }\n  }\n": types.AssignRoleDocument,
    "\n  mutation WithdrawRole($input: WithdrawRoleInput!) {\n    withdrawRole(input: $input) {\n      __typename\n      ... on RoleWithdrawn {\n        operator {\n          id\n          roles\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n    }\n  }\n": types.WithdrawRoleDocument,
    "\n  fragment RoleDecision on RoleDecisionResult {\n    __typename\n    ... on RoleDecided {\n      assignment {\n        id\n        status\n        decidedBy\n        decidedAt\n        operator {\n          id\n          roles\n        }\n      }\n    }\n    ... on RoleRefused {\n      message\n      complaints {\n        kind\n        about\n      }\n    }\n    ... on RoleAssignmentNotFound {\n      message\n    }\n    ... on RoleAssignmentClosed {\n      message\n    }\n  }\n": types.RoleDecisionFragmentDoc,
    "\n  mutation ApproveRoleAssignment($input: RoleAssignmentInput!) {\n    approveRoleAssignment(input: $input) {\n      ...RoleDecision\n    }\n  }\n": types.ApproveRoleAssignmentDocument,
    "\n  mutation RejectRoleAssignment($input: RoleAssignmentInput!) {\n    rejectRoleAssignment(input: $input) {\n      ...RoleDecision\n    }\n  }\n": types.RejectRoleAssignmentDocument,
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
export function graphql(source: "\n  subscription QueuesChanged {\n    queueCountsChanged {\n      kind\n      count\n      capped\n      oldestAt\n    }\n  }\n"): (typeof documents)["\n  subscription QueuesChanged {\n    queueCountsChanged {\n      kind\n      count\n      capped\n      oldestAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddNoteFromQueue($input: AddNoteInput!) {\n    addNote(input: $input) {\n      ... on NoteAdded {\n        note {\n          id\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddNoteFromQueue($input: AddNoteInput!) {\n    addNote(input: $input) {\n      ... on NoteAdded {\n        note {\n          id\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WorkItemsChanged($kinds: [WorkItemKind!]) {\n    workItemsChanged(kinds: $kinds, coalesce: true) {\n      fresh\n      items {\n        kind\n        itemId\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription WorkItemsChanged($kinds: [WorkItemKind!]) {\n    workItemsChanged(kinds: $kinds, coalesce: true) {\n      fresh\n      items {\n        kind\n        itemId\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ClaimWorkItem($input: ClaimWorkItemInput!) {\n    claimWorkItem(input: $input) {\n      ... on WorkItemClaimed {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n      ... on WorkItemHeld {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n      ... on WorkItemTaken {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ClaimWorkItem($input: ClaimWorkItemInput!) {\n    claimWorkItem(input: $input) {\n      ... on WorkItemClaimed {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n      ... on WorkItemHeld {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n      ... on WorkItemTaken {\n        claim {\n          holder\n          mine\n          since\n          until\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeOverWorkItem($input: TakeOverWorkItemInput!) {\n    takeOverWorkItem(input: $input) {\n      ... on WorkItemTakenOver {\n        claim {\n          holder\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TakeOverWorkItem($input: TakeOverWorkItemInput!) {\n    takeOverWorkItem(input: $input) {\n      ... on WorkItemTakenOver {\n        claim {\n          holder\n        }\n      }\n      ... on Refusal {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReleaseWorkItem($input: ReleaseWorkItemInput!) {\n    releaseWorkItem(input: $input) {\n      ... on WorkItemReleased {\n        claim {\n          itemId\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReleaseWorkItem($input: ReleaseWorkItemInput!) {\n    releaseWorkItem(input: $input) {\n      ... on WorkItemReleased {\n        claim {\n          itemId\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignRole($input: AssignRoleInput!) {\n    assignRole(input: $input) {\n      __typename\n      ... on RoleAsked {\n        assignment {\n          id\n          status\n        }\n      }\n      ... on RoleRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AssignRole($input: AssignRoleInput!) {\n    assignRole(input: $input) {\n      __typename\n      ... on RoleAsked {\n        assignment {\n          id\n          status\n        }\n      }\n      ... on RoleRefused {\n        message\n        complaints {\n          kind\n          about\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawRole($input: WithdrawRoleInput!) {\n    withdrawRole(input: $input) {\n      __typename\n      ... on RoleWithdrawn {\n        operator {\n          id\n          roles\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation WithdrawRole($input: WithdrawRoleInput!) {\n    withdrawRole(input: $input) {\n      __typename\n      ... on RoleWithdrawn {\n        operator {\n          id\n          roles\n        }\n      }\n      ... on OperatorNotFound {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RoleDecision on RoleDecisionResult {\n    __typename\n    ... on RoleDecided {\n      assignment {\n        id\n        status\n        decidedBy\n        decidedAt\n        operator {\n          id\n          roles\n        }\n      }\n    }\n    ... on RoleRefused {\n      message\n      complaints {\n        kind\n        about\n      }\n    }\n    ... on RoleAssignmentNotFound {\n      message\n    }\n    ... on RoleAssignmentClosed {\n      message\n    }\n  }\n"): (typeof documents)["\n  fragment RoleDecision on RoleDecisionResult {\n    __typename\n    ... on RoleDecided {\n      assignment {\n        id\n        status\n        decidedBy\n        decidedAt\n        operator {\n          id\n          roles\n        }\n      }\n    }\n    ... on RoleRefused {\n      message\n      complaints {\n        kind\n        about\n      }\n    }\n    ... on RoleAssignmentNotFound {\n      message\n    }\n    ... on RoleAssignmentClosed {\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApproveRoleAssignment($input: RoleAssignmentInput!) {\n    approveRoleAssignment(input: $input) {\n      ...RoleDecision\n    }\n  }\n"): (typeof documents)["\n  mutation ApproveRoleAssignment($input: RoleAssignmentInput!) {\n    approveRoleAssignment(input: $input) {\n      ...RoleDecision\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RejectRoleAssignment($input: RoleAssignmentInput!) {\n    rejectRoleAssignment(input: $input) {\n      ...RoleDecision\n    }\n  }\n"): (typeof documents)["\n  mutation RejectRoleAssignment($input: RoleAssignmentInput!) {\n    rejectRoleAssignment(input: $input) {\n      ...RoleDecision\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;