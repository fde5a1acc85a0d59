/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How far a right reaches */
export type AccessLevel =
  /** Queries, mutations, subscriptions and arguments: they may be used */
  | 'CALL'
  /** Output fields: the value is masked */
  | 'MASKED'
  /** Not at all */
  | 'NONE'
  /** Output fields: of what is the player's own, nothing of others */
  | 'OWN'
  /** Output fields: the value as it is */
  | 'READ'
  /** Fields of inputs: they may be given */
  | 'WRITE';

/** What a role may do at a coordinate */
export type AllowLevelInput = {
  /** `Type.field`, `Input.field` or `Type.field(argument)` */
  coordinate: string;
  /** What it may do there; NONE is refused */
  level: AccessLevel;
  /** The role that is changed */
  role: string;
};

/** Where a policy change or a role assignment stands */
export type ChangeStatus =
  /** Agreed to: it is in force */
  | 'APPROVED'
  /** Waits for another operator */
  | 'PENDING'
  /** Refused: nothing came of it */
  | 'REJECTED';

/** A coordinate at which a role has its shipped rights again */
export type ClearRulesInput = {
  /** `Type.field`, `Input.field` or `Type.field(argument)` */
  coordinate: string;
  /** The role that is changed */
  role: string;
};

/** A new role of your brand */
export type DefineRoleInput = {
  /** Roles whose rights it has, of the same kind */
  inherits?: Array<string>;
  /** Its name: 3 to 40 of a-z, digits and '_' */
  role: string;
  /** Who may hold it: OPERATOR or SERVICE, others are refused */
  roleKind?: RoleKind;
  /** What people call it */
  title?: string | null | undefined;
};

/** What a role may not do at a coordinate */
export type DenyLevelInput = {
  /** `Type.field`, `Input.field` or `Type.field(argument)` */
  coordinate: string;
  /** What it may not do there; left out: anything */
  level?: AccessLevel | null | undefined;
  /** The role that is changed */
  role: string;
};

/** Whether an operator may sign in */
export type OperatorState =
  /** May sign in */
  | 'ACTIVE'
  /** May not, and has no roles any more */
  | 'DISABLED';

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

/** One step of a change of the policy */
export type PolicyEditInput =
  {   /** Let a role do something at one coordinate */
  allow: AllowLevelInput; clear?: never; defineRole?: never; deny?: never; grant?: never; withdraw?: never; }
  |  { allow?: never;   /** Remove the custom rules of a role about a coordinate */
  clear: ClearRulesInput; defineRole?: never; deny?: never; grant?: never; withdraw?: never; }
  |  { allow?: never; clear?: never;   /** Make a new role */
  defineRole: DefineRoleInput; deny?: never; grant?: never; withdraw?: never; }
  |  { allow?: never; clear?: never; defineRole?: never;   /** Deny a role something at one coordinate, whatever else allows it */
  deny: DenyLevelInput; grant?: never; withdraw?: never; }
  |  { allow?: never; clear?: never; defineRole?: never; deny?: never;   /** Give a role a permission, or the rights of another role */
  grant: RoleHoldingInput; withdraw?: never; }
  |  { allow?: never; clear?: never; defineRole?: never; deny?: never; grant?: never;   /** Take it from the role */
  withdraw: RoleHoldingInput; };

/** A role, and what it gets or loses */
export type RoleHoldingInput = {
  /** A permission, or a role whose rights it has */
  has: string;
  /** The role that is changed */
  role: string;
};

/** Who may hold a role */
export type RoleKind =
  /** Who sends no token */
  | 'ANYBODY'
  /** People who work for the casino */
  | 'OPERATOR'
  /** Players */
  | 'PLAYER'
  /** Programs that call in their own name */
  | 'SERVICE'
  /** Croupier itself */
  | 'SYSTEM';

/** A change of the policy in your brand; another operator decides on it */
export type UpdatePolicyInput = {
  /** 1 to 50, in order */
  edits: Array<PolicyEditInput>;
  /** Why; it is kept, for others to read */
  reason: string;
};

export type RolesQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesQuery = { accessRoles: Array<{ __typename: 'AccessRole', name: string, title: string, kind: RoleKind, custom: boolean, has: Array<string> }> | null };

export type PeopleWithRolesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PeopleWithRolesQuery = { operators: { __typename: 'OperatorConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Operator', id: string, login: string, name: string, state: OperatorState, roles: Array<string> }> } | null };

export type ProgramsWithRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type ProgramsWithRolesQuery = { clients: Array<{ __typename: 'Client', id: string, name: string, roles: Array<string>, disabledAt: string | null, approvedAt: string | null }> | null };

export type WaitingRolesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WaitingRolesQuery = { roleAssignments: { __typename: 'RoleAssignmentConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'RoleAssignment', id: string, role: string, until: string | null, reason: string, status: ChangeStatus, askedBy: string, askedAt: string, operator: { __typename: 'Operator', id: string, login: string, name: string } | null }> } | null };

export type RightsInWordsQueryVariables = Exact<{
  role: string;
}>;


export type RightsInWordsQuery = { accessMatrix: Array<{ __typename: 'Permission', coordinate: string, level: AccessLevel }> | null };

export type ChangeRolesMutationVariables = Exact<{
  input: UpdatePolicyInput;
}>;


export type ChangeRolesMutation = { updatePolicy:
    | { __typename: 'PolicyChangeAsked', change: { __typename: 'PolicyChange', id: string, status: ChangeStatus } }
    | { __typename: 'PolicyChangeRefused', message: string, complaints: Array<{ __typename: 'PolicyComplaint', kind: PolicyComplaintKind, about: string }> }
   | null };


export const RolesDocument = {"__meta__":{"hash":"sha256:bfec50b84925e6dfa8cda7f38d6172c3ac39162c522636d6fcd44c43f6c78d64"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessRoles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"custom"}},{"kind":"Field","name":{"kind":"Name","value":"has"}}]}}]}}]} as unknown as DocumentNode<RolesQuery, RolesQueryVariables>;
export const PeopleWithRolesDocument = {"__meta__":{"hash":"sha256:c27c8afd84518845c34899520c744e9c9b80c02948bca1442f43fc0ddefb7f9e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PeopleWithRoles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operators"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}}]}}]}}]}}]} as unknown as DocumentNode<PeopleWithRolesQuery, PeopleWithRolesQueryVariables>;
export const ProgramsWithRolesDocument = {"__meta__":{"hash":"sha256:0f6de2f56c222146be2e561eeb5fc843aa94efb6c4e24286241c9898837780d4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramsWithRoles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clients"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"approvedAt"}}]}}]}}]} as unknown as DocumentNode<ProgramsWithRolesQuery, ProgramsWithRolesQueryVariables>;
export const WaitingRolesDocument = {"__meta__":{"hash":"sha256:1db729568aeb93c4421068333bb831b8da77913c14af22b531cba2406db721fd"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WaitingRoles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"roleAssignments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"EnumValue","value":"PENDING"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"askedBy"}},{"kind":"Field","name":{"kind":"Name","value":"askedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WaitingRolesQuery, WaitingRolesQueryVariables>;
export const RightsInWordsDocument = {"__meta__":{"hash":"sha256:5c4f0e8bcf2ed45e4714b8d05ff9053f75ebe757fbdf42fc5845fba6b416926d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RightsInWords"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessMatrix"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"coordinate"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}}]} as unknown as DocumentNode<RightsInWordsQuery, RightsInWordsQueryVariables>;
export const ChangeRolesDocument = {"__meta__":{"hash":"sha256:0e71506093b977315db505e1df6d961bc56f96bd727edcf5823afb3066a7fa51"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeRoles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdatePolicyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updatePolicy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyChangeAsked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyChangeRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"complaints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"about"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangeRolesMutation, ChangeRolesMutationVariables>;