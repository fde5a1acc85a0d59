/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A decision on a reset of a player's factors */
export type FactorResetInput = {
  /**
   * The reset, frs_...
   * Permission: factor_resets:request or factor_resets:approve
   */
  id: string | number;
};

/** Where a reset of a player's factors is */
export type FactorResetState =
  /** Factors, recovery codes and password were removed */
  | 'COMPLETED'
  /** It was not carried out: one of the two operators may no longer do their part */
  | 'LAPSED'
  /** The player objected */
  | 'OBJECTED'
  /** Another operator has to approve it */
  | 'PENDING'
  /** An operator refused it */
  | 'REJECTED'
  /** It is approved; the player is told and may object until it is due */
  | 'WAITING';

/** How a player proved to support who they are */
export type IdentityProof =
  /** An identity document was sent and looked at */
  | 'DOCUMENT_SEEN'
  /** The player came in person */
  | 'IN_PERSON'
  /** The player answered what only they can know */
  | 'KNOWN_QUESTIONS'
  /** The player was seen with their document in a call */
  | 'VIDEO_CALL';

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

export type FactorResetsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FactorResetsQuery = { factorResets: { __typename: 'FactorResetConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'FactorReset', id: string, proof: IdentityProof | null, reference: string | null, reason: string | null, state: FactorResetState | null, maker: string | null, checker: string | null, createdAt: string | null, decidedAt: string | null, dueAt: string | null, endedAt: string | null, endedBy: string | null, player: { __typename: 'Player', id: string, username: string | null, status: PlayerStatus | null } | null }> } | null };

export type ApproveFactorResetMutationVariables = Exact<{
  input: FactorResetInput;
}>;


export type ApproveFactorResetMutation = { approveFactorReset:
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'FactorResetDecided' }
    | { __typename: 'FactorResetIsDecided', message: string }
    | { __typename: 'FactorResetIsYours', message: string }
    | { __typename: 'FactorResetNotFound', message: string }
    | { __typename: 'FactorResetPaused', message: string }
   | null };

export type RejectFactorResetMutationVariables = Exact<{
  input: FactorResetInput;
}>;


export type RejectFactorResetMutation = { rejectFactorReset:
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'FactorResetDecided' }
    | { __typename: 'FactorResetIsDecided', message: string }
    | { __typename: 'FactorResetIsYours', message: string }
    | { __typename: 'FactorResetNotFound', message: string }
    | { __typename: 'FactorResetPaused', message: string }
   | null };


export const FactorResetsDocument = {"__meta__":{"hash":"sha256:b1e39fb7c230f376c26b728700f347f2c0d0813883af05b5637c3c1b1f6f658a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FactorResets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"factorResets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"proof"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"checker"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FactorResetsQuery, FactorResetsQueryVariables>;
export const ApproveFactorResetDocument = {"__meta__":{"hash":"sha256:05a78f0313a18317317401c0a95d2418aa50f5cc8a37c000c63d7b788a950feb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveFactorReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FactorResetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveFactorReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ApproveFactorResetMutation, ApproveFactorResetMutationVariables>;
export const RejectFactorResetDocument = {"__meta__":{"hash":"sha256:e1b3e2ece26701222c52ec0135e2bf0fddd3fb919829ef1df987f1e0b501512c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectFactorReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FactorResetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectFactorReset"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RejectFactorResetMutation, RejectFactorResetMutationVariables>;