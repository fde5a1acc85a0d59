import { graphql } from '../gql';

export const NOTES = graphql(`
  query Notes($id: ID!, $after: String) {
    player(id: $id) {
      id
      notes(first: 20, after: $after) {
        nodes {
          id
          text
          author
          at
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
