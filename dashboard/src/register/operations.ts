/** What the page of registering asks of the API, without credentials. A test holds them against the schema. */

export const REQUIREMENTS = `query Requirements($country: String!) {
  registrationRequirements(country: $country) {
    country ageMin requiredFields consents terms { kind version } currencies languages
  }
}`;

const REFUSED = `
  ... on UsernameTaken { message }
  ... on EmailTaken { message }
  ... on RegistrationRefused { message reasons { complaint field message } }
`;

export const REGISTER = `mutation Register($input: RegisterPlayerInput!) {
  registerPlayer(input: $input) {
    __typename
    ... on RegistrationReceived { challenge email }
    ${REFUSED}
  }
}`;

export const VERIFY = `mutation Verify($input: VerifyInput!) {
  verifyEmail(input: $input) {
    __typename
    ... on CodeRefused { message }
    ${REFUSED}
  }
}`;

export const OPERATIONS = [REQUIREMENTS, REGISTER, VERIFY];

export interface Requirements {
  country: string;
  ageMin: number;
  requiredFields: readonly string[];
  consents: readonly string[];
  terms: readonly { kind: string; version: string }[];
  currencies: readonly string[];
  languages: readonly string[];
}

export interface Reason {
  complaint: string;
  field: string | null;
  message: string;
}

/** A member of both results. */
export interface Registered {
  __typename: string;
  message?: string;
  challenge?: string;
  email?: string;
  reasons?: readonly Reason[];
}
