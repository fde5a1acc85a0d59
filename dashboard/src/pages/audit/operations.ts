import { graphql } from './gql';

export const AUDIT_ENTRIES = graphql(`
  query AuditEntries($filter: AuditFilter, $first: Int!, $after: String) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        day
        seq
        at
        actor
        channel
        ip
        userAgent
        sessionId
        correlationId
        action
        subject
        player {
          id
          username
        }
        outcome
        details {
          name
          values
        }
        hash
      }
    }
  }
`);
