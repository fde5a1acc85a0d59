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

/** What `beginStepUp` takes */
export type BeginStepUpInput = {
  /** Of the error STEP_UP_REQUIRED */
  challenge: string;
  /** The factor you will prove; you must have it */
  factor: Factor;
};

/** What proves who signs in */
export type Factor =
  /** A code by e-mail, where there is no second factor and too many attempts failed */
  | 'EMAIL'
  /** Access to the command line of the installation */
  | 'LOCAL'
  /** A passkey or hardware key */
  | 'PASSKEY'
  /** What the person knows */
  | 'PASSWORD'
  /** One of the codes made with the first factor, each good once */
  | 'RECOVERY_CODE'
  /** A code by text message; players only */
  | 'SMS'
  /** Sign-in at another identity provider */
  | 'SSO'
  /** A code of an authenticator app */
  | 'TOTP';

/** What `proveStepUp` takes */
export type ProveStepUpInput = {
  /** The proof */
  answer: StepUpAnswerInput;
  /** Of the error STEP_UP_REQUIRED */
  challenge: string;
};

/** The code of a text message */
export type SmsAnswerInput = {
  /** The six digits that the phone received */
  code: string;
  /** `id` of the options that `beginStepUp` gave */
  codeId: string | number;
};

/** The proof of one factor; which one it is names the factor */
export type StepUpAnswerInput =
  {   /** `toJSON()` of what the browser has made */
  passkey: unknown; recoveryCode?: never; sms?: never; totp?: never; }
  |  { passkey?: never;   /** One of the recovery codes */
  recoveryCode: string; sms?: never; totp?: never; }
  |  { passkey?: never; recoveryCode?: never;   /** The code that was sent */
  sms: SmsAnswerInput; totp?: never; }
  |  { passkey?: never; recoveryCode?: never; sms?: never;   /** The code that the app shows now */
  totp: string; };

/** What the caller is */
export type ViewerKind =
  /** Signed out: without a valid session or token */
  | 'NONE'
  /** A person who works for the casino, signed in */
  | 'OPERATOR'
  /** A player, signed in */
  | 'PLAYER'
  /** A program that calls in its own name */
  | 'SERVICE'
  /** Croupier itself */
  | 'SYSTEM';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { __typename: 'Viewer', kind: ViewerKind | null, name: string | null, brand: string | null, roles: Array<string> | null, permissions: Array<{ __typename: 'Permission', coordinate: string, level: AccessLevel }> | null } | null };

export type BeginStepUpMutationVariables = Exact<{
  input: BeginStepUpInput;
}>;


export type BeginStepUpMutation = { beginStepUp:
    | { __typename: 'StepUpBegun', options: unknown }
    | { __typename: 'StepUpRefused', message: string }
   | null };

export type ProveStepUpMutationVariables = Exact<{
  input: ProveStepUpInput;
}>;


export type ProveStepUpMutation = { proveStepUp:
    | { __typename: 'StepUpProved' }
    | { __typename: 'StepUpRefused', message: string }
   | null };


export const ViewerDocument = {"__meta__":{"hash":"sha256:840edfb75627b81e1e10fc1ec95718d1d1fc72202e3ee022b28c827521aaf3dc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"brand"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"coordinate"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const BeginStepUpDocument = {"__meta__":{"hash":"sha256:d85a2fd022b924ab73cd2023c47c45a8c1f87d5f5587f602c627bfad4ac2eb11"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"BeginStepUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BeginStepUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"beginStepUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepUpBegun"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"options"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepUpRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<BeginStepUpMutation, BeginStepUpMutationVariables>;
export const ProveStepUpDocument = {"__meta__":{"hash":"sha256:ee74c038c6ad3917221441612e5800a70ba20ba3ac8619931ad6c965b361aec5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ProveStepUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProveStepUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proveStepUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepUpRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ProveStepUpMutation, ProveStepUpMutationVariables>;