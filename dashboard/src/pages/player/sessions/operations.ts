import { graphql } from '../gql';

export const SESSIONS = graphql(`
  query Sessions($id: ID!) {
    player(id: $id) {
      id
      sessions {
        id
        startedAt
        seenAt
        expiresAt
        proofs {
          factor
          at
        }
        ip
        userAgent
      }
      factorReset {
        id
        state
        proof
        reference
        reason
        maker
        checker
        createdAt
        decidedAt
        dueAt
        endedAt
        endedBy
      }
    }
  }
`);

export const END_SESSIONS = graphql(`
  mutation EndPlayerSessions($input: EndPlayerSessionsInput!) {
    endPlayerSessions(input: $input) {
      count
    }
  }
`);
