import { graphql } from '../gql';

export const TIMELINE = graphql(`
  query Timeline($id: ID!, $filter: TimelineFilter, $after: String) {
    player(id: $id) {
      id
      timeline(filter: $filter, first: 50, after: $after) {
        nodes {
          at
          kind
          actor
          statusChange {
            from
            to
            reasonCode
            reason
          }
          changes {
            field
            before
            after
            reasonCode
            reason
          }
          note {
            id
            text
          }
          consent {
            kind
            version
            given
          }
          correction {
            id
            state
            reason
            remark
            changes {
              field
            }
          }
          transaction {
            id
            seq
            kind
            game
            reason
            amount {
              amount
              currency
            }
          }
          hold {
            id
            reason
            note
            liftNote
            withdrawal {
              id
              amount {
                amount
                currency
              }
            }
          }
          factorReset {
            id
            state
            reason
          }
          moneyApproval {
            id
            kind
            state
            reason
            decision
            amount {
              amount
              currency
            }
          }
          signIn {
            outcome
            factors
            ip
            userAgent
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
