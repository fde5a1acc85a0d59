/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Where a correction of a player stands */
export type CorrectionState =
  /** Another operator agreed: the player is corrected */
  | 'APPROVED'
  /** Waits for another operator */
  | 'PENDING'
  /** Refused: the player is as before */
  | 'REJECTED';

/** A decision on a correction */
export type DecideCorrectionInput = {
  /**
   * The correction, cor_...
   * Permission: corrections:request or corrections:decide
   */
  correctionId: string | number;
  /**
   * What you remark on it, up to 500 characters, which name none of the values.
   * Permission: corrections:request or corrections:decide
   */
  reason?: string | null | undefined;
};

/** What a player may do in general. Money can be withdrawn in every status */
export type PlayerStatus =
  /** Bets and deposits, as far as the conditions of play are met */
  | 'ACTIVE'
  /** The player's account is closed; cannot sign in */
  | 'CLOSED'
  /** On a short break that the player takes; it ends by itself */
  | 'COOLING_OFF'
  /** Not seen for long: no bets and no deposits until the player is back */
  | 'DORMANT'
  /** Registered, and not yet verified as the jurisdiction wants: no bets, no deposits */
  | 'PENDING'
  /** Barred by themself, for a term or for good; can sign in to withdraw */
  | 'SELF_EXCLUDED'
  /** Barred by the casino until a reason is settled; cannot sign in */
  | 'SUSPENDED';

export type PendingCorrectionsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PendingCorrectionsQuery = { pendingCorrections: { __typename: 'PlayerCorrectionConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'PlayerCorrection', id: string, reason: string | null, state: CorrectionState | null, maker: string | null, createdAt: string | null, changes: Array<{ __typename: 'CorrectedField', field: string | null, before: string | null, after: string | null }> | null, player: { __typename: 'Player', id: string, username: string | null, status: PlayerStatus | null } | null }> } | null };

export type ApproveCorrectionMutationVariables = Exact<{
  input: DecideCorrectionInput;
}>;


export type ApproveCorrectionMutation = { approveCorrection:
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'CorrectionDecided' }
    | { __typename: 'CorrectionIsDecided', message: string }
    | { __typename: 'CorrectionIsYours', message: string }
    | { __typename: 'CorrectionNotFound', message: string }
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'ExclusionStands', message: string }
    | { __typename: 'ProfileChangedMeanwhile', message: string }
    | { __typename: 'UsernameTaken', message: string }
   | null };

export type RejectCorrectionMutationVariables = Exact<{
  input: DecideCorrectionInput;
}>;


export type RejectCorrectionMutation = { rejectCorrection:
    | { __typename: 'CorrectionDecided' }
    | { __typename: 'CorrectionIsDecided', message: string }
    | { __typename: 'CorrectionNotFound', message: string }
   | null };


export const PendingCorrectionsDocument = {"__meta__":{"hash":"sha256:c1062536c9668210a1ea548c40798e4cbd224f396129a17e191e641c8fc63e01"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PendingCorrections"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pendingCorrections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PendingCorrectionsQuery, PendingCorrectionsQueryVariables>;
export const ApproveCorrectionDocument = {"__meta__":{"hash":"sha256:a8cfd2c0bbbed7576089d1d50ac044de3ee457b75e8ae63a57d2523f2128d0f4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveCorrection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideCorrectionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveCorrection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ApproveCorrectionMutation, ApproveCorrectionMutationVariables>;
export const RejectCorrectionDocument = {"__meta__":{"hash":"sha256:904e13d4aad3f872a3e7c54018c8b7a169517b01cae5db74c41bf3c68b8464ec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectCorrection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideCorrectionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectCorrection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RejectCorrectionMutation, RejectCorrectionMutationVariables>;