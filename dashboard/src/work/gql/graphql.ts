/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What `addNote` takes */
export type AddNoteInput = {
  /** The player: `Player.id` */
  playerId: string | number;
  /** 1 to 2,000 characters; it cannot be deleted */
  text: string;
};

/** A role in your brand; another operator decides on it, never the one who gets it */
export type AssignRoleInput = {
  /** The operator: `Operator.id` */
  operatorId: string | number;
  /** Why; it is kept, for others to read */
  reason: string;
  /** The role's name */
  role: string;
  /** At most 8 hours from now; left out: for good */
  until?: string | null | undefined;
};

/** Where a policy change or a role assignment stands */
export type ChangeStatus =
  /** Agreed to: it is in force */
  | 'APPROVED'
  /** Waits for another operator */
  | 'PENDING'
  /** Refused: nothing came of it */
  | 'REJECTED';

/** The item to claim, or to keep for longer */
export type ClaimWorkItemInput = {
  /** An item that waits for an operator */
  item: WorkItemInput;
};

/** Why a change is refused */
export type PolicyComplaintKind =
  /** The role would get a right beyond what shipped roles of its kind have */
  | 'BEYOND_WHAT_IS_SHIPPED'
  /** Who decides does not hold the right themself */
  | 'BEYOND_YOUR_OWN'
  /** A role would inherit itself */
  | 'CIRCLE'
  /** The roles are for different kinds of actors */
  | 'KINDS_DIFFER'
  /** The end of the assignment has passed */
  | 'LAPSED'
  /** The coordinate cannot have this level */
  | 'LEVEL_NOT_POSSIBLE'
  /** The policy is like this already */
  | 'NOTHING_TO_CHANGE'
  /** A program cannot decide on it */
  | 'NOT_A_PERSON'
  /** Operators cannot hold this role */
  | 'NOT_FOR_OPERATORS'
  /** The account of the operator is disabled */
  | 'OPERATOR_DISABLED'
  /** Who asked for it cannot decide on it */
  | 'OWN_CHANGE'
  /** Who asked for it, or approves it, lost the permission to */
  | 'PERMISSION_LOST'
  /** A role of this name exists */
  | 'ROLE_EXISTS'
  /** The requester or approver would get the right themself */
  | 'SELF_GRANT'
  /** Only programs may have this right */
  | 'SERVICES_ONLY'
  /** Roles would inherit over too many steps */
  | 'TOO_DEEP'
  /** The schema has no such coordinate */
  | 'UNKNOWN_COORDINATE'
  /** There is no such permission or role to give */
  | 'UNKNOWN_PERMISSION'
  /** There is no such role */
  | 'UNKNOWN_ROLE';

/** A work queue: what waits for an operator */
export type QueueKind =
  /** `Query.pendingAdjustments` */
  | 'ADJUSTMENTS'
  /** Those of `brandChanges` that wait for a second operator */
  | 'BRAND_CHANGES'
  /** Those of `clients` that wait for a second operator themselves, or with their next secret */
  | 'CLIENTS'
  /** `Query.pendingCorrections` */
  | 'CORRECTIONS'
  /** Those of `factorResets` that wait for a second operator */
  | 'FACTOR_RESETS'
  /** Those of them that are held */
  | 'HELD_WITHDRAWALS'
  /** `Query.pendingMoneyApprovals` */
  | 'MONEY_APPROVALS'
  /** Those of `moneyLimitChanges` that wait for a second operator */
  | 'MONEY_LIMITS'
  /** Those of `policyChanges` that wait for a second operator */
  | 'POLICY_CHANGES'
  /** Those of `roleAssignments` that wait for a second operator */
  | 'ROLE_ASSIGNMENTS'
  /** `Query.unmatchedWins` */
  | 'UNMATCHED_WINS'
  /** `Query.pendingWithdrawals`, held ones too */
  | 'WITHDRAWALS';

/** The item to give up */
export type ReleaseWorkItemInput = {
  /** An item that you hold */
  item: WorkItemInput;
};

/** What `approveRoleAssignment` or `rejectRoleAssignment` takes */
export type RoleAssignmentInput = {
  /** The assignment: `RoleAssignment.id` */
  id: string | number;
};

/** Why an item is taken from the operator who holds it */
export type TakeOverCode =
  /** The holder has handed it over */
  | 'HANDED_OVER'
  /** The holder is not at work, or does not answer */
  | 'HOLDER_AWAY'
  /** For another reason, which the words give */
  | 'OTHER'
  /** It cannot wait for the holder */
  | 'URGENT';

/** Why the item is taken over; the former holder is told */
export type TakeOverReasonInput = {
  /** The reason, for programs and the audit log */
  code: TakeOverCode;
  /** The reason, for people, up to 500 characters; OTHER takes it */
  words?: string | null | undefined;
};

/** The item to take from the operator who holds it */
export type TakeOverWorkItemInput = {
  /** WorkItemClaim.holder as you saw it; from another operator it is not taken */
  holder: string;
  /** An item that waits for an operator */
  item: WorkItemInput;
  /** Why */
  reason: TakeOverReasonInput;
};

/** What `withdrawRole` takes */
export type WithdrawRoleInput = {
  /** The operator: `Operator.id` */
  operatorId: string | number;
  /** The role's name */
  role: string;
};

/** An item of a work queue */
export type WorkItemInput = {
  /** Its id, as its list shows it */
  id: string | number;
  /** What it is */
  kind: WorkItemKind;
};

/** What waits for an operator */
export type WorkItemKind =
  /** An adjustment that waits for a second operator: `pendingAdjustments` */
  | 'ADJUSTMENT'
  /** A brand, or a change of one, that waits for a second operator: `brandChanges` */
  | 'BRAND_CHANGE'
  /** A program, or its next secret, that waits for a second operator: `clients` */
  | 'CLIENT'
  /** A correction of a player that waits for a second operator: `pendingCorrections` */
  | 'CORRECTION'
  /** A reset of a player's factors that can be approved or refused: `factorResets` */
  | 'FACTOR_RESET'
  /** An operation on money that waits for a second operator: `pendingMoneyApprovals` */
  | 'MONEY_APPROVAL'
  /** A limit that waits for a second operator: `moneyLimitChanges` */
  | 'MONEY_LIMIT_CHANGE'
  /** A change of the policy that waits for a second operator: `policyChanges` */
  | 'POLICY_CHANGE'
  /** A role for an operator that waits for a second operator: `roleAssignments` */
  | 'ROLE_ASSIGNMENT'
  /** A win whose bet is unknown: `unmatchedWins` */
  | 'UNMATCHED_WIN'
  /** A withdrawal that waits for a decision or a payment: `pendingWithdrawals` */
  | 'WITHDRAWAL';

export type QueuesChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type QueuesChangedSubscription = { queueCountsChanged: Array<{ __typename: 'QueueCount', kind: QueueKind, count: number, capped: boolean, oldestAt: string | null }> };

export type AddNoteFromQueueMutationVariables = Exact<{
  input: AddNoteInput;
}>;


export type AddNoteFromQueueMutation = { addNote:
    | { __typename: 'NoteAdded', note: { __typename: 'PlayerNote', id: string } }
    | { __typename: 'PlayerNotFound', message: string }
   | null };

export type WorkItemsChangedSubscriptionVariables = Exact<{
  kinds?: Array<WorkItemKind> | WorkItemKind | null | undefined;
}>;


export type WorkItemsChangedSubscription = { workItemsChanged: { __typename: 'WorkItemsChange', fresh: boolean, items: Array<{ __typename: 'WorkItem', kind: WorkItemKind, itemId: string, claim: { __typename: 'WorkItemClaim', holder: string, mine: boolean, since: string, until: string } | null }> | null } };

export type ClaimWorkItemMutationVariables = Exact<{
  input: ClaimWorkItemInput;
}>;


export type ClaimWorkItemMutation = { claimWorkItem:
    | { __typename: 'TooManyWorkItems' }
    | { __typename: 'WorkItemClaimed', claim: { __typename: 'WorkItemClaim', holder: string, mine: boolean, since: string, until: string } }
    | { __typename: 'WorkItemDecided' }
    | { __typename: 'WorkItemHeld', claim: { __typename: 'WorkItemClaim', holder: string, mine: boolean, since: string, until: string } }
    | { __typename: 'WorkItemNotFound' }
    | { __typename: 'WorkItemTaken', claim: { __typename: 'WorkItemClaim', holder: string, mine: boolean, since: string, until: string } }
   | null };

export type TakeOverWorkItemMutationVariables = Exact<{
  input: TakeOverWorkItemInput;
}>;


export type TakeOverWorkItemMutation = { takeOverWorkItem:
    | { __typename: 'TooManyWorkItems', message: string }
    | { __typename: 'WorkItemClaimed' }
    | { __typename: 'WorkItemDecided', message: string }
    | { __typename: 'WorkItemHeld', message: string }
    | { __typename: 'WorkItemNotFound', message: string }
    | { __typename: 'WorkItemTakenOver', claim: { __typename: 'WorkItemClaim', holder: string } }
   | null };

export type ReleaseWorkItemMutationVariables = Exact<{
  input: ReleaseWorkItemInput;
}>;


export type ReleaseWorkItemMutation = { releaseWorkItem:
    | { __typename: 'WorkItemClaimNotFound' }
    | { __typename: 'WorkItemReleased', claim: { __typename: 'WorkItemClaim', itemId: string } }
   | null };

export type AssignRoleMutationVariables = Exact<{
  input: AssignRoleInput;
}>;


export type AssignRoleMutation = { assignRole:
    | { __typename: 'OperatorNotFound', message: string }
    | { __typename: 'RoleAsked', assignment: { __typename: 'RoleAssignment', id: string, status: ChangeStatus } }
    | { __typename: 'RoleRefused', message: string, complaints: Array<{ __typename: 'PolicyComplaint', kind: PolicyComplaintKind, about: string }> }
   | null };

export type WithdrawRoleMutationVariables = Exact<{
  input: WithdrawRoleInput;
}>;


export type WithdrawRoleMutation = { withdrawRole:
    | { __typename: 'OperatorNotFound', message: string }
    | { __typename: 'RoleWithdrawn', operator: { __typename: 'Operator', id: string, roles: Array<string> } }
   | null };

type RoleDecision_RoleAssignmentClosed_Fragment = { __typename: 'RoleAssignmentClosed', message: string };

type RoleDecision_RoleAssignmentNotFound_Fragment = { __typename: 'RoleAssignmentNotFound', message: string };

type RoleDecision_RoleDecided_Fragment = { __typename: 'RoleDecided', assignment: { __typename: 'RoleAssignment', id: string, status: ChangeStatus, decidedBy: string | null, decidedAt: string | null, operator: { __typename: 'Operator', id: string, roles: Array<string> } | null } };

type RoleDecision_RoleRefused_Fragment = { __typename: 'RoleRefused', message: string, complaints: Array<{ __typename: 'PolicyComplaint', kind: PolicyComplaintKind, about: string }> };

export type RoleDecisionFragment =
  | RoleDecision_RoleAssignmentClosed_Fragment
  | RoleDecision_RoleAssignmentNotFound_Fragment
  | RoleDecision_RoleDecided_Fragment
  | RoleDecision_RoleRefused_Fragment
;

export type ApproveRoleAssignmentMutationVariables = Exact<{
  input: RoleAssignmentInput;
}>;


export type ApproveRoleAssignmentMutation = { approveRoleAssignment:
    | { __typename: 'RoleAssignmentClosed', message: string }
    | { __typename: 'RoleAssignmentNotFound', message: string }
    | { __typename: 'RoleDecided', assignment: { __typename: 'RoleAssignment', id: string, status: ChangeStatus, decidedBy: string | null, decidedAt: string | null, operator: { __typename: 'Operator', id: string, roles: Array<string> } | null } }
    | { __typename: 'RoleRefused', message: string, complaints: Array<{ __typename: 'PolicyComplaint', kind: PolicyComplaintKind, about: string }> }
   | null };

export type RejectRoleAssignmentMutationVariables = Exact<{
  input: RoleAssignmentInput;
}>;


export type RejectRoleAssignmentMutation = { rejectRoleAssignment:
    | { __typename: 'RoleAssignmentClosed', message: string }
    | { __typename: 'RoleAssignmentNotFound', message: string }
    | { __typename: 'RoleDecided', assignment: { __typename: 'RoleAssignment', id: string, status: ChangeStatus, decidedBy: string | null, decidedAt: string | null, operator: { __typename: 'Operator', id: string, roles: Array<string> } | null } }
    | { __typename: 'RoleRefused', message: string, complaints: Array<{ __typename: 'PolicyComplaint', kind: PolicyComplaintKind, about: string }> }
   | null };

export const RoleDecisionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleDecision"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleDecisionResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleDecided"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"assignment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"complaints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"about"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleAssignmentNotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleAssignmentClosed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<RoleDecisionFragment, unknown>;
export const QueuesChangedDocument = {"__meta__":{"hash":"sha256:54625eddf0969b90603e01fc0c9ede7c26f0f6b68827af4043f5d04bf3aa50a7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"QueuesChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"queueCountsChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"capped"}},{"kind":"Field","name":{"kind":"Name","value":"oldestAt"}}]}}]}}]} as unknown as DocumentNode<QueuesChangedSubscription, QueuesChangedSubscriptionVariables>;
export const AddNoteFromQueueDocument = {"__meta__":{"hash":"sha256:81f691c5f073a925e16ce81c75d59b9f70bb8c51a7a032b48c57d2f98096c2a4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddNoteFromQueue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddNoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NoteAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AddNoteFromQueueMutation, AddNoteFromQueueMutationVariables>;
export const WorkItemsChangedDocument = {"__meta__":{"hash":"sha256:dc4c50427fc213a50149a9700683378db13ed3d58c9bad0d14a4265d9023fc3c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WorkItemsChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkItemKind"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workItemsChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}},{"kind":"Argument","name":{"kind":"Name","value":"coalesce"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"fresh"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"itemId"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"holder"}},{"kind":"Field","name":{"kind":"Name","value":"mine"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WorkItemsChangedSubscription, WorkItemsChangedSubscriptionVariables>;
export const ClaimWorkItemDocument = {"__meta__":{"hash":"sha256:3f711d87ed3a3d5e21231197198aec341d3c6ce58ef797649f73668bc10c76d9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimWorkItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimWorkItemInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimWorkItem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WorkItemClaimed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"holder"}},{"kind":"Field","name":{"kind":"Name","value":"mine"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WorkItemHeld"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"holder"}},{"kind":"Field","name":{"kind":"Name","value":"mine"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WorkItemTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"holder"}},{"kind":"Field","name":{"kind":"Name","value":"mine"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClaimWorkItemMutation, ClaimWorkItemMutationVariables>;
export const TakeOverWorkItemDocument = {"__meta__":{"hash":"sha256:5014cc9ffc8e3f72937a719c19d4b3649ed883bc7eda37bf2be4364213f9cbdc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TakeOverWorkItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TakeOverWorkItemInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"takeOverWorkItem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WorkItemTakenOver"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"holder"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<TakeOverWorkItemMutation, TakeOverWorkItemMutationVariables>;
export const ReleaseWorkItemDocument = {"__meta__":{"hash":"sha256:feed00426cd9a2ac8d54718e80d5ea1dfc7e16e830db3b9ba3e8f9588f08ce06"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReleaseWorkItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReleaseWorkItemInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseWorkItem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WorkItemReleased"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"itemId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReleaseWorkItemMutation, ReleaseWorkItemMutationVariables>;
export const AssignRoleDocument = {"__meta__":{"hash":"sha256:22e062b15e0e78f99fbbd32fbec440678e5f9dd67469ab827ede733237920aeb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AssignRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssignRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleAsked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"assignment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"complaints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"about"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorNotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AssignRoleMutation, AssignRoleMutationVariables>;
export const WithdrawRoleDocument = {"__meta__":{"hash":"sha256:319d6b1e387e12a4e83a7d8095df95545301106037e3011979516cb2c1e0ddfd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleWithdrawn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OperatorNotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawRoleMutation, WithdrawRoleMutationVariables>;
export const ApproveRoleAssignmentDocument = {"__meta__":{"hash":"sha256:6c35a1853950b92af3e72231f1b53dfda680184d9f992ff664f4a375239b7b9c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveRoleAssignment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RoleAssignmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveRoleAssignment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleDecision"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleDecision"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleDecisionResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleDecided"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"assignment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"complaints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"about"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleAssignmentNotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleAssignmentClosed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<ApproveRoleAssignmentMutation, ApproveRoleAssignmentMutationVariables>;
export const RejectRoleAssignmentDocument = {"__meta__":{"hash":"sha256:c2d84c05fd3cc51de05300baa16a21976a9aec31b7c7938adc785b84cdce34a2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectRoleAssignment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RoleAssignmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectRoleAssignment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoleDecision"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoleDecision"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleDecisionResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleDecided"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"assignment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"complaints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"about"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleAssignmentNotFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RoleAssignmentClosed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<RejectRoleAssignmentMutation, RejectRoleAssignmentMutationVariables>;