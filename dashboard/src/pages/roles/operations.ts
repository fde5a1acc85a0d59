import { graphql } from './gql';

export const ROLES = graphql(`
  query Roles {
    accessRoles {
      name
      title
      kind
      custom
      has
    }
  }
`);

export const PEOPLE = graphql(`
  query PeopleWithRoles($after: String) {
    operators(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        login
        name
        state
        roles
      }
    }
  }
`);

export const PROGRAMS = graphql(`
  query ProgramsWithRoles {
    clients {
      id
      name
      roles
      disabledAt
      approvedAt
    }
  }
`);

export const WAITING = graphql(`
  query WaitingRoles($after: String) {
    roleAssignments(status: PENDING, first: 100, after: $after) {
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
        operator {
          id
          login
          name
        }
      }
    }
  }
`);

export const RIGHTS = graphql(`
  query RightsInWords($role: String!) {
    accessMatrix(role: $role) {
      coordinate
      level
    }
  }
`);

export const CHANGE_ROLES = graphql(`
  mutation ChangeRoles($input: UpdatePolicyInput!) {
    updatePolicy(input: $input) {
      __typename
      ... on PolicyChangeAsked {
        change {
          id
          status
        }
      }
      ... on PolicyChangeRefused {
        message
        complaints {
          kind
          about
        }
      }
    }
  }
`);
