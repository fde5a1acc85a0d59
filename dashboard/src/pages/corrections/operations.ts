/** Corrections of players that wait for a second operator. */

import { graphql } from './gql';

export const PENDING_CORRECTIONS = graphql(`
  query PendingCorrections($after: String) {
    pendingCorrections(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        changes {
          field
          before
          after
        }
        reason
        state
        maker
        createdAt
        player {
          id
          username
          status
        }
      }
    }
  }
`);

export const APPROVE_CORRECTION = graphql(`
  mutation ApproveCorrection($input: DecideCorrectionInput!) {
    approveCorrection(input: $input) {
      ... on Refusal {
        message
      }
    }
  }
`);

export const REJECT_CORRECTION = graphql(`
  mutation RejectCorrection($input: DecideCorrectionInput!) {
    rejectCorrection(input: $input) {
      ... on Refusal {
        message
      }
    }
  }
`);
