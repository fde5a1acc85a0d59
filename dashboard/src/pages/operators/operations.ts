import { graphql } from './gql';

export const OPERATORS = graphql(`
  query Operators($first: Int!, $after: String) {
    operators(first: $first, after: $after) {
      totalCount
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
        createdAt
        createdBy
      }
    }
  }
`);

export const ROLES = graphql(`
  query RolesToAssign {
    accessRoles {
      name
      title
      kind
      custom
    }
  }
`);

export const CREATE_OPERATOR = graphql(`
  mutation CreateOperator($input: CreateOperatorInput!) {
    createOperator(input: $input) {
      __typename
      ... on OperatorCreated {
        operator {
          id
        }
      }
      ... on LoginTaken {
        message
      }
    }
  }
`);

export const DISABLE_OPERATOR = graphql(`
  mutation DisableOperator($input: DisableOperatorInput!) {
    disableOperator(input: $input) {
      __typename
      ... on OperatorDisabled {
        operator {
          id
          state
          roles
        }
      }
      ... on OperatorNotFound {
        message
      }
      ... on OperatorOutOfReach {
        message
      }
    }
  }
`);

export const RESET_FACTORS = graphql(`
  mutation ResetFactors($input: ResetFactorsInput!) {
    resetFactors(input: $input) {
      __typename
      ... on FactorsReset {
        operatorId
      }
      ... on Refusal {
        message
      }
    }
  }
`);
