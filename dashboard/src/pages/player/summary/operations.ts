import { graphql } from '../gql';

export const PROFILE_SHORT = graphql(`
  query ProfileShort($id: ID!) {
    player(id: $id) {
      id
      email
      phone
      dateOfBirth
      emailVerifiedAt
      phoneVerifiedAt
      preferences {
        language
      }
    }
  }
`);
