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

export type MatrixRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type MatrixRolesQuery = { accessRoles: Array<{ __typename: 'AccessRole', name: string, title: string, kind: RoleKind, custom: boolean, has: Array<string> }> | null };

export type RightsOfRoleQueryVariables = Exact<{
  role: string;
}>;


export type RightsOfRoleQuery = { accessMatrix: Array<{ __typename: 'Permission', coordinate: string, level: AccessLevel }> | null };

export type RightsOfOperatorQueryVariables = Exact<{
  operatorId: string | number;
}>;


export type RightsOfOperatorQuery = { whatCanSee: Array<{ __typename: 'Permission', coordinate: string, level: AccessLevel }> | null };

export type MatrixOperatorsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MatrixOperatorsQuery = { operators: { __typename: 'OperatorConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Operator', id: string, login: string, name: string, state: OperatorState }> } | null };

export type ExplanationQueryVariables = Exact<{
  role: string;
  coordinate: string;
}>;


export type ExplanationQuery = { explainAccess: { __typename: 'AccessExplanation', level: AccessLevel, reasons: Array<{ __typename: 'AccessReason', path: Array<string>, coordinate: string, level: AccessLevel, allows: boolean, brand: string, custom: boolean }>, neededFields: Array<{ __typename: 'NeededField', coordinate: string, atLeast: AccessLevel, level: AccessLevel, met: boolean }> } | null };

export type WhoCanSeeQueryVariables = Exact<{
  coordinate: string;
}>;


export type WhoCanSeeQuery = { whoCanSee: { __typename: 'CoordinateAccess', coordinate: string, roles: Array<{ __typename: 'RoleAccess', role: string, level: AccessLevel }>, operators: Array<{ __typename: 'OperatorAccess', level: AccessLevel, operator: { __typename: 'Operator', id: string, login: string, name: string } }> } | null };

export type UpdatePolicyMutationVariables = Exact<{
  input: UpdatePolicyInput;
}>;


export type UpdatePolicyMutation = { updatePolicy:
    | { __typename: 'PolicyChangeAsked', change: { __typename: 'PolicyChange', id: string, status: ChangeStatus } }
    | { __typename: 'PolicyChangeRefused', message: string, complaints: Array<{ __typename: 'PolicyComplaint', kind: PolicyComplaintKind, about: string }> }
   | null };


export const MatrixRolesDocument = {"__meta__":{"hash":"sha256:e7280a6d73dd9de0bd9b58bd7b75a44ff84cf2bbf0cba9913d156c0d31e01520"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MatrixRoles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessRoles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"custom"}},{"kind":"Field","name":{"kind":"Name","value":"has"}}]}}]}}]} as unknown as DocumentNode<MatrixRolesQuery, MatrixRolesQueryVariables>;
export const RightsOfRoleDocument = {"__meta__":{"hash":"sha256:2b3ca2dffbdabe9f19497abdf72b9f41305cde6d12fcda2ea0d195c6276670db"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RightsOfRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessMatrix"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"coordinate"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}}]} as unknown as DocumentNode<RightsOfRoleQuery, RightsOfRoleQueryVariables>;
export const RightsOfOperatorDocument = {"__meta__":{"hash":"sha256:ec6eef9ce91a116451e258dd421f7702e57de9d9131e73016270e4518dbed2b1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RightsOfOperator"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"operatorId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"whatCanSee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"operatorId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"operatorId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"coordinate"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}}]} as unknown as DocumentNode<RightsOfOperatorQuery, RightsOfOperatorQueryVariables>;
export const MatrixOperatorsDocument = {"__meta__":{"hash":"sha256:daafc63d14b82760e82d205ce0e37174335c121a7d81e39125d4d79b8780f54c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MatrixOperators"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"operators"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]} as unknown as DocumentNode<MatrixOperatorsQuery, MatrixOperatorsQueryVariables>;
export const ExplanationDocument = {"__meta__":{"hash":"sha256:892afb3928d24464975ec592c0dcddac9537777de763fc038e3301f2064d3dce"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Explanation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"coordinate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explainAccess"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}},{"kind":"Argument","name":{"kind":"Name","value":"coordinate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"coordinate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"coordinate"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"allows"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"custom"}}]}},{"kind":"Field","name":{"kind":"Name","value":"neededFields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"coordinate"}},{"kind":"Field","name":{"kind":"Name","value":"atLeast"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"met"}}]}}]}}]}}]} as unknown as DocumentNode<ExplanationQuery, ExplanationQueryVariables>;
export const WhoCanSeeDocument = {"__meta__":{"hash":"sha256:3f31af25e6d042f91ed1b4a155325ac0753f9dfa537cd8183a0cd8d767b10450"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoCanSee"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"coordinate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"whoCanSee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"coordinate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"coordinate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"coordinate"}},{"kind":"Field","name":{"kind":"Name","value":"roles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operators"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhoCanSeeQuery, WhoCanSeeQueryVariables>;
export const UpdatePolicyDocument = {"__meta__":{"hash":"sha256:0d48c9ca5a0d9162e57cdb5cd3b11ae062feb65e2a7b5c2e5d2d0ed4d9d5e0ca"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdatePolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdatePolicyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updatePolicy"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyChangeAsked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PolicyChangeRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"complaints"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"about"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UpdatePolicyMutation, UpdatePolicyMutationVariables>;