import { graphql } from './gql';

export const POLICY_CHANGES = graphql(`
  query PolicyChanges($status: ChangeStatus, $first: Int!, $after: String) {
    policyChanges(status: $status, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        reason
        status
        askedBy
        askedAt
        decidedBy
        decidedAt
        edits {
          kind
          role
          has
          coordinate
          level
          title
          roleKind
          inherits
        }
      }
    }
  }
`);

export const ROLE_ASSIGNMENTS = graphql(`
  query RoleAssignments($status: ChangeStatus, $first: Int!, $after: String) {
    roleAssignments(status: $status, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        role
        until
        reason
        status
        askedBy
        askedAt
        decidedBy
        decidedAt
        operatorId
        operator {
          id
          name
          login
          roles
        }
      }
    }
  }
`);

export const LEVEL_NOW = graphql(`
  query LevelNow($role: String!, $coordinate: String!) {
    explainAccess(role: $role, coordinate: $coordinate) {
      level
      neededFields {
        coordinate
        met
      }
    }
  }
`);

export const APPROVE_POLICY = graphql(`
  mutation ApprovePolicyChange($input: PolicyChangeInput!) {
    approvePolicyChange(input: $input) {
      __typename
      ... on PolicyChangeDecided {
        change {
          id
          status
          decidedBy
          decidedAt
        }
      }
      ... on PolicyChangeRefused {
        message
      }
      ... on PolicyChangeNotFound {
        message
      }
      ... on PolicyChangeClosed {
        message
      }
    }
  }
`);

export const REJECT_POLICY = graphql(`
  mutation RejectPolicyChange($input: PolicyChangeInput!) {
    rejectPolicyChange(input: $input) {
      __typename
      ... on PolicyChangeDecided {
        change {
          id
          status
          decidedBy
          decidedAt
        }
      }
      ... on PolicyChangeRefused {
        message
      }
      ... on PolicyChangeNotFound {
        message
      }
      ... on PolicyChangeClosed {
        message
      }
    }
  }
`);
