/** Wins whose bet is unknown. */

import { graphql } from './gql';

export const UNMATCHED_WINS = graphql(`
  query UnmatchedWins($after: String) {
    unmatchedWins(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        reference
        betReference
        amount {
          amount
          currency
        }
        caller
        at
        player {
          id
          username
        }
      }
    }
  }
`);
