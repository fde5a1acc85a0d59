/** Roles of operators: asked for, decided by another operator and withdrawn, on whichever page that is. */

import { graphql } from '../gql';

export const ASSIGN_ROLE = graphql(`
  mutation AssignRole($input: AssignRoleInput!) {
    assignRole(input: $input) {
      __typename
      ... on RoleAsked {
        assignment {
          id
          status
        }
      }
      ... on RoleRefused {
        message
        complaints {
          kind
          about
        }
      }
      ... on OperatorNotFound {
        message
      }
    }
  }
`);

export const WITHDRAW_ROLE = graphql(`
  mutation WithdrawRole($input: WithdrawRoleInput!) {
    withdrawRole(input: $input) {
      __typename
      ... on RoleWithdrawn {
        operator {
          id
          roles
        }
      }
      ... on OperatorNotFound {
        message
      }
    }
  }
`);

export const ROLE_DECISION = graphql(`
  fragment RoleDecision on RoleDecisionResult {
    __typename
    ... on RoleDecided {
      assignment {
        id
        status
        decidedBy
        decidedAt
        operator {
          id
          roles
        }
      }
    }
    ... on RoleRefused {
      message
      complaints {
        kind
        about
      }
    }
    ... on RoleAssignmentNotFound {
      message
    }
    ... on RoleAssignmentClosed {
      message
    }
  }
`);

export const APPROVE_ROLE = graphql(`
  mutation ApproveRoleAssignment($input: RoleAssignmentInput!) {
    approveRoleAssignment(input: $input) {
      ...RoleDecision
    }
  }
`);

export const REJECT_ROLE = graphql(`
  mutation RejectRoleAssignment($input: RoleAssignmentInput!) {
    rejectRoleAssignment(input: $input) {
      ...RoleDecision
    }
  }
`);
