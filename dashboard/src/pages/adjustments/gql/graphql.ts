/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Where an adjustment above its currency's threshold stands */
export type AdjustmentState =
  /** Agreed to: the balance is corrected */
  | 'APPLIED'
  /** Waits for a second operator */
  | 'PENDING'
  /** Refused: nothing moved */
  | 'REJECTED';

/** What `approveAdjustment` or `rejectAdjustment` takes */
export type DecideAdjustmentInput = {
  /** The adjustment: `Adjustment.id` */
  adjustmentId: string | number;
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** Required for a rejection */
  reason?: string | null | undefined;
};

/** What `approveMoneyOperation` or `rejectMoneyOperation` takes */
export type DecideMoneyOperationInput = {
  /** What waits for a second person: `MoneyApproval.id` */
  approvalId: string | number;
  /** Required for a rejection */
  reason?: string | null | undefined;
};

/** Where an operation, or a change of a limit, that takes two people stands */
export type MoneyApprovalState =
  /** Agreed to. An operation has not run yet; its maker sends it again within 24 hours */
  | 'APPROVED'
  /** Waits for a second operator */
  | 'PENDING'
  /** Refused: nothing moved, or the limit stays */
  | 'REJECTED'
  /** The approved operation was carried out */
  | 'USED';

/** What a limit counts; each is counted apart */
export type MoneyLimitScope =
  /** Deposits, adjustments, awards and corrections: all that a person moves but withdrawals */
  | 'BY_HAND'
  /** Withdrawals that a person approves, or pays without another's approval */
  | 'WITHDRAWAL';

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

/** What was done to the player's money */
export type TransactionKind =
  /** A person corrected the balance */
  | 'ADJUSTMENT'
  /** Free spins, tournament chips or points were granted */
  | 'AWARD'
  /** A stake was put into a round */
  | 'BET'
  /** Bonus money became real money */
  | 'BONUS_CONVERSION'
  /** What was left of a grant was taken back */
  | 'BONUS_FORFEIT'
  /** Bonus money was granted */
  | 'BONUS_GRANT'
  /** A bank took a settled deposit back */
  | 'CHARGEBACK'
  /** A commission was taken */
  | 'COMMISSION'
  /** A deposit was settled */
  | 'DEPOSIT'
  /** A win of a jackpot */
  | 'JACKPOT_WIN'
  /** A win of a promotion, which no bet answers to */
  | 'PROMO_WIN'
  /** Points or tournament chips were spent */
  | 'REDEMPTION'
  /** An earlier transaction was undone */
  | 'REVERSAL'
  /** A bet was taken back completely */
  | 'ROLLBACK'
  /** A round was closed; nothing moves */
  | 'ROUND_CLOSE'
  /** Tax was withheld */
  | 'TAX'
  /** A rollback that came before its bet, which will never debit */
  | 'TOMBSTONE'
  /** A prize of a tournament */
  | 'TOURNAMENT_WIN'
  /** A round paid; zero where it was lost */
  | 'WIN'
  /** Reserved money was paid out */
  | 'WITHDRAWAL_PAID'
  /** Reserved money is available again: the withdrawal was rejected or cancelled */
  | 'WITHDRAWAL_RELEASE'
  /** Money was reserved for a withdrawal */
  | 'WITHDRAWAL_REQUEST';

/** What sort of money a wallet holds */
export type WalletKind =
  /** Given under conditions; one wallet per grant */
  | 'BONUS'
  /** The value of the spins left; each costs the wallet's fixed unit */
  | 'FREE_SPINS'
  /** Loyalty points, which are not money */
  | 'POINTS'
  /** What the player owns and may withdraw */
  | 'REAL'
  /** Chips of a tournament */
  | 'TOURNAMENT';

export type PendingAdjustmentsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PendingAdjustmentsQuery = { pendingAdjustments: { __typename: 'AdjustmentConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Adjustment', id: string, reason: string | null, state: AdjustmentState, allowedMoves: Array<AdjustmentState> | null, maker: string | null, createdAt: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null, wallet: { __typename: 'Wallet', id: string, kind: WalletKind, balance: { __typename: 'Money', amount: string, currency: string } | null, available: { __typename: 'Money', amount: string, currency: string } | null } | null, player: { __typename: 'Player', id: string, username: string | null, status: PlayerStatus | null } | null }> } | null };

export type PendingApprovalsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PendingApprovalsQuery = { pendingMoneyApprovals: { __typename: 'MoneyApprovalConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'MoneyApproval', id: string, kind: TransactionKind, scope: MoneyLimitScope, reference: string, reason: string | null, state: MoneyApprovalState, maker: string, createdAt: string, amount: { __typename: 'Money', amount: string, currency: string }, player: { __typename: 'Player', id: string, username: string | null, status: PlayerStatus | null } | null }> } | null };

export type ApproveAdjustmentMutationVariables = Exact<{
  input: DecideAdjustmentInput;
}>;


export type ApproveAdjustmentMutation = { approveAdjustment:
    | { __typename: 'Adjusted' }
    | { __typename: 'AdjustmentMoveRefused', message: string }
    | { __typename: 'AdjustmentRejected' }
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InsufficientFunds', message: string }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'SameOperator', message: string }
    | { __typename: 'WalletNotFound', message: string }
   | null };

export type RejectAdjustmentMutationVariables = Exact<{
  input: DecideAdjustmentInput;
}>;


export type RejectAdjustmentMutation = { rejectAdjustment:
    | { __typename: 'Adjusted' }
    | { __typename: 'AdjustmentMoveRefused', message: string }
    | { __typename: 'AdjustmentRejected' }
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InsufficientFunds', message: string }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'SameOperator', message: string }
    | { __typename: 'WalletNotFound', message: string }
   | null };

export type ApproveMoneyOperationMutationVariables = Exact<{
  input: DecideMoneyOperationInput;
}>;


export type ApproveMoneyOperationMutation = { approveMoneyOperation:
    | { __typename: 'ApprovalMoveRefused', message: string }
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'MoneyApprovalDecided' }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'SameOperator', message: string }
   | null };

export type RejectMoneyOperationMutationVariables = Exact<{
  input: DecideMoneyOperationInput;
}>;


export type RejectMoneyOperationMutation = { rejectMoneyOperation:
    | { __typename: 'ApprovalMoveRefused', message: string }
    | { __typename: 'AuthorityLost', message: string }
    | { __typename: 'MoneyApprovalDecided' }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'SameOperator', message: string }
   | null };


export const PendingAdjustmentsDocument = {"__meta__":{"hash":"sha256:43b54b1b0433c9ac61316dd9ed033148180f948d6f8cf37e8721cccfb13d05cf"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PendingAdjustments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pendingAdjustments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"wallet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PendingAdjustmentsQuery, PendingAdjustmentsQueryVariables>;
export const PendingApprovalsDocument = {"__meta__":{"hash":"sha256:23a963100cb38ba8789e906b4f350c9ac4003411a05a62b2949d79b4fc7ba093"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PendingApprovals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pendingMoneyApprovals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PendingApprovalsQuery, PendingApprovalsQueryVariables>;
export const ApproveAdjustmentDocument = {"__meta__":{"hash":"sha256:ab01376334e16ca4ce664fd457b84a2c5be6e69b718c0968244751d6a0373b14"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveAdjustment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideAdjustmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ApproveAdjustmentMutation, ApproveAdjustmentMutationVariables>;
export const RejectAdjustmentDocument = {"__meta__":{"hash":"sha256:9cbc5318bad5471349eaf97cd19251f11d9afdc9a41cd743a0dbfa8179305b07"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectAdjustment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideAdjustmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RejectAdjustmentMutation, RejectAdjustmentMutationVariables>;
export const ApproveMoneyOperationDocument = {"__meta__":{"hash":"sha256:70148c423ae564cd35b6a42d757d5b70c7672777f9e6632761e20f66ba319da3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveMoneyOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideMoneyOperationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveMoneyOperation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ApproveMoneyOperationMutation, ApproveMoneyOperationMutationVariables>;
export const RejectMoneyOperationDocument = {"__meta__":{"hash":"sha256:1b955908333396d5546ad24a33572d3a74c8eb33fdbf40c9f94b82b8b5b93794"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectMoneyOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideMoneyOperationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectMoneyOperation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RejectMoneyOperationMutation, RejectMoneyOperationMutationVariables>;