import { graphql } from './gql';

export const ROLES = graphql(`
  query MatrixRoles {
    accessRoles {
      name
      title
      kind
      custom
      has
    }
  }
`);

export const RIGHTS_OF_ROLE = graphql(`
  query RightsOfRole($role: String!) {
    accessMatrix(role: $role) {
      coordinate
      level
    }
  }
`);

export const RIGHTS_OF_OPERATOR = graphql(`
  query RightsOfOperator($operatorId: ID!) {
    whatCanSee(operatorId: $operatorId) {
      coordinate
      level
    }
  }
`);

export const OPERATORS = graphql(`
  query MatrixOperators($after: String) {
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
      }
    }
  }
`);

export const EXPLANATION = graphql(`
  query Explanation($role: String!, $coordinate: String!) {
    explainAccess(role: $role, coordinate: $coordinate) {
      level
      reasons {
        path
        coordinate
        level
        allows
        brand
        custom
      }
      neededFields {
        coordinate
        atLeast
        level
        met
      }
    }
  }
`);

export const WHO_CAN_SEE = graphql(`
  query WhoCanSee($coordinate: String!) {
    whoCanSee(coordinate: $coordinate) {
      coordinate
      roles {
        role
        level
      }
      operators {
        level
        operator {
          id
          login
          name
        }
      }
    }
  }
`);

export const UPDATE_POLICY = graphql(`
  mutation UpdatePolicy($input: UpdatePolicyInput!) {
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
