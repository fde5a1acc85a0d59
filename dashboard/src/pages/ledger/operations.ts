/** The brand's transactions, what they come to, and one of them with its legs. */

import { graphql } from './gql';

export const LEDGER = graphql(`
  query Ledger($filter: LedgerFilter, $sort: LedgerOrder, $after: String) {
    ledger(filter: $filter, sort: $sort, first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        at
        kind
        amount {
          amount
          currency
        }
        actor
        reference
        game
        player {
          id
          username
        }
      }
    }
  }
`);

export const LEDGER_TOTALS = graphql(`
  query LedgerTotals($filter: LedgerFilter) {
    ledger(filter: $filter, first: 1) {
      totals {
        walletKind
        currency
        transactions
        credited {
          amount
          currency
        }
        debited {
          amount
          currency
        }
        net {
          amount
          currency
        }
      }
    }
  }
`);

export const TRANSACTION = graphql(`
  query LedgerTransaction($id: ID!) {
    transaction(id: $id) {
      id
      seq
      at
      occurredAt
      kind
      amount {
        amount
        currency
      }
      legs {
        walletNo
        walletKind
        contra
        amount {
          amount
          currency
        }
        reservedDelta {
          amount
          currency
        }
        balanceAfter {
          amount
          currency
        }
      }
      reference
      roundReference
      game
      actor
      channel
      reason
      hash
      allowedMoves
      reverses {
        id
      }
      bet {
        id
      }
      player {
        id
        username
        status
      }
    }
  }
`);

export const REVERSE = graphql(`
  mutation ReverseTransaction($input: ReverseTransactionInput!) {
    reverseTransaction(input: $input) {
      ... on Reversed {
        transaction {
          id
        }
      }
      ... on Refusal {
        message
      }
      ... on SecondPersonNeeded {
        approval {
          id
          state
        }
      }
    }
  }
`);
