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

/** Which deposits; every given condition must hold */
export type DepositFilter = {
  /**
   * Who took a step of it. Such as `operator:anna` or `service:acme`.
   * Needs to read: Transaction.actor
   */
  actor?: string | null | undefined;
  /**
   * As large as this, whether it was credited or debited.
   * Needs to read: Deposit.amount
   */
  amount?: AmountRangeInput | null | undefined;
  /**
   * With this number of the payment provider's.
   * Needs to read: Deposit.authorisation
   */
  authorisation?: string | null | undefined;
  /**
   * In any of these currencies. Not an empty list.
   * Needs to read: Deposit.amount
   */
  currency?: Array<string> | null | undefined;
  /**
   * By this method of payment.
   * Needs to read: Deposit.method
   */
  method?: string | null | undefined;
  /**
   * When it was begun.
   * Needs to read: Deposit.createdAt
   */
  period?: PeriodInput | null | undefined;
  /**
   * Of this player alone.
   * Needs to read: Deposit.player
   */
  playerId?: string | number | null | undefined;
  /**
   * The caller's own id of it, which wants `actor` beside it.
   * Needs to read: Transaction.actor, Transaction.reference
   */
  reference?: string | null | undefined;
  /**
   * In any of these states. Not an empty list.
   * Needs to read: Deposit.state
   */
  state?: Array<DepositState> | null | undefined;
};

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

/** The direction of a sort */
export type Direction =
  /** Smallest, oldest or A first */
  | 'ASC'
  /** Largest, newest or Z first */
  | 'DESC';

/** The order of payments or adjustments. Equals stand in order of their ids */
export type PaymentSortInput =
  {   /**
   * By amount; by currency first, for amounts of two do not compare.
   * Needs to read: Adjustment.amount, Deposit.amount, Withdrawal.amount
   */
  amount: Direction; created?: never; }
  |  { amount?: never;   /**
   * By the time at which it was begun.
   * Needs to read: Adjustment.createdAt, Deposit.createdAt, Withdrawal.createdAt
   */
  created: Direction; };

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

export type DepositsQueryVariables = Exact<{
  filter?: DepositFilter | null | undefined;
  sort?: PaymentSortInput | null | undefined;
  after?: string | null | undefined;
}>;


export type DepositsQuery = { deposits: { __typename: 'DepositBookConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename: 'Deposit', id: string, state: DepositState, method: string | null, authorisation: string | null, createdAt: string | null, updatedAt: string | null, amount: { __typename: 'Money', amount: string, currency: string } | null, player: { __typename: 'Player', id: string, username: string | null } | null }> } | null };

export type DepositTotalsQueryVariables = Exact<{
  filter?: DepositFilter | null | undefined;
}>;


export type DepositTotalsQuery = { deposits: { __typename: 'DepositBookConnection', totals: Array<{ __typename: 'PaymentTotal', currency: string, count: number, total: { __typename: 'Money', amount: string, currency: string } }> | null } | null };


export const DepositsDocument = {"__meta__":{"hash":"sha256:06c5396a8adc15f2024f10aabd3453c48ba9e1929ebda9b1e449b402d94b34b9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Deposits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DepositFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentSortInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deposits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"authorisation"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"player"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DepositsQuery, DepositsQueryVariables>;
export const DepositTotalsDocument = {"__meta__":{"hash":"sha256:b290ea005e5e21a975b82086ec55e029f7994bed483fedb5d370e918c58bc7a7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DepositTotals"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DepositFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deposits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DepositTotalsQuery, DepositTotalsQueryVariables>;