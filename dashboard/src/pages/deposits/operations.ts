/** The brand's deposits, and what they come to. */

import { graphql } from './gql';

export const DEPOSITS = graphql(`
  query Deposits($filter: DepositFilter, $sort: PaymentSortInput, $after: String) {
    deposits(filter: $filter, sort: $sort, first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        amount {
          amount
          currency
        }
        state
        method
        authorisation
        createdAt
        updatedAt
        player {
          id
          username
        }
      }
    }
  }
`);

export const DEPOSIT_TOTALS = graphql(`
  query DepositTotals($filter: DepositFilter) {
    deposits(filter: $filter, first: 1) {
      totals {
        currency
        count
        total {
          amount
          currency
        }
      }
    }
  }
`);
