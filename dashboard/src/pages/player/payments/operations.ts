import { graphql } from '../gql';

export const DEPOSITS = graphql(`
  query DepositsOfPlayer($id: ID!, $after: String) {
    player(id: $id) {
      id
      deposits(first: 20, after: $after) {
        nodes {
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
          updatedAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const WITHDRAWALS = graphql(`
  query Withdrawals($id: ID!, $after: String) {
    player(id: $id) {
      id
      withdrawals(first: 20, after: $after) {
        nodes {
          id
          amount {
            amount
            currency
          }
          state
          underReview
          method
          createdAt
          updatedAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** One withdrawal with how it came to its state, and what keeps it. */
export const WITHDRAWAL = graphql(`
  query Withdrawal($id: ID!) {
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
        reviewNotice
        approvedBy
        createdAt
        steps {
          kind
          state
          at
          actor
          reason
          review {
            decision
            note
          }
        }
        holds {
          id
          waitsFor
          reason
          owner
          note
          putBy
          putAt
          liftedBy
          liftedAt
          liftNote
        }
      }
    }
  }
`);

export const ADD_HOLD = graphql(`
  mutation AddHold($input: AddWithdrawalHoldInput!) {
    addWithdrawalHold(input: $input) {
      __typename
    }
  }
`);

export const LIFT_HOLD = graphql(`
  mutation LiftHold($input: LiftWithdrawalHoldInput!) {
    liftWithdrawalHold(input: $input) {
      __typename
    }
  }
`);

export const CHARGE_BACK = graphql(`
  mutation ChargeBack($input: ChargeBackInput!) {
    chargeBack(input: $input) {
      ... on SecondPersonNeeded {
        approval {
          id
          state
        }
      }
    }
  }
`);

export const CANCEL_WITHDRAWAL = graphql(`
  mutation CancelWithdrawal($input: MoveWithdrawalInput!) {
    cancelWithdrawal(input: $input) {
      __typename
    }
  }
`);
