import { graphql } from '../gql';

export const CONSENTS = graphql(`
  query Consents($id: ID!, $brand: String) {
    player(id: $id) {
      id
      consents {
        kind
        version
        given
        at
      }
      marketingChannels
      preferences {
        contactBy
      }
    }
    terms(brand: $brand) {
      kind
      version
      effectiveAt
      publishedAt
    }
  }
`);

export const RECORD_CONSENT = graphql(`
  mutation RecordConsent($input: RecordConsentInput!) {
    recordConsent(input: $input) {
      __typename
    }
  }
`);
