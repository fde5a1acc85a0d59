import { graphql } from '../gql';

export const TRANSACTIONS = graphql(`
  query Transactions($id: ID!, $filter: TransactionFilter, $after: String) {
    player(id: $id) {
      id
      transactions(filter: $filter, first: 50, after: $after) {
        nodes {
          id
          seq
          at
          kind
          amount {
            amount
            currency
          }
          legs {
            walletNo
            walletKind
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
            reservedAfter {
              amount
              currency
            }
            contra
          }
          reference
          roundReference
          game
          betSeq
          reversalOf
          actor
          reason
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const START_TRANSACTIONS_EXPORT = graphql(`
  mutation StartTransactionsExport($input: StartTransactionsExportInput!) {
    startTransactionsExport(input: $input) {
      __typename
      ... on JobStarted {
        job {
          id
        }
      }
      ... on TooManyJobs {
        message
        most
      }
      ... on TooManyRows {
        message
        most
        found
      }
      ... on JobKeyReused {
        message
      }
    }
  }
`);

/** One transaction with what it belongs to. */
export const TRANSACTION = graphql(`
  query Transaction($id: ID!) {
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
        reservedAfter {
          amount
          currency
        }
        contra
      }
      reference
      game
      roundReference
      round {
        id
        reference
        openedAt
        closedAt
        operations
        staked {
          amount
          currency
        }
        won {
          amount
          currency
        }
        result {
          amount
          currency
        }
      }
      bet {
        id
        seq
        at
        kind
        amount {
          amount
          currency
        }
      }
      reverses {
        id
        seq
        at
        kind
        amount {
          amount
          currency
        }
      }
      actor
      channel
      ip
      reason
      hash
    }
  }
`);
