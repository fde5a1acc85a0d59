/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Amounts of one currency, without their sign, both ends included */
export type AmountRangeInput = {
  /** The currency of both ends */
  currency: string;
  /** The largest amount, in major units; left out: any */
  max?: string | null | undefined;
  /** The smallest amount, in major units; left out: any */
  min?: string | null | undefined;
};

/** How a command reached Croupier */
export type Channel =
  /** The command line of the installation */
  | 'CONSOLE'
  /** The GraphQL API, the dashboard included */
  | 'GRAPHQL'
  /** A job: of the scheduler, or started by an operator, as whom it acts */
  | 'JOB'
  /** The replay of another platform's history */
  | 'REPLAY'
  /** A REST alias */
  | 'REST';

/** The direction of a sort */
export type Direction =
  /** Smallest, oldest or A first */
  | 'ASC'
  /** Largest, newest or Z first */
  | 'DESC';

/** The casino's counterpart of legs: what it gave to a wallet or took from it */
export type HouseAccount =
  /** Corrections by hand */
  | 'ADJUSTMENTS'
  /** What of a completed bonus was more than its terms convert */
  | 'BONUS_ABOVE_MAXIMUM'
  /** What was granted */
  | 'BONUS_COST'
  /** Bonus money that was forfeited */
  | 'BONUS_FORFEITED'
  /** What was granted of a completed sticky bonus: only what was won with it converts */
  | 'BONUS_STICKY_PART'
  /** Deposits that banks took back */
  | 'CHARGEBACKS'
  /** Commissions */
  | 'COMMISSION'
  /** Passed through by conversions: nets to zero inside each */
  | 'CONVERSION'
  /** Stakes and wins */
  | 'GAMING_REVENUE'
  /** What jackpots paid */
  | 'JACKPOT_POOL'
  /** None: nothing moved */
  | 'NONE'
  /** Money on its way between the player and the payment providers */
  | 'PAYMENTS_IN_TRANSIT'
  /** Points granted and spent */
  | 'POINTS_ISSUED'
  /** Taxes withheld */
  | 'TAX'
  /** Chips granted and prizes paid */
  | 'TOURNAMENT_PRIZES';

/** Which transactions: those with a leg for which every given condition holds */
export type LedgerFilter = {
  /**
   * Such as `operator:anna` or `service:acme`.
   * Needs to read: Transaction.actor
   */
  actor?: string | null | undefined;
  /**
   * As large as this, whether it was credited or debited.
   * Needs to read: Leg.amount, Transaction.legs
   */
  amount?: AmountRangeInput | null | undefined;
  /**
   * In any of these currencies. Not an empty list.
   * Needs to read: Leg.amount, Transaction.legs
   */
  currency?: Array<string> | null | undefined;
  /**
   * In this game, by the provider's name.
   * Needs to read: Transaction.game
   */
  game?: string | null | undefined;
  /**
   * Any of these kinds. Not an empty list.
   * Needs to read: Transaction.kind
   */
  kinds?: Array<TransactionKind> | null | undefined;
  /**
   * When it was applied.
   * Needs to read: Transaction.at
   */
  period?: PeriodInput | null | undefined;
  /**
   * Of this player alone.
   * Needs to read: Transaction.player
   */
  playerId?: string | number | null | undefined;
  /**
   * The caller's own id of it, which wants `actor` beside it.
   * Needs to read: Transaction.reference
   */
  reference?: string | null | undefined;
  /**
   * In this round, by its id.
   * Needs to read: Transaction.roundReference
   */
  round?: string | number | null | undefined;
};

/** The order of a ledger */
export type LedgerOrder = {
  /**
   * By the time at which it was applied.
   * Needs to read: Transaction.at
   */
  at: Direction;
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

/** What `reverseTransaction` takes */
export type ReverseTransactionInput = {
  /** The caller's own id of this operation: the same id never moves money twice */
  key: string;
  /** Let the wallet go below zero, and lock it, where the money is gone */
  mayOverdraw?: boolean;
  /** Why; it is kept, for others to read */
  reason: string;
  /** The transaction: `Transaction.id` */
  transactionId: string | number;
};

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

/** What can be done to a transaction */
export type TransactionMove =
  /** A new transaction undoes it, once: `Mutation.reverseTransaction` */
  | 'REVERSE';

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

export type LedgerQueryVariables = Exact<{
  filter?: LedgerFilter | null | undefined;
  sort?: LedgerOrder | null | undefined;
  after?: string | null | undefined;
}>;


export type LedgerQuery = { ledger: { __typename: 'LedgerConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Transaction', id: string, at: string, kind: TransactionKind, actor: string | null, reference: string | null, game: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null, player: { __typename: 'Player', id: string, username: string | null } | null }> } | null };

export type LedgerTotalsQueryVariables = Exact<{
  filter?: LedgerFilter | null | undefined;
}>;


export type LedgerTotalsQuery = { ledger: { __typename: 'LedgerConnection', totals: Array<{ __typename: 'LedgerTotal', walletKind: WalletKind, currency: string, transactions: number, credited: { __typename: 'Money', amount: string, currency: string }, debited: { __typename: 'Money', amount: string, currency: string }, net: { __typename: 'Money', amount: string, currency: string } }> | null } | null };

export type LedgerTransactionQueryVariables = Exact<{
  id: string | number;
}>;


export type LedgerTransactionQuery = { transaction: { __typename: 'Transaction', id: string, seq: number, at: string, occurredAt: string | null, kind: TransactionKind, reference: string | null, roundReference: string | null, game: string | null, actor: string | null, channel: Channel | null, reason: string | null, hash: string | null, allowedMoves: Array<TransactionMove> | null, amount: { __typename: 'Money', amount: string, currency: string } | null, legs: Array<{ __typename: 'Leg', walletNo: number, walletKind: WalletKind, contra: HouseAccount | null, amount: { __typename: 'Money', amount: string, currency: string }, reservedDelta: { __typename: 'Money', amount: string, currency: string }, balanceAfter: { __typename: 'Money', amount: string, currency: string } }> | null, reverses: { __typename: 'Transaction', id: string } | null, bet: { __typename: 'Transaction', id: string } | null, player: { __typename: 'Player', id: string, username: string | null, status: PlayerStatus | null } | null } | null };

export type ReverseTransactionMutationVariables = Exact<{
  input: ReverseTransactionInput;
}>;


export type ReverseTransactionMutation = { reverseTransaction:
    | { __typename: 'IdempotencyConflict', message: string }
    | { __typename: 'InsufficientFunds', message: string }
    | { __typename: 'NotReversible', message: string }
    | { __typename: 'Reversed', transaction: { __typename: 'Transaction', id: string } }
    | { __typename: 'SecondPersonNeeded', approval: { __typename: 'MoneyApproval', id: string, state: MoneyApprovalState } }
    | { __typename: 'TransactionNotFound', message: string }
    | { __typename: 'WalletNotFound', message: string }
   | null };


export const LedgerDocument = {"__meta__":{"hash":"sha256:e73f93ea9f3612a5f8f10ddafa117383b38c642e6e222f8b820db1a0a1e11175"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Ledger"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ledger"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"game"}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LedgerQuery, LedgerQueryVariables>;
export const LedgerTotalsDocument = {"__meta__":{"hash":"sha256:7013c985a1b2ba50cab436ef5e0225b18c1c5a6855cd2c82fe60bbade7e91968"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LedgerTotals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ledger"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"walletKind"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"}},{"kind":"Field","name":{"kind":"Name","value":"credited"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"debited"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"net"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LedgerTotalsQuery, LedgerTotalsQueryVariables>;
export const LedgerTransactionDocument = {"__meta__":{"hash":"sha256:ad7b99356b60a54b3f5e6bbd709148d19544b9d7ac30f79579f41221faa491a0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LedgerTransaction"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transaction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"legs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"walletNo"}},{"kind":"Field","name":{"kind":"Name","value":"walletKind"}},{"kind":"Field","name":{"kind":"Name","value":"contra"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reservedDelta"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balanceAfter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"roundReference"}},{"kind":"Field","name":{"kind":"Name","value":"game"}},{"kind":"Field","name":{"kind":"Name","value":"actor"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMoves"}},{"kind":"Field","name":{"kind":"Name","value":"reverses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<LedgerTransactionQuery, LedgerTransactionQueryVariables>;
export const ReverseTransactionDocument = {"__meta__":{"hash":"sha256:fa6f6b64cb15e14b2875b68d92e13f67bbe6dde2db1754ed3fa2508ab1868bef"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReverseTransaction"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReverseTransactionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reverseTransaction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Reversed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"transaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondPersonNeeded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"approval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReverseTransactionMutation, ReverseTransactionMutationVariables>;