import { graphql } from './gql';

export const TERMS = graphql(`
  query Terms {
    terms {
      kind
      version
      effectiveAt
      publishedAt
    }
  }
`);

export const PUBLISH_TERMS = graphql(`
  mutation PublishTerms($input: PublishTermsInput!) {
    publishTerms(input: $input) {
      __typename
      ... on TermsPublished {
        terms {
          kind
          version
        }
      }
      ... on TermsAlreadyPublished {
        message
      }
    }
  }
`);
