/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Keeps a withdrawal from being approved and paid until the hold is lifted */
export type AddWithdrawalHoldInput = {
  /** The caller's own id of this operation: the same id is never carried out twice */
  key: string;
  /** For staff; without personal data. Required for OTHER */
  note?: string | null | undefined;
  /** What it waits for */
  reason: WithdrawalHoldReason;
  /** The withdrawal: `Withdrawal.id` */
  withdrawalId: string | number;
};

/** Amounts of one currency, without their sign, both ends included */
export type AmountRangeInput = {
  /** The currency of both ends */
  currency: string;
  /** The largest amount, in major units; left out: any */
  max?: string | null | undefined;
  /** The smallest amount, in major units; left out: any */
  min?: string | null | undefined;
};

/** What must be met besides the status before a player may bet or deposit; jurisdictions choose some */
export type ConditionOfPlay =
  /** The e-mail address is verified */
  | 'EMAIL'
  /** A move from PENDING to ACTIVE has verified who the player is */
  | 'IDENTITY'
  /** The phone number is verified */
  | 'PHONE'
  /** The versions in force of the brand's texts are agreed to */
  | 'TERMS';

/** Where a deposit stands; only SETTLED credits the wallet */
export type DepositState =
  /** The payment provider promised the money */
  | 'AUTHORISED'
  /** A bank took the money back, and the wallet was debited */
  | 'CHARGED_BACK'
  /** Refused: no money came */
  | 'DECLINED'
  /** Begun, and nothing is known of the payment */
  | 'INITIATED'
  /** The money is there, and credited */
  | 'SETTLED';

/** Lifts one hold; others of the withdrawal stand */
export type LiftWithdrawalHoldInput = {
  /** The hold: `WithdrawalHold.id` */
  holdId: string | number;
  /** The caller's own id of this operation: the same id is never carried out twice */
  key: string;
  /** Why it is lifted. For staff; without personal data */
  note: string;
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

/** What `approveWithdrawal`, `holdWithdrawal`, `payWithdrawal`, `rejectWithdrawal` or `cancelWithdrawal` takes */
export type MoveWithdrawalInput = {
  /**
   * Required for a payment.
   * Permission: withdrawals:decide or withdrawals:pay
   */
  authorisation?: string | null | undefined;
  /**
   * The caller's own id of this operation: the same id never moves money twice.
   * Permission: withdrawals:request or withdrawals:decide or withdrawals:pay
   */
  key: string;
  /**
   * The caller's own time of it, with its zone; kept beside the time it is applied.
   * Permission: withdrawals:decide or withdrawals:pay
   */
  occurredAt?: string | null | undefined;
  /**
   * Required for a rejection or a hold.
   * Permission: withdrawals:decide or withdrawals:pay
   */
  reason?: string | null | undefined;
  /**
   * The withdrawal: `Withdrawal.id`.
   * Permission: withdrawals:request or withdrawals:decide or withdrawals:pay
   */
  withdrawalId: string | number;
};

/** Which of the withdrawals that wait; every given condition must hold */
export type PendingWithdrawalFilter = {
  /**
   * True: those with a hold that is not lifted; false: those without one.
   * Needs to read: Withdrawal.underReview
   */
  held?: boolean | null | undefined;
  /**
   * Those with a hold for any of these reasons that is not lifted. Not an empty list.
   * Needs to read: WithdrawalHold.reason
   */
  heldFor?: Array<WithdrawalHoldReason> | null | undefined;
};

/** A period: each moment from the first on and before the second. A side left out is open */
export type PeriodInput = {
  /**
   * The first moment that belongs to the period.
   * Permission: basics:read
   */
  from?: string | null | undefined;
  /**
   * The first moment that does not belong to it any more; later than `from`.
   * Permission: basics:read
   */
  until?: string | null | undefined;
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

/** What risk found when it looked at a withdrawal */
export type RecordWithdrawalReviewInput = {
  /** Whether it may go on, as far as risk is concerned */
  decision: WithdrawalReviewDecision;
  /** The caller's own id of this operation: the same id is never carried out twice */
  key: string;
  /** For staff; without personal data. Required for REFUSED */
  note?: string | null | undefined;
  /** The withdrawal: `Withdrawal.id` */
  withdrawalId: string | number;
};

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

/** Whether a wallet takes bets. Wins, rollbacks and corrections are taken in every state */
export type WalletState =
  /** No bets and no payments any more */
  | 'CLOSED'
  /** No bets and no withdrawals until an operator unlocks it: it went below zero */
  | 'LOCKED'
  /** Takes everything */
  | 'OPEN';

/** Which withdrawals; every given condition must hold */
export type WithdrawalFilter = {
  /**
   * Who took a step of it. Such as `operator:anna` or `service:acme`.
   * Needs to read: Transaction.actor
   */
  actor?: string | null | undefined;
  /**
   * As large as this, whether it was credited or debited.
   * Needs to read: Withdrawal.amount
   */
  amount?: AmountRangeInput | null | undefined;
  /**
   * With this number of the payment provider's.
   * Needs to read: Withdrawal.authorisation
   */
  authorisation?: string | null | undefined;
  /**
   * In any of these currencies. Not an empty list.
   * Needs to read: Withdrawal.amount
   */
  currency?: Array<string> | null | undefined;
  /**
   * True: those with a hold that is not lifted; false: those without one.
   * Needs to read: Withdrawal.underReview
   */
  held?: boolean | null | undefined;
  /**
   * Those with a hold for any of these reasons that is not lifted. Not an empty list.
   * Needs to read: WithdrawalHold.reason
   */
  heldFor?: Array<WithdrawalHoldReason> | null | undefined;
  /**
   * By this method of payment.
   * Needs to read: Withdrawal.method
   */
  method?: string | null | undefined;
  /**
   * When it was requested.
   * Needs to read: Withdrawal.createdAt
   */
  period?: PeriodInput | null | undefined;
  /**
   * Of this player alone.
   * Needs to read: Withdrawal.player
   */
  playerId?: string | number | null | undefined;
  /**
   * The caller's own id of it, which wants `actor` beside it.
   * Needs to read: Transaction.actor, Transaction.reference
   */
  reference?: string | null | undefined;
  /**
   * In any of these states. Not an empty list.
   * Needs to read: Withdrawal.state
   */
  state?: Array<WithdrawalState> | null | undefined;
};

/** Who stands behind a hold */
export type WithdrawalHoldOwner =
  /** Payments: all who may hold withdrawals lift it */
  | 'PAYMENTS'
  /** Risk put it, or its reason is risk's: only risk lifts it */
  | 'RISK';

/** Why a withdrawal is held */
export type WithdrawalHoldReason =
  /** The use of bonus money is looked at */
  | 'BONUS_REVIEW'
  /** Fraud is suspected; risk's */
  | 'FRAUD_REVIEW'
  /** Waits for proof of who the player is */
  | 'IDENTITY'
  /** Another reason, which the note tells */
  | 'OTHER'
  /** Waits for proof that the payment method is the player's */
  | 'PAYMENT_METHOD_OWNERSHIP'
  /** The player's protection is looked at; risk's */
  | 'RESPONSIBLE_GAMBLING'
  /** Waits for risk's check, or was refused by it; a check that is passed lifts it */
  | 'RISK_REVIEW'
  /** Waits for proof of where the money came from; risk's */
  | 'SOURCE_OF_FUNDS';

/** What a held withdrawal waits for, as far as support may know */
export type WithdrawalHoldSubject =
  /** Proof of who the player is */
  | 'IDENTITY'
  /** Proof that the payment method is the player's */
  | 'PAYMENT_METHOD'
  /** A review; which one, only those who may read the reason know */
  | 'REVIEW'
  /** Proof of where the money came from */
  | 'SOURCE_OF_FUNDS';

/** What risk found when it looked at a withdrawal */
export type WithdrawalReviewDecision =
  /** Nothing against it: holds for RISK_REVIEW are lifted, others stand */
  | 'PASSED'
  /** It must not go on: a hold for RISK_REVIEW is put */
  | 'REFUSED';

/** Where a withdrawal stands; its money is reserved until PAID, REJECTED or CANCELLED */
export type WithdrawalState =
  /** Agreed to, and not paid yet */
  | 'APPROVED'
  /** Taken back before the decision: the money is available again */
  | 'CANCELLED'
  /** The payment provider has not said whether it paid */
  | 'IN_DOUBT'
  /** The money is gone to the player */
  | 'PAID'
  /** Refused: the money is available again */
  | 'REJECTED'
  /** Waits for a decision */
  | 'REQUESTED';

/** What a step of a withdrawal was */
export type WithdrawalStepKind =
  /** A hold was put */
  | 'HOLD_ADDED'
  /** A hold was lifted, by an operator or by the end of the withdrawal */
  | 'HOLD_LIFTED'
  /** It came into another state */
  | 'MOVED'
  /** Risk looked at it */
  | 'RISK_CHECKED';

export type ListedWithdrawalFragment = { __typename: 'Withdrawal', id: string, state: WithdrawalState, createdAt: string | null, underReview: boolean | null, amount: { __typename: 'Money', amount: string, currency: string } | null, player: { __typename: 'Player', id: string, username: string | null, status: PlayerStatus | null } | null };

export type PendingWithdrawalsQueryVariables = Exact<{
  filter?: PendingWithdrawalFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type PendingWithdrawalsQuery = { pendingWithdrawals: { __typename: 'WithdrawalConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Withdrawal', id: string, state: WithdrawalState, createdAt: string | null, underReview: boolean | null, holds: Array<{ __typename: 'WithdrawalHold', id: string, reason: WithdrawalHoldReason | null, waitsFor: WithdrawalHoldSubject | null, liftedAt: string | null }> | null, amount: { __typename: 'Money', amount: string, currency: string } | null, player: { __typename: 'Player', id: string, username: string | null, status: PlayerStatus | null } | null }> } | null };

export type PendingWithdrawalsCountQueryVariables = Exact<{
  filter?: PendingWithdrawalFilter | null | undefined;
}>;


export type PendingWithdrawalsCountQuery = { pendingWithdrawals: { __typename: 'WithdrawalConnection', totalCount: number | null } | null };

export type DecidedWithdrawalsQueryVariables = Exact<{
  filter?: WithdrawalFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type DecidedWithdrawalsQuery = { withdrawals: { __typename: 'WithdrawalBookConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Withdrawal', id: string, state: WithdrawalState, createdAt: string | null, underReview: boolean | null, amount: { __typename: 'Money', amount: string, currency: string } | null, player: { __typename: 'Player', id: string, username: string | null, status: PlayerStatus | null } | null }> } | null };

export type DecidedWithdrawalsCountQueryVariables = Exact<{
  filter?: WithdrawalFilter | null | undefined;
}>;


export type DecidedWithdrawalsCountQuery = { withdrawals: { __typename: 'WithdrawalBookConnection', totalCount: number | null } | null };

export type WithdrawalEvidenceQueryVariables = Exact<{
  id: string | number;
}>;


export type WithdrawalEvidenceQuery = { node:
    | { __typename: 'AccountSession' }
    | { __typename: 'Adjustment' }
    | { __typename: 'BrandChange' }
    | { __typename: 'Client' }
    | { __typename: 'Deposit' }
    | { __typename: 'EnrolledFactor' }
    | { __typename: 'FactorReset' }
    | { __typename: 'Feed' }
    | { __typename: 'GameSession' }
    | { __typename: 'InboundWebhook' }
    | { __typename: 'Job' }
    | { __typename: 'MoneyApproval' }
    | { __typename: 'MoneyLimitChange' }
    | { __typename: 'Operator' }
    | { __typename: 'Player' }
    | { __typename: 'PlayerCorrection' }
    | { __typename: 'PlayerNote' }
    | { __typename: 'PolicyChange' }
    | { __typename: 'RoleAssignment' }
    | { __typename: 'Round' }
    | { __typename: 'SavedView' }
    | { __typename: 'SystemJob' }
    | { __typename: 'Transaction' }
    | { __typename: 'UnmatchedWin' }
    | { __typename: 'Wallet' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'WebhookEndpoint' }
    | { __typename: 'Withdrawal', id: string, state: WithdrawalState, allowedMoves: Array<WithdrawalState> | null, method: string | null, authorisation: string | null, reason: string | null, createdAt: string | null, underReview: boolean | null, approvedBy: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null, holds: Array<{ __typename: 'WithdrawalHold', id: string, reason: WithdrawalHoldReason | null, waitsFor: WithdrawalHoldSubject | null, owner: WithdrawalHoldOwner | null, note: string | null, putBy: string | null, putAt: string | null, liftedBy: string | null, liftedAt: string | null, liftNote: string | null }> | null, steps: Array<{ __typename: 'WithdrawalStep', kind: WithdrawalStepKind, state: WithdrawalState, at: string, actor: string | null, reason: string | null, hold: { __typename: 'WithdrawalHold', id: string, waitsFor: WithdrawalHoldSubject | null } | null, review: { __typename: 'WithdrawalReview', decision: WithdrawalReviewDecision | null, note: string | null } | null }> | null, player: { __typename: 'Player', id: string, username: string | null, status: PlayerStatus | null, statusSince: string | null, missing: Array<ConditionOfPlay> | null, country: string | null, tags: Array<string> | null, createdAt: string | null, wallets: Array<{ __typename: 'Wallet', id: string, kind: WalletKind, currency: string, state: WalletState | null, balance: { __typename: 'Money', amount: string, currency: string } | null, reserved: { __typename: 'Money', amount: string, currency: string } | null, available: { __typename: 'Money', amount: string, currency: string } | null }> | null, deposits: { __typename: 'DepositConnection', nodes: Array<{ __typename: 'Deposit', id: string, state: DepositState, method: string | null, createdAt: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null }> } | null, withdrawals: { __typename: 'WithdrawalConnection', nodes: Array<{ __typename: 'Withdrawal', id: string, state: WithdrawalState, method: string | null, createdAt: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null }> } | null, notes: { __typename: 'PlayerNoteConnection', nodes: Array<{ __typename: 'PlayerNote', id: string, text: string | null, author: string | null, at: string | null }> } | null } | null }
    | { __typename: 'WithdrawalHold' }
   | null };

export type ApproveWithdrawalMutationVariables = Exact<{
  input: MoveWithdrawalInput;
}>;


export type ApproveWithdrawalMutation = { approveWithdrawal:
    | { __typename: 'CurrencyMismatch', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InsufficientFunds', message: string }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'PaymentRefused', message: string }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WageringUnfinished', message: string }
    | { __typename: 'WalletNotFound', message: string }
    | { __typename: 'WithdrawalHeld', message: string }
    | { __typename: 'WithdrawalMoveRefused', message: string }
    | { __typename: 'WithdrawalMoved', withdrawal: { __typename: 'Withdrawal', id: string, state: WithdrawalState } }
   | null };

export type RejectWithdrawalMutationVariables = Exact<{
  input: MoveWithdrawalInput;
}>;


export type RejectWithdrawalMutation = { rejectWithdrawal:
    | { __typename: 'CurrencyMismatch', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InsufficientFunds', message: string }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'PaymentRefused', message: string }
    | { __typename: 'SecondPersonNeeded' }
    | { __typename: 'WageringUnfinished', message: string }
    | { __typename: 'WalletNotFound', message: string }
    | { __typename: 'WithdrawalHeld', message: string }
    | { __typename: 'WithdrawalMoveRefused', message: string }
    | { __typename: 'WithdrawalMoved', withdrawal: { __typename: 'Withdrawal', id: string, state: WithdrawalState } }
   | null };

export type PayWithdrawalMutationVariables = Exact<{
  input: MoveWithdrawalInput;
}>;


export type PayWithdrawalMutation = { payWithdrawal:
    | { __typename: 'CurrencyMismatch', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InsufficientFunds', message: string }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'PaymentRefused', message: string }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'WageringUnfinished', message: string }
    | { __typename: 'WalletNotFound', message: string }
    | { __typename: 'WithdrawalHeld', message: string }
    | { __typename: 'WithdrawalMoveRefused', message: string }
    | { __typename: 'WithdrawalMoved', withdrawal: { __typename: 'Withdrawal', id: string, state: WithdrawalState } }
   | null };

export type DoubtWithdrawalMutationVariables = Exact<{
  input: MoveWithdrawalInput;
}>;


export type DoubtWithdrawalMutation = { holdWithdrawal:
    | { __typename: 'CurrencyMismatch', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InsufficientFunds', message: string }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'PaymentRefused', message: string }
    | { __typename: 'SecondPersonNeeded' }
    | { __typename: 'WageringUnfinished', message: string }
    | { __typename: 'WalletNotFound', message: string }
    | { __typename: 'WithdrawalHeld', message: string }
    | { __typename: 'WithdrawalMoveRefused', message: string }
    | { __typename: 'WithdrawalMoved', withdrawal: { __typename: 'Withdrawal', id: string, state: WithdrawalState } }
   | null };

export type AddWithdrawalHoldMutationVariables = Exact<{
  input: AddWithdrawalHoldInput;
}>;


export type AddWithdrawalHoldMutation = { addWithdrawalHold:
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'WalletNotFound', message: string }
    | { __typename: 'WithdrawalEnded', message: string }
    | { __typename: 'WithdrawalHoldAdded', hold: { __typename: 'WithdrawalHold', id: string } }
   | null };

export type LiftWithdrawalHoldMutationVariables = Exact<{
  input: LiftWithdrawalHoldInput;
}>;


export type LiftWithdrawalHoldMutation = { liftWithdrawalHold:
    | { __typename: 'HoldNotOpen', message: string }
    | { __typename: 'HoldOwnedByRisk', message: string }
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'WalletNotFound', message: string }
    | { __typename: 'WithdrawalHoldLifted', hold: { __typename: 'WithdrawalHold', id: string } }
   | null };

export type RecordWithdrawalReviewMutationVariables = Exact<{
  input: RecordWithdrawalReviewInput;
}>;


export type RecordWithdrawalReviewMutation = { recordWithdrawalReview:
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'PaymentNotFound', message: string }
    | { __typename: 'WalletNotFound', message: string }
    | { __typename: 'WithdrawalEnded', message: string }
    | { __typename: 'WithdrawalReviewed', review: { __typename: 'WithdrawalReview', decision: WithdrawalReviewDecision | null } }
   | null };

export const ListedWithdrawalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedWithdrawal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Withdrawal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"underReview"}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<ListedWithdrawalFragment, unknown>;
export const PendingWithdrawalsDocument = {"__meta__":{"hash":"sha256:eb99a1022e015264ed634870cad256d1517da075b619620c4f819affaff17efc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PendingWithdrawals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PendingWithdrawalFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pendingWithdrawals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedWithdrawal"}},{"kind":"Field","name":{"kind":"Name","value":"holds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"waitsFor"}},{"kind":"Field","name":{"kind":"Name","value":"liftedAt"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedWithdrawal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Withdrawal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"underReview"}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<PendingWithdrawalsQuery, PendingWithdrawalsQueryVariables>;
export const PendingWithdrawalsCountDocument = {"__meta__":{"hash":"sha256:361b51882810c7152ac1a7c05a9b116eee68e2d7e4df3ee1e1625d5926ec7042"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PendingWithdrawalsCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PendingWithdrawalFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pendingWithdrawals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<PendingWithdrawalsCountQuery, PendingWithdrawalsCountQueryVariables>;
export const DecidedWithdrawalsDocument = {"__meta__":{"hash":"sha256:8278c3566ec4ee1d2b3ab99f5d61b71986d26c9b82639927f75501dcebdcdc91"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DecidedWithdrawals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListedWithdrawal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListedWithdrawal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Withdrawal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"underReview"}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<DecidedWithdrawalsQuery, DecidedWithdrawalsQueryVariables>;
export const DecidedWithdrawalsCountDocument = {"__meta__":{"hash":"sha256:a58d0dccaf08f09d7289fea5f221680ab85f6e16e6332827a810f1bf856be416"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DecidedWithdrawalsCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<DecidedWithdrawalsCountQuery, DecidedWithdrawalsCountQueryVariables>;
export const WithdrawalEvidenceDocument = {"__meta__":{"hash":"sha256:5aca82b20caca64f2de661721bb8b7774fa67d089ec102b04d12fae6e4314ab9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WithdrawalEvidence"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Withdrawal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"authorisation"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"underReview"}},{"kind":"Field","name":{"kind":"Name","value":"approvedBy"}},{"kind":"Field","name":{"kind":"Name","value":"holds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"waitsFor"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"putBy"}},{"kind":"Field","name":{"kind":"Name","value":"putAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftedBy"}},{"kind":"Field","name":{"kind":"Name","value":"liftedAt"}},{"kind":"Field","name":{"kind":"Name","value":"liftNote"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"waitsFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusSince"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"wallets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"balance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reserved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"deposits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"withdrawals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"notes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawalEvidenceQuery, WithdrawalEvidenceQueryVariables>;
export const ApproveWithdrawalDocument = {"__meta__":{"hash":"sha256:1c221af6a53b485222a88d3e27c855cfc5bf458cb815590daf21e513a4160914"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveWithdrawal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveWithdrawalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveWithdrawal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalMoved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApproveWithdrawalMutation, ApproveWithdrawalMutationVariables>;
export const RejectWithdrawalDocument = {"__meta__":{"hash":"sha256:ff77e6efa161578de566aca214b57a9801858a2f2261daf9c1ecb3a11086de2f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectWithdrawal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveWithdrawalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectWithdrawal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalMoved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RejectWithdrawalMutation, RejectWithdrawalMutationVariables>;
export const PayWithdrawalDocument = {"__meta__":{"hash":"sha256:d30b25d2437a201485fe4c7670f476f916cc81058027813fbc81dc774a9408bf"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PayWithdrawal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveWithdrawalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payWithdrawal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalMoved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PayWithdrawalMutation, PayWithdrawalMutationVariables>;
export const DoubtWithdrawalDocument = {"__meta__":{"hash":"sha256:b9f504b8329463b6327e67b079ebe78c3fbc339bb33659e7e2262db4caae457d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DoubtWithdrawal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveWithdrawalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holdWithdrawal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalMoved"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"withdrawal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DoubtWithdrawalMutation, DoubtWithdrawalMutationVariables>;
export const AddWithdrawalHoldDocument = {"__meta__":{"hash":"sha256:f4d4d3d18047020fe06bf0cb05c1e4ed4568f6fbbf45fb0c141e260bcca32394"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddWithdrawalHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddWithdrawalHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addWithdrawalHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalHoldAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AddWithdrawalHoldMutation, AddWithdrawalHoldMutationVariables>;
export const LiftWithdrawalHoldDocument = {"__meta__":{"hash":"sha256:07881666ff0b638cdd6c9668512aa7125493cce751b196b89c472e86d63f5dc4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LiftWithdrawalHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LiftWithdrawalHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liftWithdrawalHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalHoldLifted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<LiftWithdrawalHoldMutation, LiftWithdrawalHoldMutationVariables>;
export const RecordWithdrawalReviewDocument = {"__meta__":{"hash":"sha256:d263658847fd6e43f1892ba124000cc5c1cee2084bed876b21748522c4fbb9bf"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordWithdrawalReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordWithdrawalReviewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordWithdrawalReview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawalReviewed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RecordWithdrawalReviewMutation, RecordWithdrawalReviewMutationVariables>;