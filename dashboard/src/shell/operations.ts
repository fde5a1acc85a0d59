/** What is found by anything pasted. */

import { graphql } from './gql';

export const SEARCH = graphql(`
  query Search($text: String!) {
    search(text: $text, first: 12) {
      matchedBy
      node {
        ... on Player {
          id
          username
        }
        ... on Wallet {
          id
          player {
            id
            username
          }
        }
        ... on Deposit {
          id
          player {
            id
            username
          }
        }
        ... on Withdrawal {
          id
          withdrawalState: state
          player {
            id
            username
          }
        }
        ... on WithdrawalHold {
          id
          player {
            id
            username
          }
        }
        ... on Transaction {
          id
          player {
            id
            username
          }
        }
        ... on Adjustment {
          id
          adjustmentState: state
          player {
            id
            username
          }
        }
        ... on MoneyApproval {
          id
          approvalState: state
          player {
            id
            username
          }
        }
        ... on Round {
          id
          player {
            id
            username
          }
        }
        ... on GameSession {
          id
          player {
            id
            username
          }
        }
        ... on UnmatchedWin {
          id
          player {
            id
            username
          }
        }
        ... on PlayerNote {
          id
          player {
            id
            username
          }
        }
        ... on PlayerCorrection {
          id
          correctionState: state
          player {
            id
            username
          }
        }
        ... on FactorReset {
          id
          resetState: state
          player {
            id
            username
          }
        }
        ... on Operator {
          id
          operator: name
        }
        ... on Client {
          id
          client: name
        }
        ... on WebhookEndpoint {
          id
          client: name
        }
        ... on WebhookDelivery {
          id
          endpoint {
            id
            name
          }
        }
        ... on Job {
          id
          job: kind
        }
        ... on SystemJob {
          id
        }
        ... on PolicyChange {
          id
        }
        ... on RoleAssignment {
          id
          role
        }
        ... on BrandChange {
          id
        }
        ... on MoneyLimitChange {
          id
        }
      }
    }
  }
`);

export const DIRECTORY = graphql(`
  query Directory {
    operators(first: 100) {
      nodes {
        id
        login
        name
      }
    }
    clients {
      id
      name
    }
    accessRoles {
      name
      title
    }
  }
`);
