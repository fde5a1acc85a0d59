/** The withdrawals that wait, those that were decided, and all there is to know about one. */

import { graphql } from './gql';

export const LISTED_WITHDRAWAL = graphql(`
  fragment ListedWithdrawal on Withdrawal {
    id
    amount {
      amount
      currency
    }
    state
    createdAt
    underReview
    player {
      id
      username
      status
    }
  }
`);

export const PENDING_WITHDRAWALS = graphql(`
  query PendingWithdrawals($filter: PendingWithdrawalFilter, $after: String) {
    pendingWithdrawals(filter: $filter, first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ListedWithdrawal
        holds {
          id
          reason
          waitsFor
          liftedAt
        }
      }
    }
  }
`);

export const PENDING_COUNT = graphql(`
  query PendingWithdrawalsCount($filter: PendingWithdrawalFilter) {
    pendingWithdrawals(filter: $filter, first: 1) {
      totalCount
    }
  }
`);

export const DECIDED_WITHDRAWALS = graphql(`
  query DecidedWithdrawals($filter: WithdrawalFilter, $after: String) {
    withdrawals(filter: $filter, first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ListedWithdrawal
      }
    }
  }
`);

export const DECIDED_COUNT = graphql(`
  query DecidedWithdrawalsCount($filter: WithdrawalFilter) {
    withdrawals(filter: $filter, first: 1) {
      totalCount
    }
  }
`);

export const WITHDRAWAL = graphql(`
  query WithdrawalEvidence($id: ID!) {
    node(id: $id) {
      ... on Withdrawal {
        id
        amount {
          amount
          currency
        }
        state
        allowedMoves
        method
        authorisation
        reason
        createdAt
        underReview
        approvedBy
        holds {
          id
          reason
          waitsFor
          owner
          note
          putBy
          putAt
          liftedBy
          liftedAt
          liftNote
        }
        steps {
          kind
          state
          at
          actor
          reason
          hold {
            id
            waitsFor
          }
          review {
            decision
            note
          }
        }
        player {
          id
          username
          status
          statusSince
          missing
          country
          tags
          createdAt
          wallets {
            id
            kind
            currency
            state
            balance {
              amount
              currency
            }
            reserved {
              amount
              currency
            }
            available {
              amount
              currency
            }
          }
          deposits(first: 8) {
            nodes {
              id
              state
              method
              createdAt
              amount {
                amount
                currency
              }
            }
          }
          withdrawals(first: 8) {
            nodes {
              id
              state
              method
              createdAt
              amount {
                amount
                currency
              }
            }
          }
          notes(first: 8) {
            nodes {
              id
              text
              author
              at
            }
          }
        }
      }
    }
  }
`);

export const APPROVE = graphql(`
  mutation ApproveWithdrawal($input: MoveWithdrawalInput!) {
    approveWithdrawal(input: $input) {
      ... on WithdrawalMoved {
        withdrawal {
          id
          state
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

export const REJECT = graphql(`
  mutation RejectWithdrawal($input: MoveWithdrawalInput!) {
    rejectWithdrawal(input: $input) {
      ... on WithdrawalMoved {
        withdrawal {
          id
          state
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const PAY = graphql(`
  mutation PayWithdrawal($input: MoveWithdrawalInput!) {
    payWithdrawal(input: $input) {
      ... on WithdrawalMoved {
        withdrawal {
          id
          state
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

export const DOUBT = graphql(`
  mutation DoubtWithdrawal($input: MoveWithdrawalInput!) {
    holdWithdrawal(input: $input) {
      ... on WithdrawalMoved {
        withdrawal {
          id
          state
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const ADD_HOLD = graphql(`
  mutation AddWithdrawalHold($input: AddWithdrawalHoldInput!) {
    addWithdrawalHold(input: $input) {
      ... on WithdrawalHoldAdded {
        hold {
          id
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const LIFT_HOLD = graphql(`
  mutation LiftWithdrawalHold($input: LiftWithdrawalHoldInput!) {
    liftWithdrawalHold(input: $input) {
      ... on WithdrawalHoldLifted {
        hold {
          id
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const REVIEW = graphql(`
  mutation RecordWithdrawalReview($input: RecordWithdrawalReviewInput!) {
    recordWithdrawalReview(input: $input) {
      ... on WithdrawalReviewed {
        review {
          decision
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);
