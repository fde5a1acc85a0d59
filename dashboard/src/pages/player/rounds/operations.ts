import { graphql } from '../gql';

export const ROUNDS = graphql(`
  query Rounds($id: ID!, $after: String) {
    player(id: $id) {
      id
      rounds(first: 50, after: $after) {
        nodes {
          id
          reference
          game
          openedAt
          lastAt
          closedAt
          operations
          staked {
            amount
            currency
          }
          won {
            amount
            currency
          }
          result {
            amount
            currency
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
