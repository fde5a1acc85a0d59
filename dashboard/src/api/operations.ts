/** Who is looking, what they may do, and the proofs that sensitive operations want. */

import { graphql } from './gql';

export const VIEWER = graphql(`
  query Viewer {
    viewer {
      kind
      name
      brand
      roles
      permissions {
        coordinate
        level
      }
    }
  }
`);

export const BEGIN_STEP_UP = graphql(`
  mutation BeginStepUp($input: BeginStepUpInput!) {
    beginStepUp(input: $input) {
      ... on StepUpBegun {
        options
      }
      ... on StepUpRefused {
        message
      }
    }
  }
`);

export const PROVE_STEP_UP = graphql(`
  mutation ProveStepUp($input: ProveStepUpInput!) {
    proveStepUp(input: $input) {
      ... on StepUpRefused {
        message
      }
    }
  }
`);
