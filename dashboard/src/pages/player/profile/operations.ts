import { graphql } from '../gql';

export const PROFILE = graphql(`
  query Profile($id: ID!) {
    player(id: $id) {
      id
      email
      emailVerifiedAt
      phone
      phoneVerifiedAt
      dateOfBirth
      nationalId
      name {
        first
        last
      }
      address {
        street
        city
        postalCode
        region
      }
      preferences {
        language
        timeZone
        oddsFormat
        theme
        hideBalance
        contactBy
      }
      source {
        trafficSource
        campaign
      }
    }
  }
`);

export const CHANGES = graphql(`
  query Changes($id: ID!, $after: String) {
    player(id: $id) {
      id
      changes(first: 20, after: $after) {
        nodes {
          field
          before
          after
          version
          at
          actor
          channel
          reasonCode
          reason
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const STATUS_HISTORY = graphql(`
  query StatusHistory($id: ID!, $after: String) {
    player(id: $id) {
      id
      statusHistory(first: 20, after: $after) {
        nodes {
          from
          to
          version
          at
          actor
          reasonCode
          reason
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const CORRECTIONS = graphql(`
  query Corrections($id: ID!, $after: String) {
    player(id: $id) {
      id
      corrections(first: 20, after: $after) {
        nodes {
          id
          changes {
            field
            before
            after
          }
          reason
          state
          maker
          checker
          remark
          createdAt
          decidedAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const REVEAL = graphql(`
  mutation Reveal($input: RevealPersonalDataInput!) {
    revealPersonalData(input: $input) {
      ... on PersonalDataRevealed {
        values {
          field
          value
        }
      }
    }
  }
`);
