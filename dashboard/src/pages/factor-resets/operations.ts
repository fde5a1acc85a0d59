/** Resets of players' factors. */

import { graphql } from './gql';

export const FACTOR_RESETS = graphql(`
  query FactorResets($after: String) {
    factorResets(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        proof
        reference
        reason
        state
        maker
        checker
        createdAt
        decidedAt
        dueAt
        endedAt
        endedBy
        player {
          id
          username
          status
        }
      }
    }
  }
`);

export const APPROVE_RESET = graphql(`
  mutation ApproveFactorReset($input: FactorResetInput!) {
    approveFactorReset(input: $input) {
      ... on Refusal {
        message
      }
    }
  }
`);

export const REJECT_RESET = graphql(`
  mutation RejectFactorReset($input: FactorResetInput!) {
    rejectFactorReset(input: $input) {
      ... on Refusal {
        message
      }
    }
  }
`);
