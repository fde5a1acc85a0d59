import { graphql } from './gql';

export const BRAND = graphql(`
  query BrandSettings {
    brand {
      code
      name
      timeZone
      currencies
      jurisdictions
    }
  }
`);

export const BRAND_CHANGES = graphql(`
  query BrandChanges($after: String) {
    brandChanges(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        isNew
        reason
        state
        maker
        checker
        createdAt
        decidedAt
        wanted {
          code
          name
          timeZone
          currencies
          jurisdictions
        }
      }
    }
  }
`);

export const LIMITS = graphql(`
  query MoneyLimits {
    moneyLimits {
      scope
      isDefault
      perPlayer {
        amount
        currency
      }
      perMaker {
        amount
        currency
      }
    }
  }
`);

export const LIMIT_CHANGES = graphql(`
  query MoneyLimitChanges($after: String) {
    moneyLimitChanges(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        scope
        reason
        state
        maker
        checker
        createdAt
        decidedAt
        perPlayer {
          amount
          currency
        }
        perMaker {
          amount
          currency
        }
      }
    }
  }
`);

export const REQUIREMENTS = graphql(`
  query RequirementsOfCountry($country: String!) {
    registrationRequirements(country: $country) {
      country
      jurisdiction
      ageMin
      requiredFields
      consents
      currencies
      languages
      playableNeeds
      terms {
        kind
        version
      }
    }
  }
`);

export const REQUEST_BRAND = graphql(`
  mutation RequestBrand($input: RequestBrandInput!) {
    requestBrand(input: $input) {
      __typename
      ... on BrandRequested {
        change {
          id
        }
      }
      ... on BrandTaken {
        message
      }
    }
  }
`);

export const APPROVE_BRAND = graphql(`
  mutation ApproveBrand($input: BrandChangeInput!) {
    approveBrand(input: $input) {
      __typename
      ... on BrandDecided {
        change {
          id
          state
          checker
          decidedAt
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const REJECT_BRAND = graphql(`
  mutation RejectBrand($input: BrandChangeInput!) {
    rejectBrand(input: $input) {
      __typename
      ... on BrandDecided {
        change {
          id
          state
          checker
          decidedAt
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const REQUEST_LIMIT = graphql(`
  mutation RequestMoneyLimit($input: RequestMoneyLimitInput!) {
    requestMoneyLimit(input: $input) {
      change {
        id
      }
    }
  }
`);

export const APPROVE_LIMIT = graphql(`
  mutation ApproveMoneyLimit($input: MoneyLimitChangeInput!) {
    approveMoneyLimit(input: $input) {
      __typename
      ... on MoneyLimitDecided {
        change {
          id
          state
          checker
          decidedAt
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);

export const REJECT_LIMIT = graphql(`
  mutation RejectMoneyLimit($input: MoneyLimitChangeInput!) {
    rejectMoneyLimit(input: $input) {
      __typename
      ... on MoneyLimitDecided {
        change {
          id
          state
          checker
          decidedAt
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`);
