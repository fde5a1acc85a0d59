import { graphql } from '../gql';

export const AUDIT = graphql(`
  query Audit($id: ID!, $after: String) {
    auditEntries(filter: { playerId: $id }, first: 50, after: $after) {
      nodes {
        day
        seq
        at
        actor
        action
        outcome
        channel
        ip
        correlationId
        details {
          name
          values
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
