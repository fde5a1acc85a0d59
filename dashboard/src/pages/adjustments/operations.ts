/** Adjustments and operations of money that wait for a second operator. */

import { graphql } from './gql';

export const PENDING_ADJUSTMENTS = graphql(`
  query PendingAdjustments($after: String) {
    pendingAdjustments(first: 50, after: $after) {
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
        reason
        state
        allowedMoves
        maker
        createdAt
        wallet {
          id
          kind
          balance {
            amount
            currency
          }
          available {
            amount
            currency
          }
        }
        player {
          id
          username
          status
        }
      }
    }
  }
`);

export const PENDING_APPROVALS = graphql(`
  query PendingApprovals($after: String) {
    pendingMoneyApprovals(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        scope
        amount {
          amount
          currency
        }
        reference
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

export const APPROVE_ADJUSTMENT = graphql(`
  mutation ApproveAdjustment($input: DecideAdjustmentInput!) {
    approveAdjustment(input: $input) {
      ... on Refusal {
        message
      }
    }
  }
`);

export const REJECT_ADJUSTMENT = graphql(`
  mutation RejectAdjustment($input: DecideAdjustmentInput!) {
    rejectAdjustment(input: $input) {
      ... on Refusal {
        message
      }
    }
  }
`);

export const APPROVE_OPERATION = graphql(`
  mutation ApproveMoneyOperation($input: DecideMoneyOperationInput!) {
    approveMoneyOperation(input: $input) {
      ... on Refusal {
        message
      }
    }
  }
`);

export const REJECT_OPERATION = graphql(`
  mutation RejectMoneyOperation($input: DecideMoneyOperationInput!) {
    rejectMoneyOperation(input: $input) {
      ... on Refusal {
        message
      }
    }
  }
`);
